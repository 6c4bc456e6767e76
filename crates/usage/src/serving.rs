//! Serving: how well the house was there, measured by itself.
//!
//! Each minute in which the house does its work is counted once, by the job that writes the
//! counters down. *Availability* is the share of those minutes since the first one. A house that is
//! stopped, or whose database does not answer, counts none. *Answered* is the share of pages that
//! were given: an error of the house (5xx), and a queue that was full, are not.

use crate::store::{self, service::Served};
use base::{Day, Instant, Minutes};
use db::{Result, Tx};
use web::App;

/// The house is at work.
pub async fn beat(app: &App) -> Result<()> {
    let minute = Instant::from_millis(app.clock.now().millis() / 60_000 * 60_000);
    app.db.mark(move |tx| store::service::beat(tx, minute)).await
}

/// A share in ten-thousandths: 9 987 is 99.87 %.
pub type Share = u64;

/// How the house served over some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// The first day that was measured.
    pub from_on: Day,
    pub available: Share,
    pub answered: Share,
    pub answers: u64,
}

/// The days before today since `days` ago, or since it is measured; none on the first day.
pub fn level(tx: &Tx<'_>, days: i32, today: Day) -> Result<Option<Level>> {
    let Some(first) = store::service::first(tx)? else { return Ok(None) };
    let from_on = today.plus_days(-days).max(first.day);
    if from_on >= today {
        return Ok(None);
    }
    let served = store::service::since(tx, from_on)?;
    Ok(Some(of_days(&served, &first, from_on, today)))
}

fn of_days(served: &[Served], first: &Served, from_on: Day, today: Day) -> Level {
    let begins = Instant::at(from_on, Minutes(0));
    let begins = if from_on == first.day { begins.max(first.began_at) } else { begins };
    // Days of 23 and 25 hours are as long as they are.
    let due = Instant::at(today, Minutes(0)).since(begins) / 60_000;
    let due = u64::try_from(due).unwrap_or(0).max(1);
    let over = served.iter().filter(|it| it.day < today);
    let (mut minutes, mut answers, mut failures) = (0, 0, 0);
    for day in over {
        minutes += day.minutes;
        answers += day.answers;
        failures += day.failures;
    }
    let share = |part: u64, of: u64| (part * 10_000 / of.max(1)).min(10_000);
    Level {
        from_on,
        available: share(minutes, due),
        answered: if answers == 0 {
            10_000
        } else {
            share(answers - failures.min(answers), answers)
        },
        answers,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    fn served(on: &str, minutes: u64, answers: u64, failures: u64) -> Served {
        let began_at = Instant::at(day(on), Minutes(0));
        Served { day: day(on), began_at, minutes, answers, failures }
    }

    #[test]
    fn a_day_without_a_line_is_a_day_without_the_house() {
        let days = [served("2026-11-20", 1_440, 999, 1), served("2026-11-22", 1_296, 1, 0)];
        let level = of_days(&days, &days[0], day("2026-11-20"), day("2026-11-23"));
        assert_eq!((level.available, level.answered, level.answers), (6_333, 9_990, 1_000));
    }

    #[test]
    fn the_day_it_began_counts_from_its_hour_and_the_night_of_winter_time_has_25_hours() {
        let noon = Instant::at(day("2026-10-24"), Minutes(12 * 60));
        let first = Served { began_at: noon, ..served("2026-10-24", 720, 0, 0) };
        let days = [first.clone(), served("2026-10-25", 1_500, 0, 0)];
        let level = of_days(&days, &first, first.day, day("2026-10-26"));
        assert_eq!((level.available, level.answered), (10_000, 10_000));
    }
}
