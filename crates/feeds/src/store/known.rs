//! What the feeds of a source said last, as rows.

use crate::history::Feed;
use crate::record::RecordKind;
use base::Id;
use db::{Result, Tx, Value, params};

db::row! {
    #[derive(Clone, Debug)]
    pub struct KnownLine {
        pub kind: RecordKind,
        pub key: String,
        pub place: String,
        pub hash: i64,
    }
}

/// Everything a source (`aaf:09`) said last, one line at a time: an academy has a million.
pub fn each(tx: &Tx<'_>, source: &str, each: impl FnMut(KnownLine) -> Result<()>) -> Result<()> {
    // The character after `/` is `0`.
    tx.each(
        "select kind, key, place, hash from feed_known where key >= $1 and key < $2",
        params![format!("{source}/"), format!("{source}0")],
        each,
    )
}

/// What the lines of this place said is known now.
pub fn learn_place(tx: &Tx<'_>, feed: Id<Feed>, place: &str) -> Result<()> {
    tx.run(
        "insert into feed_known (key, kind, place, hash)
         select key, kind, place, hash
           from feed_wanted
          where feed_id = $1 and place = $2 and verb in ('put', 'modify')
             on conflict (key, kind, place) do update set hash = excluded.hash",
        params![feed, place],
    )?;
    tx.run(
        "delete from feed_known
          where place = $2
            and (key, kind) in (select key, kind
                                  from feed_wanted
                                 where feed_id = $1 and place = $2
                                   and verb in ('absent', 'moved'))",
        params![feed, place],
    )
    .map(drop)
}

/// What was said of these guardians of AAF is known now; they have no place.
pub fn learn_guardians(tx: &Tx<'_>, feed: Id<Feed>, keys: &[String]) -> Result<()> {
    let rows: Vec<Vec<Value>> = keys.iter().map(|key| params![feed, key].to_vec()).collect();
    tx.run_each(
        "insert into feed_known (key, kind, place, hash)
         select key, kind, place, hash
           from feed_wanted
          where feed_id = $1 and place = '' and kind = 'guardian' and key = $2
            and verb in ('put', 'modify')
             on conflict (key, kind, place) do update set hash = excluded.hash",
        &rows,
    )
    .map(drop)
}

/// As if nothing had been said of these in this place.
pub fn forget(tx: &Tx<'_>, place: &str, lines: &[(RecordKind, String)]) -> Result<()> {
    tx.run_each(
        "delete from feed_known where key = $2 and kind = $1 and place = $3",
        &rows(place, lines),
    )
    .map(drop)
}

/// Said, but to be looked at again by the next feed.
pub fn doubt(tx: &Tx<'_>, place: &str, lines: &[(RecordKind, String)]) -> Result<()> {
    tx.run_each(
        "insert into feed_known (kind, key, place, hash)
         values ($1, $2, $3, 0)
             on conflict (key, kind, place) do update set hash = 0",
        &rows(place, lines),
    )
    .map(drop)
}

fn rows(place: &str, lines: &[(RecordKind, String)]) -> Vec<Vec<Value>> {
    lines.iter().map(|(kind, key)| params![*kind, key.as_str(), place].to_vec()).collect()
}
