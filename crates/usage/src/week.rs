//! A week, by its Monday: the shortest time of which figures are shown.

use base::Day;

/// A week of seven days from Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week(Day);

impl Week {
    pub fn of(day: Day) -> Self {
        let days = i32::try_from(day.weekday()).unwrap_or(0);
        Week(day.plus_days(-days))
    }

    /// `2026-11-23`, any day of it.
    pub fn parse(text: &str) -> Option<Self> {
        Day::parse_iso(text).map(Week::of)
    }

    pub const fn monday(self) -> Day {
        self.0
    }

    pub fn sunday(self) -> Day {
        self.0.plus_days(6)
    }

    pub fn plus(self, weeks: i32) -> Self {
        Week(self.0.plus_days(weeks * 7))
    }

    /// The month it is of: that of its Thursday, as the year of a week is (ISO 8601).
    pub fn month(self) -> (i16, i8) {
        let thursday = self.0.plus_days(3);
        (thursday.year(), thursday.month())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_of_the_month_of_its_thursday() {
        let week = Week::parse("2026-11-29").expect("a Sunday");
        assert_eq!(week.monday().iso(), "2026-11-23");
        assert_eq!(week.month(), (2026, 11));
        assert_eq!(week.plus(1).month(), (2026, 12), "30 November to 6 December");
        assert_eq!(Week::parse("2027-01-01").map(Week::month), Some((2026, 12)));
    }
}
