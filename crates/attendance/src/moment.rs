//! When a roll is called: a half-day of school, a list kept by the same tap beside it, or in
//! secondary schools an hour of the day.

use base::Day;
use db::{Error, FromValue, Result, Value, ValueRef};
use std::fmt;

db::word! {
    /// In the order of a day. Their words sort so that a whole day, from `am` to `pm`, covers its
    /// canteen and its childcare.
    pub enum Moment {
        Morning = "am", Afternoon = "pm", Canteen = "canteen",
        EarlyCare = "care_am", LateCare = "care_pm",
        /// The hours of a collège or lycée, as it names them (`week::Hour`).
        Hour1 = "h01", Hour2 = "h02", Hour3 = "h03", Hour4 = "h04", Hour5 = "h05",
        Hour6 = "h06", Hour7 = "h07", Hour8 = "h08", Hour9 = "h09", Hour10 = "h10",
    }
}

impl Moment {
    /// The half-days of the register (code de l'éducation, R131-5).
    pub const fn is_half_day(self) -> bool {
        matches!(self, Moment::Morning | Moment::Afternoon)
    }

    pub const HOURS: &[Moment] = &[
        Moment::Hour1,
        Moment::Hour2,
        Moment::Hour3,
        Moment::Hour4,
        Moment::Hour5,
        Moment::Hour6,
        Moment::Hour7,
        Moment::Hour8,
        Moment::Hour9,
        Moment::Hour10,
    ];

    pub fn is_hour(self) -> bool {
        Moment::HOURS.contains(&self)
    }

    /// A roll in which everybody is present until he is marked: of a half-day or an hour.
    pub fn is_class(self) -> bool {
        self.is_half_day() || self.is_hour()
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
