//! The rhythm of reminders: regularly, two days before the last day, on it, once a week after it,
//! and never again.

use base::Day;

const BEFORE_DAYS: i32 = 2;
const AFTER_DAYS: i32 = 7;

/// The next day on which those who have not handed in are reminded, after `after`; none: the last
/// reminder has gone.
pub fn next(due_on: Day, every_days: u32, after: Day) -> Option<Day> {
    let every = i32::try_from(every_days).unwrap_or(i32::MAX).clamp(1, 365);
    let regular = after.plus_days(every);
    let eve = due_on.plus_days(-BEFORE_DAYS);
    if regular < eve {
        return Some(regular);
    }
    [eve, due_on, due_on.plus_days(AFTER_DAYS)].into_iter().find(|day| *day > after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    fn all(due: &str, every: u32, from: &str) -> Vec<String> {
        let mut days = vec![];
        let mut after = day(from);
        while let Some(next) = next(day(due), every, after) {
            days.push(next.iso());
            after = next;
        }
        days
    }

    #[test]
    fn it_comes_each_week_then_at_the_end_and_stops_by_itself() {
        let days = all("2026-12-20", 7, "2026-11-23");
        let expected =
            ["2026-11-30", "2026-12-07", "2026-12-14", "2026-12-18", "2026-12-20", "2026-12-27"];
        assert_eq!(days, expected);
        assert_eq!(all("2026-11-24", 7, "2026-11-23"), ["2026-11-24", "2026-12-01"]);
        assert_eq!(next(day("2026-11-01"), 7, day("2026-11-23")), None);
    }

    proptest! {
        #[test]
        fn whatever_the_rhythm_it_goes_forward_and_ends(
            due in 0_i32..400, every in 0_u32..100, from in 0_i32..400
        ) {
            let start = day("2026-01-01");
            let (due, mut after) = (start.plus_days(due), start.plus_days(from));
            let mut count = 0;
            while let Some(next) = next(due, every, after) {
                prop_assert!(next > after && next <= due.plus_days(AFTER_DAYS));
                (after, count) = (next, count + 1);
                prop_assert!(count <= 410);
            }
        }
    }
}
