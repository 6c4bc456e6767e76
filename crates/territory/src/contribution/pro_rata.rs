//! Pro rata: which part of the year a member belongs, by days or by months.

use base::Day;
use serde::{Deserialize, Serialize};

/// What the statutes say of whoever joins or leaves within the year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProRata {
    /// A year begun is a year due.
    #[default]
    None,
    /// Days of membership over the days of the year, the first and the last included.
    Days,
    /// A month begun is a month due.
    MonthsBegun,
    /// Only whole months of the calendar are due.
    WholeMonths,
}

/// A fraction of the year: `of` is the same for everybody in a year, at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presence {
    pub units: u16,
    pub of: u16,
}

impl Presence {
    pub const WHOLE: Presence = Presence { units: 1, of: 1 };

    pub const fn is_whole(self) -> bool {
        self.units == self.of
    }
}

/// The days a year has of a membership, both included; `None` if there is none.
pub fn days_within(year: i16, since: Day, until: Option<Day>) -> Option<(Day, Day)> {
    let (first, last) = (Day::new(year, 1, 1)?, Day::new(year, 12, 31)?);
    let (from, to) = (since.max(first), until.map_or(last, |until| until.min(last)));
    (from <= to).then_some((from, to))
}

impl ProRata {
    /// The presence of a membership that has a day in the year (else nothing of it).
    /// `until` is the last day of the membership.
    pub fn presence(self, year: i16, since: Day, until: Option<Day>) -> Presence {
        let days = i32::from(days_of(year));
        let of = match self {
            ProRata::None => 1,
            ProRata::Days => days_of(year),
            ProRata::MonthsBegun | ProRata::WholeMonths => 12,
        };
        let Some((from, to)) = days_within(year, since, until) else {
            return Presence { units: 0, of };
        };
        let months = to.month() - from.month() + 1;
        let starts_late = i8::from(from.day() != 1);
        let ends_early = i8::from(to.plus_days(1).day() != 1);
        let units = match self {
            ProRata::None => 1,
            ProRata::Days => (to.since(from) + 1).min(days),
            ProRata::MonthsBegun => i32::from(months),
            ProRata::WholeMonths => i32::from((months - starts_late - ends_early).max(0)),
        };
        Presence { units: u16::try_from(units).unwrap_or(0), of }
    }
}

fn days_of(year: i16) -> u16 {
    if Day::new(year, 2, 29).is_some() { 366 } else { 365 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(month: i8, day: i8) -> Day {
        Day::new(2027, month, day).expect("a day")
    }

    fn units(pro_rata: ProRata, since: Day, until: Option<Day>) -> u16 {
        pro_rata.presence(2027, since, until).units
    }

    #[test]
    fn who_joins_in_september_owes_four_months_or_122_days() {
        let since = day(9, 1);
        assert_eq!(units(ProRata::Days, since, None), 122);
        assert_eq!(units(ProRata::MonthsBegun, since, None), 4);
        assert_eq!(units(ProRata::WholeMonths, since, None), 4);
        assert_eq!(units(ProRata::None, since, None), 1);
    }

    #[test]
    fn a_month_begun_is_due_or_not_as_the_statutes_say() {
        assert_eq!(units(ProRata::MonthsBegun, day(9, 15), None), 4);
        assert_eq!(units(ProRata::WholeMonths, day(9, 15), None), 3);
        assert_eq!(units(ProRata::WholeMonths, day(3, 2), Some(day(3, 30))), 0);
        assert_eq!(units(ProRata::WholeMonths, day(2, 1), Some(day(2, 28))), 1);
        assert_eq!(units(ProRata::WholeMonths, day(3, 1), Some(day(5, 15))), 2);
        assert_eq!(units(ProRata::MonthsBegun, day(3, 1), Some(day(5, 15))), 3);
        assert_eq!(units(ProRata::Days, day(12, 31), None), 1);
    }

    #[test]
    fn a_leap_year_has_366_days() {
        let joined = Day::new(2020, 1, 1).expect("a day");
        let presence = ProRata::Days.presence(2028, joined, None);
        assert_eq!(presence, Presence { units: 366, of: 366 });
    }

    #[test]
    fn who_is_not_there_owes_nothing() {
        let next = Day::new(2028, 1, 1).expect("a day");
        for way in [ProRata::None, ProRata::Days, ProRata::MonthsBegun, ProRata::WholeMonths] {
            assert_eq!(units(way, next, None), 0);
        }
    }

    proptest! {
        #[test]
        fn the_whole_year_is_the_whole_and_two_halves_of_it_too(cut in 0..364_i32) {
            let (first, cut) = (day(1, 1), day(1, 1).plus_days(cut));
            let before = units(ProRata::Days, first, Some(cut));
            let after = units(ProRata::Days, cut.plus_days(1), None);
            prop_assert_eq!(before + after, 365);
            for way in [ProRata::None, ProRata::Days, ProRata::MonthsBegun, ProRata::WholeMonths] {
                prop_assert!(way.presence(2027, first, None).is_whole());
                prop_assert!(units(way, cut, None) <= way.presence(2027, first, None).units);
            }
            let whole = units(ProRata::WholeMonths, cut, None);
            prop_assert!(whole <= units(ProRata::MonthsBegun, cut, None));
        }
    }
}
