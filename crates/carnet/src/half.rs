//! Half of a school year: a carnet is shown at least once in each (décret 2014-1377: twice a year).

use base::{Day, SchoolYear};
use std::fmt;

/// September to January, then February to the summer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Half {
    pub year: SchoolYear,
    pub is_second: bool,
}

impl Half {
    pub fn of(day: Day) -> Self {
        Half { year: SchoolYear::of(day), is_second: (2..=7).contains(&day.month()) }
    }
}

/// As the table holds it: `2026-1`.
impl fmt::Display for Half {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year.0, if self.is_second { 2 } else { 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_two_halves_and_winter_belongs_to_the_first() {
        let half = |text| Half::of(Day::parse_iso(text).expect("a day")).to_string();
        assert_eq!(half("2026-09-01"), "2026-1");
        assert_eq!(half("2027-01-31"), "2026-1");
        assert_eq!(half("2027-02-01"), "2026-2");
        assert_eq!(half("2027-07-05"), "2026-2");
        assert_eq!(half("2027-08-31"), "2027-1");
    }
}
