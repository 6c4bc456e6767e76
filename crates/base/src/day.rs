//! Days: `YYYY-MM-DD` in the database, words on the screen.

use crate::{Lang, Locale};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// Why a text is not a day one may use here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayError {
    Empty,
    Unreadable,
    TooEarly,
    TooLate,
}

/// How a language names days and months.
struct Names {
    months: [&'static str; 12],
    months_short: [&'static str; 12],
    weekdays: [&'static str; 7],
    /// The first day of a month.
    first: &'static str,
}

const FRENCH: Names = Names {
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    months_short: [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
        "déc.",
    ],
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    first: "1er",
};
const ENGLISH: Names = Names {
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    months_short: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    first: "1",
};

/// A language without names of its own says days as French does, like any sentence it has not.
const fn names(locale: Locale) -> &'static Names {
    match locale.lang() {
        Lang::En => &ENGLISH,
        _ => &FRENCH,
    }
}

impl Day {
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Day)
    }

    pub(crate) const fn from_civil(date: Date) -> Self {
        Day(date)
    }

    pub(crate) const fn civil(self) -> Date {
        self.0
    }

    /// Reads what a date field sends (`2026-11-23`) and what people and files write (`23/11/2026`).
    pub fn parse(text: &str) -> Result<Self, DayError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(DayError::Empty);
        }
        Self::parse_iso(text).or_else(|| Self::parse_french(text)).ok_or(DayError::Unreadable)
    }

    pub fn parse_iso(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let well_formed = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i16>().ok();
        if !well_formed {
            return None;
        }
        let (month, day) = (i8::try_from(number(5..7)?).ok()?, i8::try_from(number(8..10)?).ok()?);
        Self::new(number(0..4)?, month, day)
    }

    /// `dd/mm/yyyy`, as the national feeds write it.
    pub fn parse_french(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    pub fn not_before(self, first: Day) -> Result<Self, DayError> {
        if self < first { Err(DayError::TooEarly) } else { Ok(self) }
    }

    pub fn not_after(self, last: Day) -> Result<Self, DayError> {
        if self > last { Err(DayError::TooLate) } else { Ok(self) }
    }

    pub fn plus_days(self, days: i32) -> Self {
        Day(self.0.checked_add(days.days()).unwrap_or(self.0))
    }

    /// Days from `earlier` to this one.
    pub fn since(self, earlier: Day) -> i32 {
        self.0.since(earlier.0).map_or(0, |span| span.get_days())
    }

    pub fn year(self) -> i16 {
        self.0.year()
    }

    pub fn month(self) -> i8 {
        self.0.month()
    }

    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// 0 is Monday, 6 is Sunday.
    pub fn weekday(self) -> usize {
        usize::try_from(self.0.weekday().to_monday_zero_offset()).unwrap_or(0)
    }

    pub fn is_weekend(self) -> bool {
        self.weekday() >= 5
    }

    /// `2026-11-23`: what the database and date fields hold.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }

    /// `23/11/2026`: what the national feeds hold.
    pub fn french(self) -> String {
        format!("{:02}/{:02}/{:04}", self.day(), self.month(), self.year())
    }

    /// `lundi 23 novembre 2026`, `Monday 23 November 2026`.
    pub fn in_words(self, locale: Locale) -> String {
        format!("{} {} {}", self.weekday_in(locale), self.without_year(locale), self.year())
    }

    /// `23 novembre`; the first of a month is `1er`.
    pub fn without_year(self, locale: Locale) -> String {
        let (index, names) = (usize::try_from(self.month() - 1).unwrap_or(0), names(locale));
        match self.day() {
            1 => format!("{} {}", names.first, names.months[index]),
            day => format!("{day} {}", names.months[index]),
        }
    }

    /// `23 nov.`, `1er déc.`, for lists.
    pub fn short(self, locale: Locale) -> String {
        let (index, names) = (usize::try_from(self.month() - 1).unwrap_or(0), names(locale));
        match self.day() {
            1 => format!("{} {}", names.first, names.months_short[index]),
            day => format!("{day} {}", names.months_short[index]),
        }
    }

    pub fn weekday_in(self, locale: Locale) -> &'static str {
        names(locale).weekdays[self.weekday()]
    }

    /// Whole years between this day of birth and `on`.
    pub fn age_on(self, on: Day) -> i16 {
        let before_birthday = (on.month(), on.day()) < (self.month(), self.day());
        on.year() - self.year() - i16::from(before_birthday)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Day::parse(&text).map_err(|_| serde::de::Error::custom("not a day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_fields_and_files_write_it() {
        let day = Day::new(2026, 11, 23);
        assert_eq!(Day::parse("2026-11-23").ok(), day);
        assert_eq!(Day::parse(" 23/11/2026 ").ok(), day);
        assert_eq!(Day::parse(""), Err(DayError::Empty));
        for text in ["31/02/2026", "2026-13-01", "demain", "23/11/26", "1/2/3/2026", "é026-11-23"]
        {
            assert_eq!(Day::parse(text), Err(DayError::Unreadable), "{text}");
        }
    }

    #[test]
    fn a_day_is_said_as_people_say_it() {
        let day = Day::new(2026, 12, 1).expect("a day");
        assert_eq!(day.in_words(Locale::Fr), "mardi 1er décembre 2026");
        assert_eq!(day.in_words(Locale::En), "Tuesday 1 December 2026");
        assert_eq!(day.short(Locale::Fr), "1er déc.");
    }

    #[test]
    fn an_age_changes_on_the_birthday() {
        let born = Day::new(2019, 3, 12).expect("a day");
        assert_eq!(born.age_on(Day::new(2026, 3, 11).expect("a day")), 6);
        assert_eq!(born.age_on(Day::new(2026, 3, 12).expect("a day")), 7);
    }
}
