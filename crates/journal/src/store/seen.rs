//! Marks of readers: a post is not new any more.

use crate::post::Edition;
use base::{Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::Person;

pub fn mark(tx: &Tx<'_>, editions: &[Id<Edition>], person: Id<Person>, at: Instant) -> Result<()> {
    let row = |edition: &Id<Edition>| params![*edition, person, at].to_vec();
    let rows: Vec<Vec<Value>> = editions.iter().map(row).collect();
    tx.run_each(
        "insert into journal_seen (edition, person_id, at)
         values ($1, $2, $3)
         on conflict (edition, person_id) do nothing",
        &rows,
    )
    .map(drop)
}

/// Of these, those that are new for this person.
pub fn unseen(tx: &Tx<'_>, editions: &[i64], person: Id<Person>) -> Result<Vec<Id<Edition>>> {
    if editions.is_empty() {
        return Ok(Vec::new());
    }
    let wanted = editions.iter().map(|edition| Id::<Edition>::new(*edition));
    let seen: Vec<(Id<Edition>,)> = tx.all(
        "select edition from journal_seen where edition in ids($1) and person_id = $2",
        params![ids(wanted.clone()), person],
    )?;
    Ok(wanted.filter(|edition| !seen.iter().any(|(it,)| it == edition)).collect())
}

/// The post is not out any more.
pub fn forget(tx: &Tx<'_>, edition: Id<Edition>) -> Result<()> {
    tx.run("delete from journal_seen where edition = $1", params![edition]).map(drop)
}
