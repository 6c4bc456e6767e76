//! Bylaws, as rows: a version from a day on.

use crate::bylaws::Version;
use base::{Day, Id};
use db::{Result, Tx, params};
use people::Body;

pub fn on(tx: &Tx<'_>, body: Id<Body>, day: Day) -> Result<Option<Version>> {
    tx.first(
        "select id, from_on, rules
           from council_rules
          where body_id = $1 and from_on <= $2
          order by from_on desc
          limit 1",
        params![body, day],
    )
}

/// The latest first.
pub fn versions(tx: &Tx<'_>, body: Id<Body>) -> Result<Vec<Version>> {
    tx.all(
        "select id, from_on, rules
           from council_rules
          where body_id = $1
          order by from_on desc
          limit 50",
        params![body],
    )
}

/// A version from a day on; the one of that same day is written over.
pub fn keep(tx: &Tx<'_>, body: Id<Body>, from_on: Day, rules: &str) -> Result<()> {
    let id: Id<Version> = tx.new_id();
    tx.run(
        "insert into council_rules (id, body_id, from_on, rules)
         values ($1, $2, $3, $4)
             on conflict (body_id, from_on) do update set rules = excluded.rules",
        params![id, body, from_on, rules],
    )
    .map(drop)
}
