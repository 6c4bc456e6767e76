//! Feeds, as rows.

use crate::history::{Feed, State};
use base::{Id, Instant};
use db::{Result, Tx, params};

pub fn insert(tx: &Tx<'_>, feed: &Feed) -> Result<()> {
    tx.run(
        "insert into feed (id, name, mode, state, year, makes_schools, by_id, at, reading)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            feed.id,
            &feed.name,
            feed.mode,
            feed.state,
            feed.year,
            feed.makes_schools,
            feed.by,
            feed.at,
            &feed.reading
        ],
    )
    .map(drop)
}

pub fn load(tx: &Tx<'_>, feed: Id<Feed>) -> Result<Option<Feed>> {
    tx.first(
        "select id, name, mode, state, year, makes_schools, by_id as by, at, applied_at, undone_at,
                reading
           from feed
          where id = $1",
        params![feed],
    )
}

pub fn recent(tx: &Tx<'_>, before: Id<Feed>, limit: u32) -> Result<Vec<Feed>> {
    tx.all(
        "select id, name, mode, state, year, makes_schools, by_id as by, at, applied_at, undone_at,
                reading
           from feed
          where id < $1
          order by id desc
          limit $2",
        params![before, limit],
    )
}

pub fn set_read(tx: &Tx<'_>, feed: &Feed) -> Result<()> {
    tx.change(
        "update feed set mode = $2, state = $3, reading = $4 where id = $1",
        params![feed.id, feed.mode, feed.state, &feed.reading],
    )
}

/// Moves a feed on from one of two states; a conflict when somebody else has.
pub fn set_state(tx: &Tx<'_>, feed: Id<Feed>, from: [State; 2], to: State) -> Result<()> {
    tx.change(
        "update feed set state = $4 where id = $1 and state in ($2, $3)",
        params![feed, from[0], from[1], to],
    )
}

pub fn set_applied(tx: &Tx<'_>, feed: Id<Feed>, state: State, at: Instant) -> Result<()> {
    tx.change("update feed set state = $2, applied_at = $3 where id = $1", params![feed, state, at])
}

pub fn set_undone(tx: &Tx<'_>, feed: Id<Feed>, at: Instant) -> Result<()> {
    tx.change("update feed set state = 'undone', undone_at = $2 where id = $1", params![feed, at])
}
