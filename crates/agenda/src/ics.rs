//! Writing iCalendar (RFC 5545): lines end with CR LF and are folded at 75 octets (3.1), text is
//! escaped (3.3.11), times are UTC, or of Paris where a rule repeats them (3.6.5).

use crate::{
    event::{Event, Moment, State},
    rule::compact,
};
use base::{Day, Id, Instant};
use std::collections::HashSet;
use std::fmt::Write;

const LINE_OCTETS_MAX: usize = 75;
pub const CONTENT_TYPE: &str = "text/calendar; charset=utf-8";

/// Europe/Paris since 1996 (directive 2000/84/EC).
const PARIS: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nBEGIN:STANDARD\r\n\
    DTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0200\r\n\
    TZOFFSETTO:+0100\r\nTZNAME:CET\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n\
    TZNAME:CEST\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";

/// A calendar that is being written.
pub struct Sheet {
    out: String,
    stamp: Instant,
}

/// What every event of a calendar has.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub uid: &'a str,
    pub title: &'a str,
    pub body: &'a str,
    pub location: &'a str,
    pub url: &'a str,
    pub sequence: u32,
    pub is_cancelled: bool,
}

/// How its times are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Times {
    Utc,
    Paris,
    Days,
}

impl Sheet {
    /// `stamp` is the last change of what is in it: the same agenda is the same file.
    pub fn new(name: &str, stamp: Instant) -> Self {
        let mut sheet = Sheet { out: String::new(), stamp };
        sheet.out.push_str("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Preau//Agenda//FR\r\n");
        sheet.out.push_str("CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
        sheet.text("X-WR-CALNAME", name);
        sheet.out.push_str("X-WR-TIMEZONE:Europe/Paris\r\n");
        sheet.out.push_str(PARIS);
        sheet
    }

    pub fn finish(mut self) -> String {
        self.out.push_str("END:VCALENDAR\r\n");
        self.out
    }

    /// One event at one moment.
    pub fn once(&mut self, words: &Words<'_>, start: Instant, end: Instant, is_all_day: bool) {
        let times = if is_all_day { Times::Days } else { Times::Utc };
        self.begin(words);
        self.time("DTSTART", start, times);
        self.time("DTEND", end, times);
        self.end(words);
    }

    /// Whole days, both included.
    pub fn days(&mut self, words: &Words<'_>, first: Day, last: Day) {
        self.begin(words);
        self.line(&format!("DTSTART;VALUE=DATE:{}", compact(first)));
        self.line(&format!("DTEND;VALUE=DATE:{}", compact(last.plus_days(1))));
        self.line("TRANSP:TRANSPARENT");
        self.end(words);
    }

    /// An event with its rule, its exceptions, and the dates that were changed alone.
    pub fn event(&mut self, event: &Event, moments: &[Moment], url: &str) {
        let words = Words {
            uid: &event.uid,
            title: &event.title,
            body: &event.body,
            location: &event.location,
            url,
            sequence: event.version,
            is_cancelled: false,
        };
        if !event.repeats() {
            if let Some(only) = moments.first() {
                let words = Words { is_cancelled: only.state == State::Cancelled, ..words };
                self.once(&words, only.start_at, only.end_at, event.is_all_day);
            }
            return;
        }
        let times = if event.is_all_day { Times::Days } else { Times::Paris };
        self.begin(&words);
        self.time("DTSTART", event.start_at, times);
        self.time("DTEND", event.end_at, times);
        self.line(&format!("RRULE:{}{}", event.rule, until(event)));
        let kept: HashSet<Day> = moments.iter().map(|it| it.original_at.day()).collect();
        let series = event.series();
        for day in series.counted().unwrap_or_default() {
            if !kept.contains(&day) {
                let (start, _) = event.length().on(day, series.minutes);
                self.time("EXDATE", start, times);
            }
        }
        self.end(&words);
        for moment in moments.iter().filter(|it| is_changed(event, it)) {
            self.exception(event, moment, &words, times);
        }
    }

    fn exception(&mut self, event: &Event, moment: &Moment, words: &Words<'_>, times: Times) {
        let words = Words {
            title: moment.title.as_deref().unwrap_or(&event.title),
            body: moment.body.as_deref().unwrap_or(&event.body),
            location: moment.location.as_deref().unwrap_or(&event.location),
            is_cancelled: moment.state == State::Cancelled,
            ..*words
        };
        self.begin(&words);
        self.time("RECURRENCE-ID", moment.original_at, times);
        self.time("DTSTART", moment.start_at, times);
        self.time("DTEND", moment.end_at, times);
        self.end(&words);
    }

    fn begin(&mut self, words: &Words<'_>) {
        self.line("BEGIN:VEVENT");
        self.text("UID", words.uid);
        let stamp = utc(self.stamp);
        self.line(&format!("DTSTAMP:{stamp}"));
    }

    fn end(&mut self, words: &Words<'_>) {
        self.text("SUMMARY", words.title);
        for (name, value) in [("DESCRIPTION", words.body), ("LOCATION", words.location)] {
            if !value.is_empty() {
                self.text(name, value);
            }
        }
        if !words.url.is_empty() {
            let url: String = words.url.chars().filter(|c| !c.is_control()).collect();
            self.line(&format!("URL:{url}"));
        }
        self.line(&format!("SEQUENCE:{}", words.sequence));
        self.line(if words.is_cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        self.line("END:VEVENT");
    }

    fn time(&mut self, name: &str, at: Instant, times: Times) {
        let line = match times {
            Times::Utc => format!("{name}:{}", utc(at)),
            Times::Days => format!("{name};VALUE=DATE:{}", compact(at.day())),
            Times::Paris => {
                let local = at.local_field().replace(['-', ':'], "");
                format!("{name};TZID=Europe/Paris:{local}00")
            }
        };
        self.line(&line);
    }

    fn text(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", escaped(value)));
    }

    /// Folded: no line is longer than 75 octets, and no character is cut.
    fn line(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LINE_OCTETS_MAX {
                self.out.push_str("\r\n ");
                length = 1;
            }
            self.out.push(c);
            length += c.len_utf8();
        }
        self.out.push_str("\r\n");
    }
}

/// A date that is not where, or not what, the event says.
fn is_changed(event: &Event, moment: &Moment) -> bool {
    let (_, end) = event.length().on(moment.original_at.day(), moment.original_at.minutes());
    moment.state == State::Cancelled
        || moment.title.is_some()
        || moment.location.is_some()
        || moment.body.is_some()
        || moment.start_at != moment.original_at
        || moment.end_at != end
}

/// RFC 5545, 3.3.10: UTC beside a time of Paris, a day beside days.
fn until(event: &Event) -> String {
    let Some(last) = event.until_on.filter(|_| !event.rule.contains("COUNT=")) else {
        return String::new();
    };
    if event.is_all_day {
        return format!(";UNTIL={}", compact(last));
    }
    let end = Instant::at(last.plus_days(1), base::Minutes(0)).plus_millis(-1000);
    format!(";UNTIL={}", utc(end))
}

/// `20261123T193000Z`
fn utc(at: Instant) -> String {
    let whole = Instant::from_millis(at.millis().div_euclid(1000) * 1000);
    whole.iso().replace(['-', ':'], "")
}

/// Midnight of this day in UTC.
pub fn utc_midnight(day: Day) -> Option<Instant> {
    let days = i64::from(day.since(Day::new(1970, 1, 1)?));
    Some(Instant::from_millis(days * 86_400_000))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// The name of an event of ours in every calendar, for ever.
pub fn uid(event: Id<Event>) -> String {
    let mut uid = String::new();
    // Writing to a string does not fail.
    let _ = write!(uid, "{event}@preau");
    uid
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(title: &str) -> Words<'_> {
        let (body, location, url) = ("", "", "");
        Words { uid: "1@preau", title, body, location, url, sequence: 0, is_cancelled: false }
    }

    fn at(text: &str) -> Instant {
        Instant::parse_local(text).expect("a time")
    }

    #[test]
    fn an_event_is_written_as_the_norm_says() {
        let mut sheet = Sheet::new("Agenda", at("2026-11-23 10:00"));
        let (start, end) = (at("2026-12-03 09:00"), at("2026-12-03 11:30"));
        sheet.once(&words("Sortie ; musée, parc"), start, end, false);
        sheet.days(&words("Vacances"), start.day(), end.day());
        let text = sheet.finish();
        for line in [
            "DTSTART:20261203T080000Z",
            "DTEND:20261203T103000Z",
            "SUMMARY:Sortie \\; musée\\, parc",
            "DTSTART;VALUE=DATE:20261203",
            "DTEND;VALUE=DATE:20261204",
            "DTSTAMP:20261123T090000Z",
        ] {
            assert!(text.split("\r\n").any(|it| it == line), "{line} in {text}");
        }
    }

    proptest! {
        #[test]
        fn lines_are_short_and_say_what_was_said(title in "[^\\r\\x00-\\x08\\x0b-\\x1f]{0,200}") {
            let mut sheet = Sheet::new("Agenda", Instant::from_millis(0));
            let noon = at("2026-12-03 12:00");
            sheet.once(&words(&title), noon, noon, false);
            let text = sheet.finish();
            prop_assert!(text.split("\r\n").all(|line| line.len() <= LINE_OCTETS_MAX));
            prop_assert!(!text.replace("\r\n", "").contains('\n'));
            let unfolded = text.replace("\r\n ", "");
            let said: String = title.chars().filter(|c| !c.is_control() || "\n\t".contains(*c))
                .collect();
            let line = format!("SUMMARY:{}", escaped(&said));
            prop_assert!(unfolded.split("\r\n").any(|it| it == line));
        }
    }
}
