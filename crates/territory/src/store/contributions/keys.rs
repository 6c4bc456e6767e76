//! Keys of contributions, as rows.

use crate::funding::{KeyRow, WrittenKey};
use base::{Day, Id};
use council::Deliberation;
use db::{Result, Tx, params};
use people::Body;

pub fn find(tx: &Tx<'_>, id: Id<WrittenKey>) -> Result<Option<KeyRow>> {
    tx.first(
        "select id, syndicate_id, number, title, from_year, content, state, deliberation_id,
                vote_number, voted_on, version
           from contribution_key
          where id = $1",
        params![id],
    )
}

/// Those of a syndicate, the latest written first.
pub fn of_syndicate(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Vec<KeyRow>> {
    tx.all(
        "select id, syndicate_id, number, title, from_year, content, state, deliberation_id,
                vote_number, voted_on, version
           from contribution_key
          where syndicate_id = $1
          order by id desc
          limit 200",
        params![syndicate],
    )
}

pub fn insert(
    tx: &Tx<'_>,
    syndicate: Id<Body>,
    title: &str,
    from_year: i16,
    content: &str,
) -> Result<Id<WrittenKey>> {
    let id = tx.new_id();
    tx.run(
        "insert into contribution_key (id, syndicate_id, title, from_year, content, state,
                                       vote_number, version)
         values ($1, $2, $3, $4, $5, 'draft', '', 1)",
        params![id, syndicate, title, from_year, content],
    )?;
    Ok(id)
}

/// Writes a draft anew; a conflict when it was voted, or changed by somebody else.
pub fn update(
    tx: &Tx<'_>,
    row: &KeyRow,
    title: &str,
    from_year: i16,
    content: &str,
    version: u32,
) -> Result<()> {
    tx.change(
        "update contribution_key
            set title = $3, from_year = $4, content = $5, version = version + 1
          where id = $1 and version = $2 and state = 'draft'",
        params![row.id, version, title, from_year, content],
    )
}

pub fn next_number(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<u32> {
    let last = tx.number(
        "select coalesce(max(number), 0) from contribution_key where syndicate_id = $1",
        params![syndicate],
    )?;
    Ok(u32::try_from(last).unwrap_or(0) + 1)
}

pub fn vote(
    tx: &Tx<'_>,
    row: &KeyRow,
    number: u32,
    act: Option<Id<Deliberation>>,
    vote_number: &str,
    on: Day,
) -> Result<()> {
    tx.change(
        "update contribution_key
            set number = $3, deliberation_id = $4, vote_number = $5, voted_on = $6,
                state = 'voted', version = version + 1
          where id = $1 and version = $2 and state <> 'voted'",
        params![row.id, row.version, number, act, vote_number, on],
    )
}

pub fn withdraw(tx: &Tx<'_>, id: Id<WrittenKey>) -> Result<()> {
    tx.run(
        "update contribution_key
            set state = 'withdrawn', version = version + 1
          where id = $1 and state = 'voted'",
        params![id],
    )
    .map(drop)
}
