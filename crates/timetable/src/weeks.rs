//! In which weeks a lesson is given: all of them, those of one letter, or some.

use crate::alternation::Letter;
use base::Day;
use db::{Error, FromValue, Result, Value, ValueRef};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The weeks of a lesson. A week is known by its Monday.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Weeks {
    #[default]
    Every,
    Of(Letter),
    /// Mondays, in their order, each once.
    Only(Vec<Day>),
}

/// More than a school year has.
pub const ONLY_MAX: usize = 60;

/// The Monday of the week of a day.
pub fn monday_of(day: Day) -> Day {
    day.plus_days(-i32::try_from(day.weekday()).unwrap_or(0))
}

impl Weeks {
    /// Those of these days; days of one week count once.
    pub fn only(days: impl IntoIterator<Item = Day>) -> Self {
        let mut mondays: Vec<Day> = days.into_iter().map(monday_of).collect();
        mondays.sort_unstable();
        mondays.dedup();
        mondays.truncate(ONLY_MAX);
        Weeks::Only(mondays)
    }

    /// Is the lesson given in the week of this Monday, which has this letter?
    pub fn has(&self, monday: Day, letter: Letter) -> bool {
        match self {
            Weeks::Every => true,
            Weeks::Of(wanted) => *wanted == letter,
            Weeks::Only(mondays) => mondays.binary_search(&monday).is_ok(),
        }
    }

    /// As a column keeps it: nothing, `A`, or `2026-11-23 2026-12-07`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "" => Some(Weeks::Every),
            "A" => Some(Weeks::Of(Letter::A)),
            "B" => Some(Weeks::Of(Letter::B)),
            "-" => Some(Weeks::Only(Vec::new())),
            days => {
                let days: Option<Vec<Day>> = days.split(' ').map(Day::parse_iso).collect();
                days.map(Weeks::only)
            }
        }
    }
}

impl fmt::Display for Weeks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Weeks::Every => Ok(()),
            Weeks::Of(letter) => f.write_str(letter.word()),
            Weeks::Only(days) if days.is_empty() => f.write_str("-"),
            Weeks::Only(days) => {
                let days: Vec<String> = days.iter().map(|day| day.iso()).collect();
                f.write_str(&days.join(" "))
            }
        }
    }
}

impl From<Weeks> for String {
    fn from(weeks: Weeks) -> Self {
        weeks.to_string()
    }
}

impl TryFrom<String> for Weeks {
    type Error = &'static str;
    fn try_from(word: String) -> std::result::Result<Self, Self::Error> {
        Weeks::parse(&word).ok_or("no weeks")
    }
}

impl From<&Weeks> for Value {
    fn from(weeks: &Weeks) -> Self {
        Value::Text(weeks.to_string())
    }
}

impl FromValue for Weeks {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        let word = String::from_value(value)?;
        Weeks::parse(&word).ok_or_else(|| Error::Engine("weeks that are none".to_owned()))
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
    fn a_week_is_known_by_its_monday_at_the_end_of_a_year_too() {
        assert_eq!(monday_of(day("2027-01-01")), day("2026-12-28"));
        assert_eq!(monday_of(day("2026-11-23")), day("2026-11-23"));
        let some = Weeks::only([day("2026-11-25"), day("2026-11-23"), day("2026-12-08")]);
        assert_eq!(some.to_string(), "2026-11-23 2026-12-07");
        assert_eq!(Weeks::parse("C"), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(counts in proptest::collection::vec(0i32..400, 0..80)) {
            let weeks = Weeks::only(counts.iter().map(|days| day("2026-08-01").plus_days(*days)));
            prop_assert_eq!(Weeks::parse(&weeks.to_string()), Some(weeks.clone()));
            for count in counts.iter().take(ONLY_MAX) {
                let monday = monday_of(day("2026-08-01").plus_days(*count));
                prop_assert!(weeks.has(monday, Letter::A) || counts.len() > ONLY_MAX);
                prop_assert!(!weeks.has(monday.plus_days(1), Letter::A));
            }
        }
    }
}
