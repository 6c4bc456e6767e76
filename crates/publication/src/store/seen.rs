//! Marks of readers.

use crate::Edition;
use base::{Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::Person;

/// The first time counts.
pub fn open(tx: &Tx<'_>, edition: Id<Edition>, person: Id<Person>, at: Instant) -> Result<()> {
    tx.run(
        "insert into edition_seen (edition, person_id, opened_at)
         values ($1, $2, $3)
         on conflict (edition, person_id) do update
            set opened_at = coalesce(edition_seen.opened_at, excluded.opened_at)",
        params![edition, person, at],
    )
    .map(drop)
}

pub fn leave(tx: &Tx<'_>, editions: &[Id<Edition>], person: Id<Person>) -> Result<()> {
    let row = |edition: &Id<Edition>| params![*edition, person].to_vec();
    let rows: Vec<Vec<Value>> = editions.iter().map(row).collect();
    tx.run_each(
        "insert into edition_seen (edition, person_id, opened_at)
         values ($1, $2, null)
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
        "select edition from edition_seen where edition in ids($1) and person_id = $2",
        params![ids(wanted.clone()), person],
    )?;
    Ok(wanted.filter(|edition| !seen.iter().any(|(it,)| it == edition)).collect())
}

/// Has he read it?
pub fn has_opened(tx: &Tx<'_>, edition: Id<Edition>, person: Id<Person>) -> Result<bool> {
    let opened: Option<(Option<Instant>,)> = tx.first(
        "select opened_at from edition_seen where edition = $1 and person_id = $2",
        params![edition, person],
    )?;
    Ok(opened.is_some_and(|(at,)| at.is_some()))
}

/// The text is not out any more.
pub fn forget(tx: &Tx<'_>, edition: Id<Edition>) -> Result<()> {
    tx.run("delete from edition_seen where edition = $1", params![edition]).map(drop)
}
