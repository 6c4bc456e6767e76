//! Weeks A and B: which one a week is, by the rule a school has chosen.

use crate::weeks::monday_of;
use base::{Day, SchoolYear, Zone};
use serde::{Deserialize, Serialize};

/// The letter of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Letter {
    A,
    B,
}

db::word! {
    /// How a school counts them. Weeks of holidays are not counted where the first one is named:
    /// what was A before the holidays is B after them. A week of the calendar has a number of its
    /// own, and the year's last and first may both be odd.
    #[derive(Default)]
    pub enum Alternation {
        #[default]
        FirstIsA = "first_a",
        FirstIsB = "first_b",
        OddIsA = "odd_a",
        EvenIsA = "even_a",
    }
}

impl Letter {
    pub const fn word(self) -> &'static str {
        match self {
            Letter::A => "A",
            Letter::B => "B",
        }
    }

    const fn other(self) -> Self {
        match self {
            Letter::A => Letter::B,
            Letter::B => Letter::A,
        }
    }

    const fn of_parity(is_even: bool) -> Self {
        if is_even { Letter::A } else { Letter::B }
    }
}

impl Alternation {
    /// The letter of the week of a day. A week of holidays has that of the next one with class.
    pub fn letter(self, zone: Zone, day: Day) -> Letter {
        let counted = || Letter::of_parity(weeks_before(zone, day).is_multiple_of(2));
        match self {
            Alternation::FirstIsA => counted(),
            Alternation::FirstIsB => counted().other(),
            Alternation::OddIsA => Letter::of_parity(!number(day).is_multiple_of(2)),
            Alternation::EvenIsA => Letter::of_parity(number(day).is_multiple_of(2)),
        }
    }
}

/// The number of the week of a day (ISO 8601): that of its Thursday in the year of its Thursday.
pub fn number(day: Day) -> u32 {
    let thursday = monday_of(day).plus_days(3);
    let first = Day::new(thursday.year(), 1, 1).unwrap_or(thursday);
    u32::try_from(thursday.since(first) / 7 + 1).unwrap_or(1)
}

/// The weeks with class of this school year that came before that of this day.
fn weeks_before(zone: Zone, day: Day) -> u32 {
    let monday = monday_of(day);
    // The year of its Friday: the last days of July belong to the summer.
    let Some(first) = SchoolYear::of(monday.plus_days(4)).first_day() else { return 0 };
    let first = monday_of(first);
    let holidays: Vec<(Day, Day)> = zone.holidays().map(|it| (it.first, it.last)).collect();
    let is_off = |monday: Day| {
        let friday = monday.plus_days(4);
        holidays.iter().any(|(first, last)| *first <= monday && friday <= *last)
    };
    let weeks = (0..monday.since(first) / 7).filter(|week| !is_off(first.plus_days(week * 7)));
    u32::try_from(weeks.count()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    #[test]
    fn weeks_alternate_over_the_holidays_where_the_first_is_named() {
        let letter = |text| Alternation::FirstIsA.letter(Zone::B, day(text));
        // School begins on Tuesday 1 September 2026.
        assert_eq!(letter("2026-09-01"), Letter::A);
        assert_eq!(letter("2026-09-08"), Letter::B);
        // The last week before autumn, and the first one after a fortnight of holidays.
        let (before, after) = (letter("2026-10-16"), letter("2026-11-02"));
        assert_eq!(after, before.other());
        assert_eq!(letter("2026-12-18"), letter("2027-01-04").other());
        assert_eq!(Alternation::FirstIsB.letter(Zone::B, day("2026-09-01")), Letter::B);
    }

    #[test]
    fn the_numbers_of_the_calendar_are_those_of_the_norm() {
        for (text, week) in [
            ("2026-12-31", 53),
            ("2027-01-03", 53),
            ("2027-01-04", 1),
            ("2026-01-01", 1),
            ("2026-11-23", 48),
            ("2024-12-30", 1),
        ] {
            assert_eq!(number(day(text)), week, "{text}");
        }
        assert_eq!(Alternation::EvenIsA.letter(Zone::B, day("2026-11-23")), Letter::A);
        assert_eq!(Alternation::OddIsA.letter(Zone::B, day("2026-11-23")), Letter::B);
    }

    proptest! {
        #[test]
        fn one_week_has_one_letter_and_weeks_of_class_alternate(count in 0i32..330) {
            let any = day("2026-09-01").plus_days(count);
            for zone in [Zone::A, Zone::B, Zone::C] {
                let rule = Alternation::FirstIsA;
                let monday = monday_of(any);
                prop_assert_eq!(rule.letter(zone, any), rule.letter(zone, monday));
                let has_class = |monday: Day| {
                    (0..5).any(|days| !zone.is_holiday(monday.plus_days(days)))
                };
                let mut later = (1..12).map(|weeks| monday.plus_days(weeks * 7));
                if let Some(next) = later.find(|monday| has_class(*monday))
                    && has_class(monday)
                    && SchoolYear::of(next.plus_days(4)) == SchoolYear::of(monday.plus_days(4)) {
                    prop_assert_eq!(rule.letter(zone, next), rule.letter(zone, monday).other());
                }
            }
        }
    }
}
