//! Instants: Unix milliseconds in the database, local time of Paris on the screen.

use crate::{Day, Locale};
use jiff::{Timestamp, ZonedDateTime, tz::TimeZone};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A moment, in milliseconds since 1970 (UTC). Shown in the time of the schools: Europe/Paris.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Instant(i64);

/// Minutes since midnight, 0 to 1440.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(pub u16);

static PARIS: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC));

impl Instant {
    pub const fn from_millis(millis: i64) -> Self {
        Instant(millis)
    }

    pub const fn millis(self) -> i64 {
        self.0
    }

    /// `minutes` past midnight on `day`, in Paris. The hour that summer time skips is the next one.
    pub fn at(day: Day, minutes: Minutes) -> Self {
        let time = jiff::civil::time(0, 0, 0, 0);
        let civil = day.civil().to_datetime(time) + jiff::Span::new().minutes(i64::from(minutes.0));
        civil
            .to_zoned_datetime(PARIS.clone())
            .map_or(Instant(0), |zoned| Instant(zoned.timestamp().as_millisecond()))
    }

    /// Reads `YYYY-MM-DD HH:MM` as Paris time (what a `datetime-local` field sends, and the tests).
    pub fn parse_local(text: &str) -> Option<Self> {
        let (day, time) = text.trim().split_once(['T', ' '])?;
        let (hours, minutes) = time.split_once(':')?;
        let minutes: u16 = minutes.get(..2)?.parse().ok().filter(|minutes| *minutes < 60)?;
        let hours: u16 = hours.parse().ok().filter(|hours| *hours < 24)?;
        Some(Instant::at(Day::parse_iso(day)?, Minutes(hours * 60 + minutes)))
    }

    pub const fn plus_millis(self, millis: i64) -> Self {
        Instant(self.0.saturating_add(millis))
    }

    pub const fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_millis(minutes * 60_000)
    }

    pub const fn plus_hours(self, hours: i64) -> Self {
        self.plus_minutes(hours * 60)
    }

    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_hours(days * 24)
    }

    /// Milliseconds from `earlier` to this moment.
    pub const fn since(self, earlier: Instant) -> i64 {
        self.0 - earlier.0
    }

    pub fn day(self) -> Day {
        Day::from_civil(self.zoned().date())
    }

    pub fn minutes(self) -> Minutes {
        let time = self.zoned().time();
        Minutes(u16::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute())).unwrap_or(0))
    }

    /// `2026-11-23T18:54:12Z`, for machines.
    pub fn iso(self) -> String {
        Timestamp::from_millisecond(self.0).unwrap_or_default().to_string()
    }

    /// The value of a `datetime-local` field: `2026-11-23T19:54`.
    pub fn local_field(self) -> String {
        self.zoned().strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// Hours and minutes as people write them: `8 h 20`, `7 h`, or `8:20 am` in English.
    pub fn time_in(self, locale: Locale) -> String {
        self.minutes().in_words(locale)
    }

    fn zoned(self) -> ZonedDateTime {
        Timestamp::from_millisecond(self.0).unwrap_or_default().to_zoned_datetime(PARIS.clone())
    }
}

impl Minutes {
    /// Reads `HH:MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hours, minutes) = text.trim().split_once(':')?;
        let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
        (minutes < 60 && hours <= 24).then(|| Minutes(hours * 60 + minutes))
    }

    pub fn in_words(self, locale: Locale) -> String {
        let (hours, minutes) = (self.0 / 60, self.0 % 60);
        match (locale, minutes) {
            (Locale::En, _) => format!("{hours:02}:{minutes:02}"),
            (_, 0) => format!("{hours}\u{202f}h"),
            _ => format!("{hours}\u{202f}h\u{202f}{minutes:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_shown_in_the_time_of_paris() {
        let winter = Instant::parse_local("2026-11-23 20:30").expect("a time");
        assert_eq!(winter.iso(), "2026-11-23T19:30:00Z");
        let summer = Instant::parse_local("2026-06-23 20:30").expect("a time");
        assert_eq!(summer.iso(), "2026-06-23T18:30:00Z");
        assert_eq!(summer.time_in(Locale::Fr), "20\u{202f}h\u{202f}30");
        assert_eq!(summer.day().iso(), "2026-06-23");
    }

    #[test]
    fn the_hour_that_summer_time_skips_is_not_lost() {
        let skipped = Instant::parse_local("2027-03-28 02:30").expect("a time");
        assert_eq!(skipped.local_field(), "2027-03-28T03:30");
    }

    #[test]
    fn a_wrong_time_is_refused() {
        for text in ["", "2026-11-23", "2026-11-23 25:00", "2026-02-30 10:00", "2026-11-23 10:75"] {
            assert_eq!(Instant::parse_local(text), None, "{text}");
        }
    }
}
