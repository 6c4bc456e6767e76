//! What there is of one person, to be given to him or to be erased.

use crate::{Said, export::OwnComment};
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;

pub fn comments_of(tx: &Tx<'_>, kind: &'static str, person: Id<Person>) -> Result<Vec<OwnComment>> {
    tx.all(
        "select thing_id, body, written_at, state, reason
           from comment
          where author_id = $1 and kind = $2
          order by id",
        params![person, kind],
    )
}

pub fn reports_by(
    tx: &Tx<'_>,
    kind: &'static str,
    person: Id<Person>,
) -> Result<Vec<(Id<Said>, String, Instant)>> {
    tx.all(
        "select r.comment_id, r.reason, r.at
           from comment_report r
           join comment c on c.id = r.comment_id
          where r.reporter_id = $1 and c.kind = $2
          order by r.comment_id",
        params![person, kind],
    )
}

/// What he said, what he has seen and what he reported go; says how many rows. The versions he
/// saved stay with their texts, under the name the directory still knows him by.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let seen = tx.run("delete from edition_seen where person_id = $1", params![person])?;
    let about = tx.run(
        "delete from comment_report
          where comment_id in (select id from comment where author_id = $1)",
        params![person],
    )?;
    let said = tx.run("delete from comment where author_id = $1", params![person])?;
    let reported = tx.run("delete from comment_report where reporter_id = $1", params![person])?;
    Ok(seen + about + said + reported)
}
