//! A moment as the files write it: the clock of the school, to the second, without a time zone.

use base::{Day, Instant, Minutes};
use std::fmt;

/// When a report was locked: `2027-03-12T17:04:00`, in the time of Paris.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    day: Day,
    /// Since midnight.
    seconds: u32,
}

const DAY_SECONDS: i64 = 86_400;

impl Moment {
    pub fn of(at: Instant) -> Self {
        let within = u32::try_from(at.millis().rem_euclid(60_000) / 1_000).unwrap_or(0);
        Moment { day: at.day(), seconds: u32::from(at.minutes().0) * 60 + within }
    }

    pub const fn day(self) -> Day {
        self.day
    }

    /// The instant it was; the hour that summer time skips is the next one.
    pub fn instant(self) -> Instant {
        let minutes = Minutes(u16::try_from(self.seconds / 60).unwrap_or(0));
        Instant::at(self.day, minutes).plus_millis(i64::from(self.seconds % 60) * 1_000)
    }

    /// An `xs:dateTime`, whose fraction is dropped and whose time zone, if it says one, is
    /// followed; or a day alone, which is its midnight (2D allows it).
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        let (day, time) = match written.split_once('T') {
            None => (written, None),
            Some((day, time)) => (day, Some(time)),
        };
        let day = plain_day(day)?;
        let Some(time) = time else { return Some(Moment { day, seconds: 0 }) };
        let (clock, rest) = time.split_at_checked(8)?;
        let seconds = clock_seconds(clock)?;
        let zone = rest
            .strip_prefix('.')
            .map_or(rest, |it| it.trim_start_matches(|figure: char| figure.is_ascii_digit()));
        match zone {
            "" => Some(Moment { day, seconds }),
            "Z" => Self::in_zone(day, seconds, 0),
            zone => Self::in_zone(day, seconds, offset(zone)?),
        }
    }

    fn in_zone(day: Day, seconds: u32, offset_minutes: i64) -> Option<Self> {
        let days = day.since(Day::new(1970, 1, 1)?);
        let seconds = i64::from(days) * DAY_SECONDS + i64::from(seconds);
        let moment = Moment::of(Instant::from_millis((seconds - offset_minutes * 60) * 1_000));
        Some(moment).filter(|moment| has_plain_year(moment.day))
    }
}

/// A day of a year of four figures, as `xs:date` writes it.
pub(crate) fn plain_day(written: &str) -> Option<Day> {
    let is_plain = written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    Day::parse_iso(written).filter(|day| is_plain && has_plain_year(*day))
}

/// Years that every reader of the files takes: 1000 to 9999.
pub(crate) fn has_plain_year(day: Day) -> bool {
    day.year() >= 1000
}

/// `17:04:00`.
fn clock_seconds(clock: &str) -> Option<u32> {
    let mut parts = clock.split(':');
    let mut part = |below: u32| {
        let figures = parts.next().filter(|it| it.len() == 2)?;
        let is_plain = figures.bytes().all(|byte| byte.is_ascii_digit());
        figures.parse::<u32>().ok().filter(|number| is_plain && *number < below)
    };
    let (hours, minutes, seconds) = (part(24)?, part(60)?, part(60)?);
    Some((hours * 60 + minutes) * 60 + seconds)
}

/// `+01:00`, in minutes.
fn offset(zone: &str) -> Option<i64> {
    let sign = match zone.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let seconds = clock_seconds(&format!("{}:00", &zone[1..]))?;
    Some(sign * i64::from(seconds / 60))
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes) = (self.seconds / 3_600, self.seconds / 60 % 60);
        write!(f, "{}T{hours:02}:{minutes:02}:{:02}", self.day.iso(), self.seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_the_clock_of_the_school() {
        let at = Instant::parse_local("2027-07-02 17:04").expect("a time").plus_millis(12_345);
        let locked = Moment::of(at);
        assert_eq!(locked.to_string(), "2027-07-02T17:04:12");
        assert_eq!(locked.instant().since(at), -345);
        assert_eq!(Moment::parse("2027-07-02T17:04:12"), Some(locked));
        assert_eq!(Moment::parse("2027-07-02T15:04:12.345Z"), Some(locked));
        assert_eq!(Moment::parse("2027-07-02T19:34:12+04:30"), Some(locked));
    }

    #[test]
    fn a_day_alone_is_its_midnight_and_the_rest_is_refused() {
        let day = Moment::parse("2027-07-02").expect("a day");
        assert_eq!(day.to_string(), "2027-07-02T00:00:00");
        for wrong in ["", "2027-07-02T", "2027-7-2", "2027-07-02T25:00:00", "2027-07-02T10:00"] {
            assert_eq!(Moment::parse(wrong), None, "{wrong}");
        }
        for wrong in ["2027-07-02T10:00:00+1", "0000-01-01", "2027-02-30", "2027-07-02T1é:00:00"] {
            assert_eq!(Moment::parse(wrong), None, "{wrong}");
        }
    }
}
