//! What feeds changed of each person, and forgetting it, as rows.

use crate::done::{Done, Edit};
use crate::history::Feed;
use base::{Id, Instant};
use db::{Result, Tx, Value, params};
use people::Person;

/// Beside what was done in a place, what was changed of its people.
pub fn keep(tx: &Tx<'_>, feed: Id<Feed>, place: &str, done: &Done) -> Result<()> {
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for (person, edit) in done.edits() {
        let changes =
            serde_json::to_string(&edit).map_err(|error| db::Error::Engine(error.to_string()))?;
        rows.push(params![feed, place, person, changes].to_vec());
    }
    tx.run_each(
        "insert into feed_edit (feed_id, place, person_id, changes) values ($1, $2, $3, $4)",
        &rows,
    )
    .map(drop)
}

pub fn find(tx: &Tx<'_>, feed: Id<Feed>, place: &str) -> Result<Vec<(Id<Person>, Edit)>> {
    let rows: Vec<(Id<Person>, String)> = tx.all(
        "select person_id, changes
           from feed_edit
          where feed_id = $1 and place = $2
          order by person_id",
        params![feed, place],
    )?;
    let read = |(person, changes): (Id<Person>, String)| {
        let edit = serde_json::from_str(&changes);
        Ok((person, edit.map_err(|error| db::Error::Engine(error.to_string()))?))
    };
    rows.into_iter().map(read).collect()
}

/// With what was done so long ago that it is not undone any more.
pub fn forget_old(tx: &Tx<'_>, before: Instant) -> Result<u64> {
    tx.run(
        "delete from feed_edit
          where exists (select 1
                          from feed_school s
                         where s.feed_id = feed_edit.feed_id
                           and s.place = feed_edit.place
                           and s.applied_at < $1)",
        params![before],
    )
}

/// What feeds said and changed of a person who is erased. He who is said again is somebody new.
pub fn forget_person(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let known = tx.run(
        "delete from feed_known
          where key in (select source || '/' || key from person_key where person_id = $1)",
        params![person],
    )?;
    Ok(known + tx.run("delete from feed_edit where person_id = $1", params![person])?)
}
