//! The calendar of schools: years, holidays by zone, public holidays, and the hours of quiet.

use crate::{Day, Instant, Minutes};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A school year, named by the civil year it begins in. It turns on 1 August in our lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SchoolYear(pub i16);

impl SchoolYear {
    pub fn of(day: Day) -> Self {
        SchoolYear(if day.month() >= 8 { day.year() } else { day.year() - 1 })
    }

    pub const fn next(self) -> Self {
        SchoolYear(self.0 + 1)
    }

    /// 1 August to 31 July.
    pub fn first_day(self) -> Option<Day> {
        Day::new(self.0, 8, 1)
    }

    pub fn last_day(self) -> Option<Day> {
        Day::new(self.0 + 1, 7, 31)
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0, self.0 + 1)
    }
}

/// Holiday zones. Lille and Amiens are in zone B.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Zone {
    A,
    #[default]
    B,
    C,
}

/// Days without class: both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closure {
    pub zones: &'static [Zone],
    pub first: Day,
    pub last: Day,
}

const ALL: &[Zone] = &[Zone::A, Zone::B, Zone::C];

/// Holidays 2025–2028, from the ministry's calendar (as data.education.gouv.fr republishes it).
const HOLIDAYS: &[(&[Zone], &str, &str)] = &[
    (ALL, "2025-07-05", "2025-08-31"),
    (ALL, "2025-10-18", "2025-11-02"),
    (ALL, "2025-12-20", "2026-01-04"),
    (&[Zone::A], "2026-02-07", "2026-02-22"),
    (&[Zone::B], "2026-02-14", "2026-03-01"),
    (&[Zone::C], "2026-02-21", "2026-03-08"),
    (&[Zone::A], "2026-04-04", "2026-04-19"),
    (&[Zone::B], "2026-04-11", "2026-04-26"),
    (&[Zone::C], "2026-04-18", "2026-05-03"),
    (ALL, "2026-07-04", "2026-08-31"),
    (ALL, "2026-10-17", "2026-11-01"),
    (ALL, "2026-12-19", "2027-01-03"),
    (&[Zone::C], "2027-02-06", "2027-02-21"),
    (&[Zone::A], "2027-02-13", "2027-02-28"),
    (&[Zone::B], "2027-02-20", "2027-03-07"),
    (&[Zone::C], "2027-04-03", "2027-04-18"),
    (&[Zone::A], "2027-04-10", "2027-04-25"),
    (&[Zone::B], "2027-04-17", "2027-05-02"),
    (ALL, "2027-05-06", "2027-05-08"),
    (ALL, "2027-07-03", "2027-08-31"),
    (ALL, "2027-10-23", "2027-11-07"),
    (ALL, "2027-12-18", "2028-01-02"),
    (&[Zone::B], "2028-02-05", "2028-02-20"),
    (&[Zone::C], "2028-02-12", "2028-02-27"),
    (&[Zone::A], "2028-02-19", "2028-03-05"),
    (&[Zone::B], "2028-04-08", "2028-04-23"),
    (&[Zone::C], "2028-04-15", "2028-05-01"),
    (&[Zone::A], "2028-04-22", "2028-05-08"),
    (ALL, "2028-05-26", "2028-05-27"),
    (ALL, "2028-07-04", "2028-08-31"),
];

impl Zone {
    /// The zone of this letter; another letter is ours.
    pub fn of_letter(letter: &str) -> Self {
        match letter {
            "A" => Zone::A,
            "C" => Zone::C,
            _ => Zone::B,
        }
    }

    /// The holidays of this zone that we know of, in order.
    pub fn holidays(self) -> impl Iterator<Item = Closure> {
        HOLIDAYS.iter().filter(move |(zones, ..)| zones.contains(&self)).filter_map(
            |&(zones, first, last)| {
                Some(Closure { zones, first: Day::parse_iso(first)?, last: Day::parse_iso(last)? })
            },
        )
    }

    pub fn is_holiday(self, day: Day) -> bool {
        self.holidays().any(|closure| closure.first <= day && day <= closure.last)
    }
}

/// The eleven public holidays of metropolitan France (code du travail, L3133-1).
pub fn public_holidays(year: i16) -> Vec<Day> {
    let fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
    let mut days: Vec<Day> =
        fixed.into_iter().filter_map(|(month, day)| Day::new(year, month, day)).collect();
    if let Some(easter) = easter(year) {
        days.extend([1, 39, 50].map(|offset| easter.plus_days(offset)));
    }
    days.sort_unstable();
    days
}

pub fn is_public_holiday(day: Day) -> bool {
    public_holidays(day.year()).contains(&day)
}

/// Easter Sunday, by the anonymous Gregorian computation (Meeus).
fn easter(year: i16) -> Option<Day> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    Day::new(year, i8::try_from(f / 31).ok()?, i8::try_from(f % 31 + 1).ok()?)
}

/// When nothing is delivered. The default is the circular of 10 July 2025: 20:00 to 7:00,
/// from Friday 20:00 to Monday 7:00, and in the holidays of the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuietHours {
    pub is_on: bool,
    /// Evening: nothing is delivered from here…
    pub from: Minutes,
    /// …to here in the morning.
    pub until: Minutes,
    pub weekends: bool,
    pub holidays: bool,
    pub zone: Zone,
}

impl Default for QuietHours {
    fn default() -> Self {
        QuietHours {
            is_on: true,
            from: Minutes(20 * 60),
            until: Minutes(7 * 60),
            weekends: true,
            holidays: true,
            zone: Zone::B,
        }
    }
}

impl QuietHours {
    /// No quiet at all.
    pub fn never() -> Self {
        QuietHours { is_on: false, ..QuietHours::default() }
    }

    pub fn is_quiet(&self, at: Instant) -> bool {
        self.delivery(at) != at
    }

    /// When what is written at `at` may reach its reader: at once, or at the next morning of class.
    pub fn delivery(&self, at: Instant) -> Instant {
        if !self.is_on {
            return at;
        }
        let (day, minutes) = (at.day(), at.minutes());
        if self.is_open(day) && self.until <= minutes && minutes < self.from {
            return at;
        }
        let today_opens = self.is_open(day) && minutes < self.until;
        let first = if today_opens { day } else { self.next_open(day.plus_days(1)) };
        Instant::at(first, self.until)
    }

    fn is_open(&self, day: Day) -> bool {
        !(self.weekends && day.is_weekend())
            && !(self.holidays && (self.zone.is_holiday(day) || is_public_holiday(day)))
    }

    fn next_open(&self, from: Day) -> Day {
        // The longest closure is summer: 60 days and a week-end.
        (0..100).map(|days| from.plus_days(days)).find(|day| self.is_open(*day)).unwrap_or(from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn delivered(at: &str) -> String {
        let at = Instant::parse_local(at).expect("a time");
        QuietHours::default().delivery(at).local_field()
    }

    #[test]
    fn what_is_written_in_the_day_arrives_at_once() {
        assert_eq!(delivered("2026-11-23 07:00"), "2026-11-23T07:00");
        assert_eq!(delivered("2026-11-23 19:59"), "2026-11-23T19:59");
    }

    #[test]
    fn what_is_written_at_night_arrives_in_the_morning() {
        assert_eq!(delivered("2026-11-23 20:00"), "2026-11-24T07:00");
        assert_eq!(delivered("2026-11-24 06:59"), "2026-11-24T07:00");
    }

    #[test]
    fn friday_evening_waits_for_monday_and_holidays_for_their_end() {
        assert_eq!(delivered("2026-11-27 20:30"), "2026-11-30T07:00");
        assert_eq!(delivered("2026-12-18 20:30"), "2027-01-04T07:00");
        assert_eq!(delivered("2026-11-10 21:00"), "2026-11-12T07:00");
    }

    #[test]
    fn the_year_turns_in_august() {
        let day = |text| Day::parse_iso(text).expect("a day");
        assert_eq!(SchoolYear::of(day("2026-07-31")).to_string(), "2025-2026");
        assert_eq!(SchoolYear::of(day("2026-08-01")).to_string(), "2026-2027");
    }

    #[test]
    fn public_holidays_are_the_eleven_of_the_labour_code() {
        let days: Vec<String> = public_holidays(2027).iter().map(|day| day.iso()).collect();
        assert_eq!(days.len(), 11);
        assert!(days.contains(&"2027-03-29".to_owned()) && days.contains(&"2027-05-06".to_owned()));
    }

    proptest! {
        #[test]
        fn a_delivery_is_never_in_the_past_nor_in_the_quiet(minutes in 0i64..1_500_000) {
            let at = Instant::from_millis(1_750_000_000_000).plus_minutes(minutes);
            let delivery = QuietHours::default().delivery(at);
            prop_assert!(delivery >= at);
            prop_assert!(!QuietHours::default().is_quiet(delivery));
        }
    }
}
