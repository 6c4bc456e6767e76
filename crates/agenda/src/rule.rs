//! Recurrence: an RRULE (RFC 5545, 3.3.10) and the dates it makes, in the time of the schools.
//!
//! `calcard` reads the rule and counts the dates without a time zone; each is put into the time of
//! Paris afterwards, so that eight o'clock stays eight o'clock when the clocks change.

use base::{Day, Instant, Minutes, SchoolWeek, SchoolYear, is_public_holiday};
use calcard::{common::timezone::Tz, icalendar::ICalendar};

/// The most dates one event may have.
pub const DATES_MAX: usize = 400;
/// Looked at: those that fall into holidays are left out.
const LOOKED_AT_MAX: usize = 1_200;
/// An event repeats for two years at most.
pub const YEARS_DAYS_MAX: i32 = 2 * 366;

/// Why a rule makes no dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    #[error("the rule cannot be read")]
    Unreadable,
    #[error("the rule makes no date")]
    Nothing,
    #[error("the rule makes too many dates")]
    TooMany,
}

/// When an event takes place: its first date, and its rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub first: Day,
    pub minutes: Minutes,
    /// Without UNTIL; empty when it happens once.
    pub rule: String,
    pub until_on: Option<Day>,
    /// Days of holidays, public holidays and those the school declared closed are left out.
    pub skips_holidays: bool,
    /// Days the rule makes and that were taken out.
    pub without: Vec<Day>,
}

/// The last day of the next school year: further than that nothing repeats.
pub fn horizon(today: Day) -> Day {
    SchoolYear::of(today).next().last_day().unwrap_or(today)
}

impl Series {
    /// The days of the event in the week of its school, in order.
    pub fn days(&self, week: &SchoolWeek) -> Result<Vec<Day>, Wrong> {
        if self.rule.is_empty() {
            return Ok(vec![self.first]);
        }
        let found = self.counted()?;
        let last = self.until_on.unwrap_or(self.first.plus_days(YEARS_DAYS_MAX));
        let mut days: Vec<Day> = found.into_iter().filter(|day| *day <= last).collect();
        days.retain(|day| !self.skips_holidays || !is_off(*day, week));
        days.retain(|day| !self.without.contains(day));
        days.sort_unstable();
        days.dedup();
        match days.len() {
            0 => Err(Wrong::Nothing),
            count if count > DATES_MAX => Err(Wrong::TooMany),
            _ => Ok(days),
        }
    }

    /// The days the rule makes, holidays included.
    pub fn counted(&self) -> Result<Vec<Day>, Wrong> {
        if !is_line(&self.rule) {
            return Err(Wrong::Unreadable);
        }
        let until = self.until_on.unwrap_or(self.first.plus_days(YEARS_DAYS_MAX));
        let until = if self.rule.contains("COUNT=") {
            String::new()
        } else {
            format!(";UNTIL={}T235959", compact(until))
        };
        let text = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:{}T{:02}{:02}00\r\n\
             RRULE:{}{until}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            compact(self.first),
            self.minutes.0 / 60,
            self.minutes.0 % 60,
            self.rule,
        );
        let calendar = ICalendar::parse(&text).map_err(|_| Wrong::Unreadable)?;
        let expanded = calendar.expand_dates(Tz::Floating, LOOKED_AT_MAX);
        if !expanded.errors.is_empty() || expanded.events.is_empty() {
            return Err(Wrong::Unreadable);
        }
        let day = |text: String| Day::parse_iso(text.get(..10)?);
        let starts = expanded.events.iter();
        Ok(starts.filter_map(|it| day(it.start.naive_local().to_string())).collect())
    }
}

/// A day on which the school is closed, which a Wednesday without class is not.
fn is_off(day: Day, week: &SchoolWeek) -> bool {
    week.zone.is_holiday(day) || is_public_holiday(day) || week.closed.contains(&day)
}

/// Each day of class: a week of four days leaves Wednesdays out.
pub fn of_each_day(week: &SchoolWeek) -> &'static str {
    if week.has_wednesday {
        "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"
    } else {
        "FREQ=DAILY;BYDAY=MO,TU,TH,FR"
    }
}

/// A rule that goes on until the last day of its series, however many dates it counted.
pub fn without_count(rule: &str) -> String {
    let parts: Vec<&str> = rule.split(';').filter(|part| !part.starts_with("COUNT=")).collect();
    parts.join(";")
}

/// A rule is one line of RFC 5545 in capitals: nothing else gets into the text that is parsed. What
/// repeats within a day is no event of a school.
fn is_line(rule: &str) -> bool {
    let is_ours = |c: char| c.is_ascii_alphanumeric() || ";=,+-".contains(c);
    let is_daily = ["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"];
    let within = ["BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS=0", "UNTIL"];
    rule.len() <= 300
        && rule.chars().all(is_ours)
        && is_daily.iter().any(|freq| rule.contains(freq))
        && !within.iter().any(|part| rule.contains(part))
}

/// `20261123`
pub fn compact(day: Day) -> String {
    day.iso().replace('-', "")
}

/// The rule of an imported event, as we keep it: its parts in capitals, its end beside it. A rule
/// without an end ends with the next school year.
pub fn taken_in(rule: &str, today: Day) -> Result<(String, Option<Day>), Wrong> {
    let rule = rule.trim().to_ascii_uppercase();
    let mut kept = Vec::new();
    let mut until_on = None;
    let mut is_counted = false;
    for part in rule.split(';').filter(|part| !part.is_empty()) {
        match part.split_once('=') {
            Some(("UNTIL", value)) => until_on = Some(until(value).ok_or(Wrong::Unreadable)?),
            Some(("COUNT", _)) => {
                is_counted = true;
                kept.push(part);
            }
            Some(_) => kept.push(part),
            None => return Err(Wrong::Unreadable),
        }
    }
    let rule = kept.join(";");
    if !is_line(&rule) {
        return Err(Wrong::Unreadable);
    }
    if !is_counted {
        until_on = Some(until_on.unwrap_or(horizon(today)).min(horizon(today)));
    }
    Ok((rule, until_on))
}

/// `20270703`, `20270703T215959Z`: the day in Paris.
fn until(value: &str) -> Option<Day> {
    let digits = value.get(..8).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    let day = Day::new(
        digits[..4].parse().ok()?,
        digits[4..6].parse().ok()?,
        digits[6..8].parse().ok()?,
    )?;
    if !value.ends_with('Z') {
        return Some(day);
    }
    let number = |range: std::ops::Range<usize>| value.get(range)?.parse::<i64>().ok();
    let (hours, minutes) = (number(9..11)?, number(11..13)?);
    if !(0..24).contains(&hours) || !(0..60).contains(&minutes) {
        return None;
    }
    let midnight = crate::ics::utc_midnight(day)?;
    Some(midnight.plus_hours(hours).plus_minutes(minutes).day())
}

/// Where the dates of a series are in the week of its school: each its start and its end.
pub fn moments(
    series: &Series,
    length: Length,
    week: &SchoolWeek,
) -> Result<Vec<(Instant, Instant)>, Wrong> {
    let days = series.days(week)?;
    Ok(days.into_iter().map(|day| length.on(day, series.minutes)).collect())
}

/// How long an event lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Whole days, this many.
    Days(i32),
    /// So many days later, at this minute of the day.
    Until(i32, Minutes),
}

impl Length {
    pub fn between(start: Instant, end: Instant, is_all_day: bool) -> Self {
        let days = end.day().since(start.day());
        if is_all_day { Length::Days(days.max(1)) } else { Length::Until(days, end.minutes()) }
    }

    pub fn on(self, day: Day, minutes: Minutes) -> (Instant, Instant) {
        match self {
            Length::Days(days) => {
                let midnight = |day| Instant::at(day, Minutes(0));
                (midnight(day), midnight(day.plus_days(days.max(1))))
            }
            Length::Until(days, until) => {
                let start = Instant::at(day, minutes);
                (start, Instant::at(day.plus_days(days), until).max(start))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    fn series(first: &str, rule: &str, until: &str) -> Series {
        Series {
            first: day(first),
            minutes: Minutes(8 * 60 + 30),
            rule: rule.to_owned(),
            until_on: Day::parse_iso(until),
            skips_holidays: false,
            without: Vec::new(),
        }
    }

    fn days(series: &Series) -> Vec<String> {
        series.days(&SchoolWeek::default()).expect("days").iter().map(|day| day.iso()).collect()
    }

    #[test]
    fn every_other_tuesday_leaves_the_holidays_out() {
        let mut pool = series("2026-12-01", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-01-31");
        assert_eq!(
            days(&pool),
            ["2026-12-01", "2026-12-15", "2026-12-29", "2027-01-12", "2027-01-26"]
        );
        pool.skips_holidays = true;
        assert_eq!(days(&pool), ["2026-12-01", "2026-12-15", "2027-01-12", "2027-01-26"]);
    }

    #[test]
    fn eight_thirty_stays_eight_thirty_when_the_clocks_change() {
        let club = series("2027-03-22", "FREQ=WEEKLY;BYDAY=MO", "2027-04-05");
        let found = moments(&club, Length::Until(0, Minutes(9 * 60 + 30)), &SchoolWeek::default())
            .expect("moments");
        let hours: Vec<String> = found.iter().map(|(start, _)| start.local_field()).collect();
        assert_eq!(hours, ["2027-03-22T08:30", "2027-03-29T08:30", "2027-04-05T08:30"]);
        let utc: Vec<String> = found.iter().map(|(start, _)| start.iso()).collect();
        assert_eq!(utc[0], "2027-03-22T07:30:00Z");
        assert_eq!(utc[1], "2027-03-29T06:30:00Z", "summer time is an hour earlier in UTC");
    }

    #[test]
    fn the_last_day_of_the_month_and_the_second_tuesday_are_found() {
        let council = series("2026-09-08", "FREQ=MONTHLY;BYDAY=2TU", "2026-12-31");
        assert_eq!(days(&council), ["2026-09-08", "2026-10-13", "2026-11-10", "2026-12-08"]);
        let last = series("2026-09-30", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "");
        assert_eq!(days(&last), ["2026-09-30", "2026-10-31", "2026-11-30"]);
    }

    #[test]
    fn what_repeats_within_a_day_or_without_sense_is_refused() {
        for rule in ["FREQ=HOURLY", "FREQ=DAILY;BYHOUR=8", "WEEKLY", "FREQ=WEEKLY\r\nDTSTART:1", ""]
        {
            assert!(taken_in(rule, day("2026-11-23")).is_err(), "{rule}");
        }
    }

    #[test]
    fn a_rule_without_an_end_ends_with_the_next_school_year() {
        let (rule, until) = taken_in("freq=weekly;byday=mo", day("2026-11-23")).expect("a rule");
        assert_eq!((rule.as_str(), until), ("FREQ=WEEKLY;BYDAY=MO", Some(day("2028-07-31"))));
        let (_, until) =
            taken_in("FREQ=DAILY;UNTIL=20261130T230000Z", day("2026-11-23")).expect("a rule");
        assert_eq!(until, Some(day("2026-12-01")), "the day in Paris");
    }

    proptest! {
        #[test]
        fn any_rule_makes_ordered_days_or_says_why_not(
            freq in "(DAILY|WEEKLY|MONTHLY|YEARLY)",
            parts in proptest::collection::vec(
                prop_oneof![
                    "(INTERVAL=[0-9]{1,3}|COUNT=[0-9]{1,4}|BYDAY=(-?[1-5])?(MO|TU|SU))",
                    "(BYMONTH=[0-9]{1,2}|BYMONTHDAY=-?[0-9]{1,2}|BYSETPOS=-?[1-9])",
                    "(BYWEEKNO=[0-9]{1,2}|BYYEARDAY=-?[0-9]{1,3}|WKST=SU|X=1)",
                ],
                0..4,
            ),
        ) {
            let rule = format!("FREQ={freq};{}", parts.join(";"));
            let rule = rule.trim_end_matches(';');
            if let Ok((rule, until_on)) = taken_in(rule, day("2026-11-23")) {
                let mut any = series("2026-11-23", &rule, "");
                any.until_on = until_on;
                if let Ok(days) = any.days(&SchoolWeek::default()) {
                    prop_assert!(!days.is_empty() && days.len() <= DATES_MAX);
                    prop_assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
                    prop_assert!(days.iter().all(|it| *it >= any.first));
                }
            }
        }
    }
}
