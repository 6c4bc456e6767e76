//! One's lessons as a calendar file (RFC 5545), each at its hour in UTC: a calendar that reads it
//! needs to know nothing of weeks A and B.

use crate::{Occurrence, PartKind};
use base::Instant;

pub const CONTENT_TYPE: &str = "text/calendar; charset=utf-8";
const LINE_OCTETS_MAX: usize = 75;

/// The file of these lessons, with the first names of whose they are; those that are not held are
/// left out.
pub fn written(name: &str, all: &[(Option<String>, Vec<Occurrence>)], now: Instant) -> String {
    let mut sheet = Sheet(String::new());
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Preau//Timetable//FR"] {
        sheet.line(line);
    }
    sheet.text("X-WR-CALNAME", name);
    let each = all.iter().enumerate();
    let each = each.flat_map(|(place, (whose, own))| own.iter().map(move |it| (place, whose, it)));
    for (place, whose, it) in each.filter(|(_, _, it)| it.is_held()) {
        sheet.line("BEGIN:VEVENT");
        // Two children of one class have the same lesson, each his own.
        sheet.line(&format!("UID:{}-{}-{place}@preau", it.lesson, it.of_day));
        sheet.line(&format!("DTSTAMP:{}", utc(now)));
        sheet.line(&format!("DTSTART:{}", utc(Instant::at(it.day, it.from))));
        sheet.line(&format!("DTEND:{}", utc(Instant::at(it.day, it.until))));
        let title = match whose {
            Some(name) => format!("{} ({name})", it.subject),
            None => it.subject.clone(),
        };
        sheet.text("SUMMARY", &title);
        for (key, value) in [("LOCATION", it.said(PartKind::Room)), ("DESCRIPTION", who(it))] {
            if !value.is_empty() {
                sheet.text(key, &value);
            }
        }
        sheet.line("END:VEVENT");
    }
    sheet.line("END:VCALENDAR");
    sheet.0
}

/// `6e A · M. Roche`
fn who(it: &Occurrence) -> String {
    let parts = [PartKind::Class, PartKind::Group, PartKind::Teacher].map(|kind| it.said(kind));
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(" · ")
}

fn utc(at: Instant) -> String {
    let whole = Instant::from_millis(at.millis().div_euclid(1000) * 1000);
    whole.iso().replace(['-', ':'], "")
}

struct Sheet(String);

impl Sheet {
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.line(&format!("{name}:{escaped}"));
    }

    /// Folded: no line is longer than 75 octets, and no character is cut.
    fn line(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LINE_OCTETS_MAX {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
