//! The week of a school: on which days there is class, by its zone, its choice and what it has
//! declared.

use crate::{Day, Zone, is_public_holiday};
use serde::{Deserialize, Serialize};

/// On which days a school has class. Roll calls, homework and the agenda read the same.
///
/// ```
/// use base::{Day, NoClass, SchoolWeek};
/// let wednesday = Day::parse_iso("2026-11-25").unwrap();
/// assert_eq!(SchoolWeek::default().without_class(wednesday), Some(NoClass::Wednesday));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SchoolWeek {
    /// That of the school: it is no choice, and is not kept with those.
    #[serde(skip)]
    pub zone: Zone,
    /// Wednesday mornings: nine half-days instead of eight (code de l'éducation, D521-10, D521-12).
    pub has_wednesday: bool,
    /// Whole days that were declared closed, in their order: a strike, snow, a bridge day.
    pub closed: Vec<Day>,
}

/// Why there is no class on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoClass {
    Weekend,
    PublicHoliday,
    Holiday,
    /// A week of four days.
    Wednesday,
    /// This school alone declared it.
    Closed,
}

/// Summer, and a week-end before it.
const CLOSURE_DAYS_MAX: i32 = 80;

impl SchoolWeek {
    /// Why there is no class on this day; none where there is.
    pub fn without_class(&self, day: Day) -> Option<NoClass> {
        const WEDNESDAY: usize = 2;
        if day.is_weekend() {
            Some(NoClass::Weekend)
        } else if is_public_holiday(day) {
            Some(NoClass::PublicHoliday)
        } else if self.zone.is_holiday(day) {
            Some(NoClass::Holiday)
        } else if day.weekday() == WEDNESDAY && !self.has_wednesday {
            Some(NoClass::Wednesday)
        } else if self.closed.contains(&day) {
            Some(NoClass::Closed)
        } else {
            None
        }
    }

    pub fn has_class(&self, day: Day) -> bool {
        self.without_class(day).is_none()
    }

    /// The first day of class after this one.
    pub fn day_after(&self, day: Day) -> Day {
        let mut days = (1..CLOSURE_DAYS_MAX).map(|count| day.plus_days(count));
        days.find(|day| self.has_class(*day)).unwrap_or_else(|| day.plus_days(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    #[test]
    fn a_day_without_class_says_why() {
        let week = SchoolWeek { closed: vec![day("2026-11-24")], ..SchoolWeek::default() };
        for (text, why) in [
            ("2026-11-23", None),
            ("2026-11-24", Some(NoClass::Closed)),
            ("2026-11-25", Some(NoClass::Wednesday)),
            ("2026-11-28", Some(NoClass::Weekend)),
            ("2026-11-11", Some(NoClass::PublicHoliday)),
            ("2026-10-20", Some(NoClass::Holiday)),
        ] {
            assert_eq!(week.without_class(day(text)), why, "{text}");
        }
        let five = SchoolWeek { has_wednesday: true, ..week };
        assert!(five.has_class(day("2026-11-25")));
    }

    proptest! {
        #[test]
        fn the_next_day_of_class_is_one(count in 0i32..600, has_wednesday: bool) {
            let week = SchoolWeek { has_wednesday, ..SchoolWeek::default() };
            let day = day("2026-09-01").plus_days(count);
            let next = week.day_after(day);
            prop_assert!(next > day && week.has_class(next));
        }
    }
}
