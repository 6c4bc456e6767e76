//! Reading a calendar file (RFC 5545): line by line, one event in memory at a time. What cannot be
//! read is said with its line, and the next event is read all the same.
//!
//! The lines of an event go to `calcard`, which knows the values; what an event means is said here.

use super::{
    Outcome,
    values::{Line, Lines, resolved},
};
use crate::{
    rule::{self, Length, compact},
    store::lists::LENGTH_DAYS_MAX,
};
use base::{Day, Instant, Minutes};

/// What a file may hold.
pub const BYTES_MAX: usize = 2_000_000;
pub const EVENTS_MAX: usize = 1_000;
const EVENT_BYTES_MAX: usize = 40_000;
const LINE_BYTES_MAX: usize = 40_000;
const ZONES_BYTES_MAX: usize = 60_000;
const TITLE_CHARS_MAX: usize = 120;
const BODY_CHARS_MAX: usize = 4_000;
const UID_CHARS_MAX: usize = 250;

/// An event of a file, as we understand it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub line: u32,
    pub uid: String,
    pub title: String,
    pub body: String,
    pub location: String,
    pub link: String,
    pub is_all_day: bool,
    pub first: Day,
    pub minutes: Minutes,
    pub length: Length,
    pub rule: String,
    pub until_on: Option<Day>,
    /// Days the rule makes and the file takes out.
    pub without: Vec<Day>,
    /// It is one changed date of a series: the day the rule put it on.
    pub instead_of: Option<Day>,
    pub is_cancelled: bool,
}

/// What was read of one event: it, or why not, with its line and the title if it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    Found(Box<Found>),
    Not { line: u32, title: String, outcome: Outcome },
}

/// Reads a whole file. `today` bounds what repeats without an end.
pub fn read(bytes: &[u8], today: Day) -> Vec<Reading> {
    let mut reader = Reader { today, ..Reader::new() };
    for (number, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        reader.line(u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1), line);
        if reader.events > EVENTS_MAX {
            break;
        }
    }
    reader.end();
    reader.readings
}

struct Reader {
    today: Day,
    /// The VTIMEZONE blocks seen so far: events speak of them.
    zones: String,
    block: String,
    /// Where the component began, and which.
    began: Option<(u32, Component)>,
    depth: u32,
    outcome: Option<Outcome>,
    events: usize,
    readings: Vec<Reading>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Component {
    Event,
    Zone,
    Other,
}

impl Reader {
    fn new() -> Self {
        Reader {
            today: Instant::from_millis(0).day(),
            zones: String::new(),
            block: String::new(),
            began: None,
            depth: 0,
            outcome: None,
            events: 0,
            readings: Vec::new(),
        }
    }

    fn line(&mut self, number: u32, bytes: &[u8]) {
        let bytes =
            if number == 1 { bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes) } else { bytes };
        let (text, is_text) = match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), true),
            Err(_) => (String::from_utf8_lossy(bytes).into_owned(), false),
        };
        let name = text.trim_end().to_ascii_uppercase();
        match (self.began, name.as_str()) {
            (None, "BEGIN:VEVENT") => self.begin(number, Component::Event),
            (None, "BEGIN:VTIMEZONE") => self.begin(number, Component::Zone),
            (None, "BEGIN:VTODO" | "BEGIN:VJOURNAL" | "BEGIN:VFREEBUSY") => {
                self.begin(number, Component::Other);
            }
            (None, _) => return,
            // A new event where the last one has no end.
            (Some((_, Component::Event)), "BEGIN:VEVENT") => {
                self.outcome = Some(Outcome::Cut);
                self.finish();
                self.begin(number, Component::Event);
            }
            (Some(_), name) if name.starts_with("BEGIN:") => self.depth += 1,
            (Some(_), name) if name.starts_with("END:") && self.depth > 0 => self.depth -= 1,
            (
                Some(_),
                "END:VEVENT" | "END:VTIMEZONE" | "END:VTODO" | "END:VJOURNAL" | "END:VFREEBUSY",
            ) => {
                self.block.push_str(&name);
                self.block.push_str("\r\n");
                self.finish();
                return;
            }
            (Some(_), "END:VCALENDAR") => {
                self.outcome = Some(Outcome::Cut);
                self.finish();
                return;
            }
            _ => {}
        }
        self.keep(&text, is_text);
    }

    fn keep(&mut self, text: &str, is_text: bool) {
        if !is_text {
            self.outcome = self.outcome.or(Some(Outcome::NotText));
        }
        let is_long =
            text.len() > LINE_BYTES_MAX || self.block.len() + text.len() > EVENT_BYTES_MAX;
        if is_long {
            self.outcome = self.outcome.or(Some(Outcome::TooLong));
            return;
        }
        self.block.push_str(text);
        self.block.push_str("\r\n");
    }

    fn begin(&mut self, number: u32, component: Component) {
        self.began = Some((number, component));
        self.block.clear();
        (self.depth, self.outcome) = (0, None);
    }

    /// The file is over: what was begun is cut.
    fn end(&mut self) {
        if self.began.is_some() {
            self.outcome = Some(Outcome::Cut);
            self.finish();
        }
    }

    fn finish(&mut self) {
        let Some((line, component)) = self.began.take() else { return };
        let not = |title: String, outcome| Reading::Not { line, title, outcome };
        let reading = match component {
            Component::Zone => {
                if self.zones.len() + self.block.len() <= ZONES_BYTES_MAX {
                    self.zones.push_str(&self.block);
                }
                return;
            }
            Component::Other => not(title_of(&self.block), Outcome::NoEvent),
            Component::Event => {
                self.events += 1;
                match self.outcome {
                    _ if self.events > EVENTS_MAX => not(String::new(), Outcome::Overflow),
                    Some(outcome) => not(title_of(&self.block), outcome),
                    None => match understand(&self.zones, &self.block, line, self.today) {
                        Ok(found) => Reading::Found(Box::new(found)),
                        Err(outcome) => not(title_of(&self.block), outcome),
                    },
                }
            }
        };
        self.readings.push(reading);
    }
}

/// The title of something we could not read, for the report.
fn title_of(block: &str) -> String {
    let line = block.lines().find_map(|line| line.strip_prefix("SUMMARY"));
    let value = line.and_then(|line| line.split_once(':')).map(|(_, value)| value);
    calm(value.unwrap_or_default(), TITLE_CHARS_MAX)
}

/// One line, no control characters, not too long.
fn calm(text: &str, chars_max: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control()).take(chars_max).collect()
}

fn paragraphs(text: &str, chars_max: usize) -> String {
    let kept = text.chars().filter(|c| *c == '\n' || !c.is_control());
    kept.take(chars_max).collect::<String>().trim().to_owned()
}

/// What an event says.
fn understand(zones: &str, block: &str, line: u32, today: Day) -> Result<Found, Outcome> {
    let lines = Lines::unfolded(block);
    let first = lines.first("DTSTART").ok_or(Outcome::NoStart)?;
    let is_all_day = first.is_day();
    let bounds = ["DTSTART", "DTEND", "DURATION"].map(|name| lines.first(name));
    let bounds: Vec<&Line> = bounds.into_iter().flatten().collect();
    let has_end = bounds.len() > 1;
    let mut moment = *resolved(zones, &[bounds]).first().ok_or(Outcome::BadDate)?;
    let start = moment.start;
    if !has_end && !is_all_day {
        // RFC 5545, 3.6.1: it ends when it begins.
        moment.minutes = 0;
    }
    let minutes = if is_all_day { Minutes(0) } else { start.minutes() };
    if moment.minutes < 0 || moment.minutes > LENGTH_DAYS_MAX * 1440 || !is_near(start.day()) {
        return Err(Outcome::BadDate);
    }
    let length = if is_all_day {
        Length::Days(i32::try_from((moment.minutes + 1439) / 1440).unwrap_or(1).max(1))
    } else {
        Length::between(start, start.plus_minutes(moment.minutes), false)
    };
    let (rule, until_on) = match lines.first("RRULE") {
        Some(rule) => rule::taken_in(&rule.value, today).map_err(|_| Outcome::BadRule)?,
        None => (String::new(), None),
    };
    let title = calm(&lines.text("SUMMARY"), TITLE_CHARS_MAX);
    let uid = calm(&lines.text("UID"), UID_CHARS_MAX);
    // RFC 5545 wants a UID; without one, the same event is known by what it says.
    let said = format!("{}{:04}-{}", compact(start.day()), minutes.0, base::fold(&title));
    let link = lines.text("URL");
    let is_link = link.starts_with("https://") && link.len() <= 500 && !link.contains(' ');
    Ok(Found {
        line,
        uid: if uid.is_empty() { said.chars().take(UID_CHARS_MAX).collect() } else { uid },
        title,
        body: paragraphs(&lines.text("DESCRIPTION"), BODY_CHARS_MAX),
        location: calm(&lines.text("LOCATION"), TITLE_CHARS_MAX),
        link: if is_link { link } else { String::new() },
        is_all_day,
        first: start.day(),
        minutes,
        length,
        rule,
        until_on,
        without: lines.days(zones, "EXDATE"),
        instead_of: lines.days(zones, "RECURRENCE-ID").first().copied(),
        is_cancelled: lines.text("STATUS").eq_ignore_ascii_case("CANCELLED"),
    })
}

/// A school knows nobody who was there before 1970, and plans nothing for after 2100.
fn is_near(day: Day) -> bool {
    (1970..2100).contains(&day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> Day {
        Day::parse_iso("2026-11-23").expect("a day")
    }

    fn event(lines: &str) -> Vec<Reading> {
        let text = format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n");
        read(text.as_bytes(), today())
    }

    fn found(lines: &str) -> Found {
        match event(lines).pop() {
            Some(Reading::Found(found)) => *found,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn hours_of_other_zones_are_told_in_ours() {
        let utc = found("DTSTART:20260701T120000Z\r\nDTEND:20260701T130000Z");
        assert_eq!((utc.minutes, utc.length), (Minutes(840), Length::Until(0, Minutes(900))));
        let york = found("DTSTART;TZID=America/New_York:20261203T090000");
        assert_eq!(york.minutes, Minutes(15 * 60));
        assert_eq!(york.length, Length::Until(0, Minutes(15 * 60)), "no end: it ends there");
        let ours = found("DTSTART:20261203T090000\r\nDURATION:PT90M");
        assert_eq!((ours.minutes, ours.length), (Minutes(540), Length::Until(0, Minutes(630))));
        let days = found("DTSTART;VALUE=DATE:20261203\r\nDTEND;VALUE=DATE:20261206");
        assert_eq!((days.is_all_day, days.length), (true, Length::Days(3)));
    }

    #[test]
    fn what_is_wrong_has_its_line_and_does_not_hide_the_rest() {
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Sans date\nEND:VEVENT\n\
                    BEGIN:VEVENT\nDTSTART:20261303T000000Z\nEND:VEVENT\n\
                    BEGIN:VEVENT\nDTSTART:20261203T000000Z\nBEGIN:VEVENT\n\
                    DTSTART:20261203T000000Z\nSUMMARY:Bon\nEND:VEVENT\nEND:VCALENDAR\n";
        let said: Vec<(u32, Option<Outcome>)> = read(text.as_bytes(), today())
            .into_iter()
            .map(|reading| match reading {
                Reading::Found(found) => (found.line, None),
                Reading::Not { line, outcome, .. } => (line, Some(outcome)),
            })
            .collect();
        assert_eq!(
            said,
            [
                (2, Some(Outcome::NoStart)),
                (5, Some(Outcome::BadDate)),
                (8, Some(Outcome::Cut)),
                (10, None),
            ]
        );
    }

    #[test]
    fn a_file_that_is_no_utf_8_says_so() {
        let bytes = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261203T000000Z\r\n\
                      SUMMARY:\xe9t\xe9\r\nEND:VEVENT\r\n";
        let readings = read(bytes, today());
        assert!(matches!(readings[..], [Reading::Not { outcome: Outcome::NotText, .. }]));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_in_order_and_never_too_many(bytes in proptest::collection::vec(
            prop_oneof![
                Just(b"BEGIN:VEVENT\r\n".to_vec()), Just(b"END:VEVENT\r\n".to_vec()),
                Just(b"BEGIN:VTIMEZONE\r\n".to_vec()), Just(b"END:VTIMEZONE\r\n".to_vec()),
                Just(b"DTSTART:20261203T090000Z\r\n".to_vec()),
                "(DTSTART|DTEND|EXDATE|RECURRENCE-ID)(;TZID=[A-Z]{1,3})?:[0-9TZ]{0,16}\r\n"
                    .prop_map(String::into_bytes),
                "RRULE:(FREQ=(DAILY|YEARLY);)?[A-Z]{2,9}=[0-9A-Z,-]{0,6}\r\n"
                    .prop_map(String::into_bytes),
                "(SUMMARY|UID|URL|DURATION):.{0,30}\r\n( .{0,9}\r\n)?"
                    .prop_map(String::into_bytes),
                proptest::collection::vec(any::<u8>(), 0..40),
            ], 0..30)) {
            let bytes = bytes.concat();
            let readings = read(&bytes, today());
            prop_assert!(readings.len() <= EVENTS_MAX + 1);
            let lines: Vec<u32> = readings.iter().map(|reading| match reading {
                Reading::Found(found) => found.line,
                Reading::Not { line, .. } => *line,
            }).collect();
            prop_assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
            for reading in readings {
                if let Reading::Found(found) = reading {
                    prop_assert!(!found.uid.is_empty() && found.title.chars().count() <= 120);
                    prop_assert!(is_near(found.first));
                    let (start, end) = found.length.on(found.first, found.minutes);
                    prop_assert!(end >= start);
                }
            }
        }
    }
}
