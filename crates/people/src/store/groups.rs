//! Groups, as rows.

use crate::{School, Scope, Town};
use base::Id;
use db::{Result, Tx, ids, params};
use std::collections::HashMap;

/// Whoever is in a group of this scope.
pub fn persons_in(tx: &Tx<'_>, scope: Scope) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = tx.all(
        "select distinct m.person_id
           from person_group g
           join membership m on m.group_id = g.id
          where g.scope_kind = $1 and g.scope_id = $2 and g.level = $3",
        params![scope.kind(), scope.id(), scope.level()],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub fn move_to_town(tx: &Tx<'_>, school: Id<School>, town: Id<Town>) -> Result<()> {
    tx.run("update person_group set town_id = $2 where school_id = $1", params![school, town])
        .map(drop)
}

pub fn towns_of(
    tx: &Tx<'_>,
    schools: impl IntoIterator<Item = Id<School>>,
) -> Result<HashMap<Id<School>, Id<Town>>> {
    let rows: Vec<(Id<School>, Id<Town>)> =
        tx.all("select id, town_id from school where id in ids($1)", params![ids(schools)])?;
    Ok(rows.into_iter().collect())
}
