//! The days of a school: on which lessons are held, and which week it is.

use crate::alternation::{Alternation, Letter};
use base::{Day, SchoolWeek, is_public_holiday};

/// What a school says of its days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    pub week: SchoolWeek,
    pub alternation: Alternation,
}

/// The longest holidays, and some days.
const AHEAD_DAYS: i32 = 80;

impl Calendar {
    /// May lessons be held then? A timetable says itself whether there are some on Wednesdays and
    /// Saturdays: what closes a day are holidays, and what the school has declared.
    pub fn is_open(&self, day: Day) -> bool {
        !is_public_holiday(day)
            && !self.week.zone.is_holiday(day)
            && !self.week.closed.contains(&day)
    }

    pub fn letter(&self, day: Day) -> Letter {
        self.alternation.letter(self.week.zone, day)
    }

    /// The last day with class before this one: when it is still time to say so.
    pub fn day_before(&self, day: Day) -> Day {
        let mut days = (1..AHEAD_DAYS).map(|count| day.plus_days(-count));
        days.find(|day| !day.is_weekend() && self.is_open(*day)).unwrap_or(day.plus_days(-1))
    }
}
