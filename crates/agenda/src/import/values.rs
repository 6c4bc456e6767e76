//! The lines of an event of a file: names, texts, and dates in the time zones of others.

use crate::rule;
use base::{Day, Instant};
use calcard::{
    common::timezone::Tz,
    icalendar::{
        ICalendar,
        dates::{CalendarEvent, TimeOrDelta},
    },
};
use chrono::{DateTime, TimeDelta};

/// A line of an event: its name, its parameters as they are written, its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub name: String,
    pub parameters: String,
    pub value: String,
}

impl Line {
    /// RFC 5545, 3.1: the value begins at the first colon that no quotation mark encloses.
    fn read(text: &str) -> Option<Self> {
        let mut is_quoted = false;
        let colon = text.char_indices().find(|(_, c)| {
            is_quoted ^= *c == '"';
            *c == ':' && !is_quoted
        });
        let (head, value) = text.split_at(colon?.0);
        let (name, parameters) = head.split_at(head.find(';').unwrap_or(head.len()));
        Some(Line {
            name: name.to_ascii_uppercase(),
            parameters: parameters.to_owned(),
            value: value[1..].trim().to_owned(),
        })
    }

    /// A day without an hour.
    pub fn is_day(&self) -> bool {
        self.value.len() == 8
    }
}

pub struct Lines(Vec<Line>);

impl Lines {
    /// The lines of an event itself, without those of its alarms.
    pub fn unfolded(block: &str) -> Self {
        let mut whole: Vec<String> = Vec::new();
        for line in block.split("\r\n") {
            match (line.strip_prefix([' ', '\t']), whole.last_mut()) {
                (Some(rest), Some(last)) => last.push_str(rest),
                _ => whole.push(line.to_owned()),
            }
        }
        let mut depth = 0;
        let mut lines = Vec::new();
        for line in whole.iter().filter_map(|text| Line::read(text)) {
            match line.name.as_str() {
                "BEGIN" => depth += 1,
                "END" => depth -= 1,
                _ if depth == 1 => lines.push(line),
                _ => {}
            }
        }
        Lines(lines)
    }

    pub fn first(&self, name: &str) -> Option<&Line> {
        self.0.iter().find(|line| line.name == name)
    }

    /// A text, as it was before it was escaped (RFC 5545, 3.3.11).
    pub fn text(&self, name: &str) -> String {
        let Some(line) = self.first(name) else { return String::new() };
        let mut text = String::with_capacity(line.value.len());
        let mut chars = line.value.chars();
        while let Some(c) = chars.next() {
            match (c, c == '\\') {
                (_, true) => match chars.next() {
                    Some('n' | 'N') => text.push('\n'),
                    Some(other) => text.push(other),
                    None => {}
                },
                (c, false) => text.push(c),
            }
        }
        text
    }

    /// The days (in Paris) of a property that holds dates, perhaps several a line.
    pub fn days(&self, zones: &str, name: &str) -> Vec<Day> {
        let named = self.0.iter().filter(|line| line.name == name);
        let each = named.flat_map(|line| {
            line.value.split(',').map(|value| Line {
                name: "DTSTART".to_owned(),
                parameters: line.parameters.clone(),
                value: value.trim().to_owned(),
            })
        });
        let each: Vec<Line> = each.take(rule::DATES_MAX).collect();
        let alone: Vec<Vec<&Line>> = each.iter().map(|line| vec![line]).collect();
        resolved(zones, &alone).iter().map(|moment| moment.start.day()).collect()
    }
}

/// When something begins, in our time, and how long it lasts.
#[derive(Clone, Copy, Debug)]
pub struct Resolved {
    pub start: Instant,
    pub minutes: i64,
}

/// What these dates mean: `calcard` knows the time zones of others, by their names and by what the
/// file says of them. A time of no zone is one of ours.
pub fn resolved(zones: &str, blocks: &[Vec<&Line>]) -> Vec<Resolved> {
    if blocks.is_empty() {
        return Vec::new();
    }
    let mut text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{zones}");
    for block in blocks {
        text.push_str("BEGIN:VEVENT\r\nUID:1\r\n");
        for Line { name, parameters, value } in block {
            text.extend([name, parameters, ":", value, "\r\n"]);
        }
        text.push_str("END:VEVENT\r\n");
    }
    text.push_str("END:VCALENDAR\r\n");
    let Ok(calendar) = ICalendar::parse(&text) else { return Vec::new() };
    let mut found = calendar.expand_dates(Tz::Floating, blocks.len() + 1).events;
    found.sort_by_key(|event| event.comp_id);
    let resolve = |event: &_| moment(event);
    found.iter().filter_map(resolve).collect()
}

type Expanded = CalendarEvent<DateTime<Tz>, TimeOrDelta<DateTime<Tz>, TimeDelta>>;

fn moment(event: &Expanded) -> Option<Resolved> {
    let start = if event.start.timezone().is_floating() {
        Instant::parse_local(event.start.naive_local().to_string().get(..16)?)?
    } else {
        Instant::from_millis(event.start.timestamp_millis())
    };
    let minutes = match &event.end {
        TimeOrDelta::Time(end) => (end.timestamp() - event.start.timestamp()) / 60,
        TimeOrDelta::Delta(delta) => delta.num_minutes(),
    };
    Some(Resolved { start, minutes })
}
