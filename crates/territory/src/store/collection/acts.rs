//! Deliberations of the communes, as their files read them.

use crate::collection::Act;
use base::Id;
use council::Deliberation;
use db::{Result, Tx, ids, params};
use people::Body;

/// Those of a commune that were not put off, rejected or undone: what it may tie, the latest first.
pub fn of_body(tx: &Tx<'_>, body: Id<Body>) -> Result<Vec<Act>> {
    tx.all(
        "select id, body_id, number, title, state, outcome, withdrawn_by, repealed_by,
                published_at, transmitted_at, executory_on, digest
           from deliberation
          where body_id = $1
            and withdrawn_by is null
            and repealed_by is null
            and (outcome is null or outcome = 'adopted')
          order by id desc
          limit 200",
        params![body],
    )
}

pub fn these(tx: &Tx<'_>, acts: &[Id<Deliberation>]) -> Result<Vec<Act>> {
    if acts.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(
        "select id, body_id, number, title, state, outcome, withdrawn_by, repealed_by,
                published_at, transmitted_at, executory_on, digest
           from deliberation
          where id in ids($1)
          order by id
          limit 10000",
        params![ids(acts.iter().copied())],
    )
}
