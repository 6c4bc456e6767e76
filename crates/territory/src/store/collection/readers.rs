//! Who is told of a collection, as groups.

use base::Id;
use db::{Result, Tx, ids, params};
use people::{Body, Group};

/// The groups of those who work for these bodies: for a commune, its town's agents.
pub fn agents_of(tx: &Tx<'_>, bodies: &[Id<Body>]) -> Result<Vec<Id<Group>>> {
    let groups: Vec<(Id<Group>,)> = tx.all(
        "select g.id
           from body b
           join person_group g
             on g.kind = 'agents'
            and (g.scope_kind = 'town' and g.scope_id = b.town_id
                 or g.scope_kind = 'body' and g.scope_id = b.id and b.town_id is null)
          where b.id in ids($1)
          order by g.id
          limit 2000",
        params![ids(bodies.iter().copied())],
    )?;
    Ok(groups.into_iter().map(|(group,)| group).collect())
}
