//! Bodies of the territory, as rows.

use base::Id;
use db::{Result, Tx, ids, params};
use people::Body;

/// These bodies, by name.
pub fn these(tx: &Tx<'_>, bodies: &[Id<Body>]) -> Result<Vec<Body>> {
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(
        "select id, kind, siren, name, department, population, town_id as town,
                parent_id as parent, closed_on
           from body
          where id in ids($1)
          order by name, id
          limit 10000",
        params![ids(bodies.iter().copied())],
    )
}
