//! When a roll is called: a half-day of school, or a list kept by the same tap beside it.

use base::Day;
use db::{Error, FromValue, Result, Value, ValueRef};
use std::fmt;

db::word! {
    /// In the order of a day. Their words sort so that a whole day, from `am` to `pm`, covers its
    /// canteen and its childcare.
    pub enum Moment {
        Morning = "am", Afternoon = "pm", Canteen = "canteen",
        EarlyCare = "care_am", LateCare = "care_pm",
    }
}

impl Moment {
    /// The half-days of the register (code de l'éducation, R131-5).
    pub const fn is_half_day(self) -> bool {
        matches!(self, Moment::Morning | Moment::Afternoon)
    }
}

/// A day and a moment of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    pub day: Day,
    pub moment: Moment,
}

impl Slot {
    pub const fn new(day: Day, moment: Moment) -> Self {
        Slot { day, moment }
    }

    /// `2026-11-23am`
    pub fn parse(word: &str) -> Option<Self> {
        let (day, moment) = (word.get(..10)?, word.get(10..)?);
        Some(Slot { day: Day::parse_iso(day)?, moment: Moment::parse(moment)? })
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.day.iso(), self.moment.word())
    }
}

impl From<Slot> for Value {
    fn from(slot: Slot) -> Self {
        Value::Text(slot.to_string())
    }
}

impl FromValue for Slot {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        let word = String::from_value(value)?;
        Slot::parse(&word).ok_or_else(|| Error::Engine("a slot that is none".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_day_covers_its_canteen_and_its_childcare() {
        let day = Day::new(2026, 11, 23).expect("a day");
        let word = |moment| Slot::new(day, moment).to_string();
        for moment in Moment::ALL {
            let covered = word(*moment);
            assert!(word(Moment::Morning) <= covered && covered <= word(Moment::Afternoon));
        }
        assert_eq!(Slot::parse(&word(Moment::Afternoon)), Some(Slot::new(day, Moment::Afternoon)));
        assert_eq!(Slot::parse("2026-11-23soir"), None);
        assert_eq!(Slot::parse("é"), None);
    }
}
