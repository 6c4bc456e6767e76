//! The plan of a feed, school by school, as rows.

use crate::done::Done;
use crate::history::{Feed, SchoolStep, StepState};
use base::{Id, Instant};
use db::{Result, Tx, Value, params};
use people::School;

pub fn insert(tx: &Tx<'_>, feed: Id<Feed>, steps: &[SchoolStep]) -> Result<()> {
    let rows: Vec<Vec<Value>> = steps
        .iter()
        .map(|step| {
            params![
                feed,
                step.place.as_str(),
                step.position,
                step.name.as_str(),
                step.school,
                step.state,
                step.counts.as_str(),
                step.leaving,
                step.present,
                step.leaving_sum.as_str(),
                step.reason.as_deref(),
                step.town
            ]
            .to_vec()
        })
        .collect();
    tx.run_each(
        "insert into feed_school (feed_id, place, position, name, school_id, state, counts,
                                  leaving, present, leaving_sum, reason, town_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             on conflict (feed_id, place)
             do update set school_id = excluded.school_id, state = excluded.state,
                           counts = excluded.counts, leaving = excluded.leaving,
                           present = excluded.present, leaving_sum = excluded.leaving_sum",
        &rows,
    )
    .map(drop)
}

pub fn of_feed(tx: &Tx<'_>, feed: Id<Feed>) -> Result<Vec<SchoolStep>> {
    tx.all(
        "select place, position, name, school_id as school, state, counts, leaving, present,
                leaving_sum, reason, applied_at, town_id as town
           from feed_school
          where feed_id = $1
          order by position",
        params![feed],
    )
}

/// Somebody has read who would leave and says why it is right.
pub fn release(tx: &Tx<'_>, feed: Id<Feed>, place: &str, reason: &str) -> Result<()> {
    tx.change(
        "update feed_school
            set state = 'planned', reason = $3
          where feed_id = $1 and place = $2 and state = 'held'",
        params![feed, place, reason],
    )
}

pub fn set_state(tx: &Tx<'_>, feed: Id<Feed>, place: &str, state: StepState) -> Result<()> {
    tx.change(
        "update feed_school set state = $3 where feed_id = $1 and place = $2",
        params![feed, place, state],
    )
}

pub fn set_applied(
    tx: &Tx<'_>,
    feed: Id<Feed>,
    step: &SchoolStep,
    at: Instant,
    done: &Done,
) -> Result<()> {
    super::edits::keep(tx, feed, &step.place, done)?;
    let done = serde_json::to_string(done).map_err(unreadable)?;
    tx.change(
        "update feed_school
            set state = 'applied', school_id = $3, counts = $4, applied_at = $5, done = $6
          where feed_id = $1 and place = $2 and state in ('planned', 'held')",
        params![feed, step.place.as_str(), step.school, step.counts.as_str(), at, done],
    )
}

/// What was done, to be undone; none when it is no longer written down.
pub fn done(tx: &Tx<'_>, feed: Id<Feed>, place: &str) -> Result<Option<Done>> {
    let (done,): (Option<String>,) = tx.one(
        "select done from feed_school where feed_id = $1 and place = $2",
        params![feed, place],
    )?;
    let Some(done) = done.filter(|done| !done.is_empty()) else { return Ok(None) };
    let done: Done = serde_json::from_str(&done).map_err(unreadable)?;
    Ok(Some(done.with(super::edits::find(tx, feed, place)?)))
}

fn unreadable(error: serde_json::Error) -> db::Error {
    db::Error::Engine(error.to_string())
}

/// A feed that was applied to this school after `at` and still stands.
pub fn later(tx: &Tx<'_>, school: Id<School>, feed: Id<Feed>, at: Instant) -> Result<i64> {
    tx.number(
        "select count(*)
           from feed_school
          where school_id = $1 and feed_id <> $2 and applied_at >= $3 and state = 'applied'",
        params![school, feed, at],
    )
}

/// Steps of a feed in a state.
pub fn count(tx: &Tx<'_>, feed: Id<Feed>, state: StepState) -> Result<i64> {
    tx.number(
        "select count(*) from feed_school where feed_id = $1 and state = $2",
        params![feed, state],
    )
}

/// What is not applied will not be: others of the feed were.
pub fn give_up(tx: &Tx<'_>, feed: Id<Feed>) -> Result<u64> {
    tx.run(
        "update feed_school
            set state = 'dropped'
          where feed_id = $1 and state in ('planned', 'held', 'unknown')",
        params![feed],
    )
}
