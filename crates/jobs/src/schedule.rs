//! When a recurring job runs, in the time of the schools.

use base::{Instant, Minutes};

/// How often, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// Every so many minutes, counted from midnight UTC when they divide a day.
    EveryMinutes(u16),
    /// Every day at this time of Paris.
    Daily(Minutes),
    /// Every week on this day (0 is Monday) at this time of Paris.
    Weekly(usize, Minutes),
}

impl Schedule {
    /// Every night at 02:30: after the evening's writers, before the morning's readers.
    pub const NIGHTLY: Schedule = Schedule::Daily(Minutes(150));

    /// The first moment of this schedule after `now`.
    pub fn next(self, now: Instant) -> Instant {
        let today = now.day();
        match self {
            Schedule::EveryMinutes(minutes) => {
                let step = i64::from(minutes.max(1)) * 60_000;
                Instant::from_millis((now.millis().div_euclid(step) + 1) * step)
            }
            Schedule::Daily(at) => (0..=1)
                .map(|days| Instant::at(today.plus_days(days), at))
                .find(|next| *next > now)
                .unwrap_or_else(|| now.plus_days(1)),
            Schedule::Weekly(weekday, at) => (0..=7)
                .map(|days| today.plus_days(days))
                .filter(|day| day.weekday() == weekday)
                .map(|day| Instant::at(day, at))
                .find(|next| *next > now)
                .unwrap_or_else(|| now.plus_days(7)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(schedule: Schedule, now: &str) -> String {
        schedule.next(Instant::parse_local(now).expect("a time")).local_field()
    }

    #[test]
    fn a_night_comes_once_a_day() {
        assert_eq!(next(Schedule::NIGHTLY, "2026-11-23 20:00"), "2026-11-24T02:30");
        assert_eq!(next(Schedule::NIGHTLY, "2026-11-24 02:29"), "2026-11-24T02:30");
        assert_eq!(next(Schedule::NIGHTLY, "2026-11-24 02:30"), "2026-11-25T02:30");
    }

    #[test]
    fn the_night_of_summer_time_is_not_lost() {
        assert_eq!(next(Schedule::NIGHTLY, "2027-03-27 20:00"), "2027-03-28T03:30");
        assert_eq!(next(Schedule::NIGHTLY, "2027-03-28 04:00"), "2027-03-29T02:30");
    }

    #[test]
    fn weeks_and_minutes_are_counted_from_fixed_marks() {
        let monday = Schedule::Weekly(0, Minutes(7 * 60));
        assert_eq!(next(monday, "2026-11-23 06:59"), "2026-11-23T07:00");
        assert_eq!(next(monday, "2026-11-23 07:00"), "2026-11-30T07:00");
        assert_eq!(next(Schedule::EveryMinutes(5), "2026-11-23 07:03"), "2026-11-23T07:05");
    }
}
