//! Versions of texts.

use crate::Version;
use base::{Id, Instant, RichText};
use db::{Result, Tx, params};
use people::Person;

pub fn keep(
    tx: &Tx<'_>,
    (kind, text, number): (&'static str, Id<()>, u32),
    editor: Id<Person>,
    (title, body): (&str, &RichText),
    now: Instant,
) -> Result<()> {
    tx.run(
        "insert into text_version (thing_id, version, kind, editor_id, at, title, body)
         values ($1, $2, $3, $4, $5, $6, $7)",
        params![text, number, kind, editor, now, title, body],
    )
    .map(drop)
}

/// The newest first.
pub fn of(tx: &Tx<'_>, text: Id<()>, limit: u32) -> Result<Vec<Version>> {
    tx.all(
        "select v.version as number, v.at, v.title, v.body, p.first_name, p.last_name,
                p.title as civility
           from text_version v
           join person p on p.id = v.editor_id
          where v.thing_id = $1
          order by v.version desc
          limit $2",
        params![text, limit],
    )
}

pub fn forget(tx: &Tx<'_>, text: Id<()>) -> Result<()> {
    tx.run("delete from text_version where thing_id = $1", params![text]).map(drop)
}
