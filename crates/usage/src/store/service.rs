//! How the house served, a line a day.

use base::{Day, Instant};
use db::{Result, Tx, params};
use web::visits::Answers;

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Served {
        pub day: Day, pub began_at: Instant, pub minutes: u64, pub answers: u64,
        pub failures: u64,
    }
}

/// Answers of the last minute.
pub fn add(tx: &Tx<'_>, answers: Answers, now: Instant) -> Result<()> {
    if answers.given == 0 {
        return Ok(());
    }
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    tx.run(
        "insert into usage_service (day, began_at, seen_at, minutes, answers, failures)
         values ($1, $2, 0, 0, $3, $4)
             on conflict (day) do update
            set answers = usage_service.answers + excluded.answers,
                failures = usage_service.failures + excluded.failures",
        params![now.day(), now, number(answers.given), number(answers.failed)],
    )
    .map(drop)
}

/// The house is at work in this minute: counted once, whoever says it.
pub fn beat(tx: &Tx<'_>, minute: Instant) -> Result<()> {
    tx.run(
        "insert into usage_service (day, began_at, seen_at, minutes, answers, failures)
         values ($1, $2, $2, 1, 0, 0)
             on conflict (day) do update
            set minutes = usage_service.minutes + 1, seen_at = excluded.seen_at
          where usage_service.seen_at < excluded.seen_at",
        params![minute.day(), minute],
    )
    .map(drop)
}

/// The days since `from`, the oldest first, and the very first day of all.
pub fn since(tx: &Tx<'_>, from: Day) -> Result<Vec<Served>> {
    tx.all(
        "select day, began_at, minutes, answers, failures
           from usage_service
          where day >= $1
          order by day
          limit 500",
        params![from],
    )
}

/// Since when it is measured.
pub fn first(tx: &Tx<'_>) -> Result<Option<Served>> {
    tx.first(
        "select day, began_at, minutes, answers, failures
           from usage_service
          order by day
          limit 1",
        &[],
    )
}

/// A whole day, as the demo says it was.
pub fn set(
    tx: &Tx<'_>,
    (day, from, until): (Day, Instant, Instant),
    minutes: i64,
    answers: Answers,
) -> Result<()> {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    tx.run(
        "insert into usage_service (day, began_at, seen_at, minutes, answers, failures)
         values ($1, $2, $3, $4, $5, $6)
             on conflict (day) do update
            set began_at = excluded.began_at, seen_at = excluded.seen_at,
                minutes = excluded.minutes, answers = excluded.answers,
                failures = excluded.failures",
        params![day, from, until, minutes, number(answers.given), number(answers.failed)],
    )
    .map(drop)
}
