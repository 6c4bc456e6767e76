//! Feeds, as rows.

use crate::history::{Feed, State};
use base::{Id, Instant};
use db::{Result, Tx, params};
use jobs::progress::Progress;

pub fn insert(tx: &Tx<'_>, feed: &Feed) -> Result<()> {
    tx.run(
        "insert into feed (id, name, mode, state, year, makes_schools, by_id, at, reading,
                           school_id, hold_percent, progress_id, alive_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        params![
            feed.id,
            &feed.name,
            feed.mode,
            feed.state,
            feed.year,
            feed.makes_schools,
            feed.by,
            feed.at,
            &feed.reading,
            feed.school,
            feed.hold_percent,
            feed.progress,
            feed.alive_at
        ],
    )
    .map(drop)
}

pub fn load(tx: &Tx<'_>, feed: Id<Feed>) -> Result<Option<Feed>> {
    tx.first(
        "select id, name, mode, state, year, makes_schools, by_id as by, at, applied_at, undone_at,
                reading, school_id as school, hold_percent, progress_id as progress, alive_at,
                counts
           from feed
          where id = $1",
        params![feed],
    )
}

pub fn recent(tx: &Tx<'_>, before: Id<Feed>, limit: u32) -> Result<Vec<Feed>> {
    tx.all(
        "select id, name, mode, state, year, makes_schools, by_id as by, at, applied_at, undone_at,
                reading, school_id as school, hold_percent, progress_id as progress, alive_at,
                counts
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

pub fn set_counts(tx: &Tx<'_>, feed: Id<Feed>, counts: &str) -> Result<()> {
    tx.change("update feed set counts = $2 where id = $1", params![feed, counts])
}

pub fn set_dropped(tx: &Tx<'_>, feed: Id<Feed>) -> Result<()> {
    tx.change("update feed set state = 'dropped' where id = $1", params![feed])
}

pub fn set_undone(tx: &Tx<'_>, feed: Id<Feed>, at: Instant) -> Result<()> {
    tx.change("update feed set state = 'undone', undone_at = $2 where id = $1", params![feed, at])
}

/// Whoever works on it is alive.
pub fn touch(tx: &Tx<'_>, feed: Id<Feed>, at: Instant) -> Result<()> {
    tx.run("update feed set alive_at = $2 where id = $1", params![feed, at]).map(drop)
}

/// Long work on it begins, followed by its own progress.
pub fn follow(tx: &Tx<'_>, feed: Id<Feed>, progress: Id<Progress>, at: Instant) -> Result<()> {
    tx.change(
        "update feed set progress_id = $2, alive_at = $3 where id = $1",
        params![feed, progress, at],
    )
}

/// Feeds on which somebody worked who gave no sign of life since.
pub fn abandoned(tx: &Tx<'_>, before: Instant, limit: u32) -> Result<Vec<Feed>> {
    tx.all(
        "select id, name, mode, state, year, makes_schools, by_id as by, at, applied_at, undone_at,
                reading, school_id as school, hold_percent, progress_id as progress, alive_at,
                counts
           from feed
          where state in ('reading', 'read', 'applying') and alive_at < $1
          order by id
          limit $2",
        params![before, limit],
    )
}

/// Plans that nobody has applied since long.
pub fn forgotten(tx: &Tx<'_>, before: Instant, limit: u32) -> Result<Vec<Id<Feed>>> {
    let ids: Vec<(Id<Feed>,)> = tx.all(
        "select id from feed where state = 'planned' and at < $1 order by id limit $2",
        params![before, limit],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}
