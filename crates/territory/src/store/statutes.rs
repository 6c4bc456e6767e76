//! Versions of the statutes, as rows.

use super::facts::By;
use crate::statutes::Statutes;
use base::{Day, Id};
use council::Deliberation;
use db::{Result, Tx, params};
use people::Body;

pub fn of_syndicate(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Vec<Statutes>> {
    tx.all(
        "select id, syndicate_id, number, title, body, colleges, deliberation_id, from_on, until_on
           from statutes
          where syndicate_id = $1
          order by number desc
          limit 100",
        params![syndicate],
    )
}

/// The version that runs on a day.
pub fn on(tx: &Tx<'_>, syndicate: Id<Body>, on: Day) -> Result<Option<Statutes>> {
    tx.first(
        "select id, syndicate_id, number, title, body, colleges, deliberation_id, from_on, until_on
           from statutes
          where syndicate_id = $1 and from_on <= $2 and (until_on is null or until_on > $2)
          order by number desc
          limit 1",
        params![syndicate, on],
    )
}

/// Adds a version; with a first day it runs from then on, and the one before until then.
pub fn insert(tx: &Tx<'_>, new: &Statutes) -> Result<()> {
    if let Some(from) = new.from_on {
        end_before(tx, new.syndicate_id, new.number, from)?;
    }
    tx.run(
        "insert into statutes (id, syndicate_id, number, title, body, colleges, deliberation_id,
                               from_on, until_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            new.id,
            new.syndicate_id,
            new.number,
            &new.title,
            &new.body,
            &new.colleges,
            new.deliberation_id,
            new.from_on,
            new.until_on
        ],
    )
    .map(drop)
}

/// A draft that the syndicate has voted runs from a day on.
pub fn begin(tx: &Tx<'_>, syndicate: Id<Body>, version: Id<Statutes>, by: By) -> Result<()> {
    let number: Option<(i64,)> = tx.first(
        "select number from statutes where id = $1 and syndicate_id = $2 and from_on is null",
        params![version, syndicate],
    )?;
    let Some((number,)) = number else { return Ok(()) };
    end_before(tx, syndicate, u32::try_from(number).unwrap_or(u32::MAX), by.on)?;
    tx.run(
        "update statutes set deliberation_id = $2, from_on = $3 where id = $1",
        params![version, by.act, by.on],
    )
    .map(drop)
}

fn end_before(tx: &Tx<'_>, syndicate: Id<Body>, number: u32, on: Day) -> Result<()> {
    tx.run(
        "update statutes
            set until_on = $3
          where syndicate_id = $1
            and number <> $2
            and from_on <= $3
            and (until_on is null or until_on > $3)",
        params![syndicate, number, on],
    )
    .map(drop)
}

/// What this deliberation began is a draft again, and the version that ended that day runs on.
pub fn forget(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<()> {
    tx.run(
        "update statutes
            set until_on = null
          where (syndicate_id, until_on) in (select syndicate_id, from_on
                                               from statutes
                                              where deliberation_id = $1)
            and (deliberation_id is null or deliberation_id <> $1)",
        params![act],
    )?;
    tx.run(
        "update statutes set from_on = null, deliberation_id = null where deliberation_id = $1",
        params![act],
    )
    .map(drop)
}

/// What this deliberation began ends on a day.
pub fn end_by(tx: &Tx<'_>, act: Id<Deliberation>, on: Day) -> Result<()> {
    tx.run(
        "update statutes
            set until_on = $2
          where deliberation_id = $1 and (until_on is null or until_on > $2)",
        params![act, on],
    )
    .map(drop)
}
