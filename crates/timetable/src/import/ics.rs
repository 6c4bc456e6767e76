//! A calendar file (RFC 5545): lessons that repeat weekly, with their exceptions, or stand alone.
//!
//! What a lesson is, programs write in its description, a line each (`Matière : …`, `Salle : …`);
//! where they do not, its title is the subject and its place the room. `calcard` knows the time
//! zones of others.

use super::{
    column::Column,
    found::{Found, LESSONS_MAX, NAME_CHARS_MAX, gathered},
    problem::{Problem, What},
    values,
};
use crate::weeks::{ONLY_MAX, Weeks, monday_of};
use base::{Day, Instant};
use calcard::{
    common::timezone::Tz,
    icalendar::{ICalendar, dates::TimeOrDelta},
};
use std::collections::HashMap;

const EVENT_BYTES_MAX: usize = 20_000;
const ZONES_BYTES_MAX: usize = 20_000;
const LESSON_MINUTES_MAX: i64 = 12 * 60;
const EXCEPTIONS_MAX: usize = 200;

/// A line of an event: its name, its parameters, its value.
#[derive(Clone, Debug)]
struct Line {
    name: String,
    parameters: String,
    value: String,
}

#[derive(Debug)]
struct Event {
    line: u32,
    lines: Vec<Line>,
    /// Too long, or without an end.
    is_cut: bool,
}

/// The lessons of a calendar; one that names no class is of `class`.
pub fn read(text: &str, class: Option<&str>) -> (Vec<Found>, Vec<Problem>) {
    let (events, zones) = events(text);
    let mut problems = Vec::new();
    // Days of a series that another event of its name takes.
    let mut taken: HashMap<String, Vec<Day>> = HashMap::new();
    for event in events.iter().filter(|event| event.first("RECURRENCE-ID").is_some()) {
        let days = event.days(&zones, "RECURRENCE-ID");
        taken.entry(event.text("UID")).or_default().extend(days);
    }
    let mut found = Vec::new();
    for event in &events {
        if found.len() >= LESSONS_MAX {
            problems.push(Problem::new(event.line, What::TooMany, ""));
            break;
        }
        let is_cancelled = event.text("STATUS").eq_ignore_ascii_case("CANCELLED");
        match event.lessons(&zones, class, &taken) {
            _ if is_cancelled => {}
            Ok(lessons) => found.extend(lessons),
            Err(what) => problems.push(Problem::new(event.line, what, &event.text("SUMMARY"))),
        }
    }
    (gathered(found), problems)
}

/// The events of a file, their folded lines made whole; and what it says of time zones.
fn events(text: &str) -> (Vec<Event>, String) {
    let (mut events, mut zones) = (Vec::new(), String::new());
    let (mut open, mut is_zone, mut depth): (Option<Event>, bool, u32) = (None, false, 0);
    let mut bytes = 0;
    for (number, raw) in text.lines().enumerate() {
        let name = raw.trim().to_ascii_uppercase();
        let number = u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1);
        if is_zone || name == "BEGIN:VTIMEZONE" {
            is_zone = name != "END:VTIMEZONE";
            if zones.len() + raw.len() < ZONES_BYTES_MAX {
                zones.push_str(raw);
                zones.push_str("\r\n");
            }
            continue;
        }
        if name == "BEGIN:VEVENT" {
            let cut = open.take().map(|event| Event { is_cut: true, ..event });
            events.extend(cut);
            open = Some(Event { line: number, lines: Vec::new(), is_cut: false });
            (depth, bytes) = (0, 0);
            continue;
        }
        let Some(event) = &mut open else { continue };
        bytes += raw.len();
        match name.as_str() {
            "END:VEVENT" => events.extend(open.take()),
            _ if bytes > EVENT_BYTES_MAX => event.is_cut = true,
            _ if name.starts_with("BEGIN:") => depth += 1,
            _ if name.starts_with("END:") => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ => event.add(raw),
        }
    }
    events.extend(open.map(|event| Event { is_cut: true, ..event }));
    (events, zones)
}

impl Event {
    fn add(&mut self, raw: &str) {
        if let Some(rest) = raw.strip_prefix([' ', '\t'])
            && let Some(last) = self.lines.last_mut()
        {
            last.value.push_str(rest);
            return;
        }
        let mut is_quoted = false;
        let colon = raw.char_indices().find(|(_, c)| {
            is_quoted ^= *c == '"';
            *c == ':' && !is_quoted
        });
        let Some((colon, _)) = colon else { return };
        let (head, value) = (&raw[..colon], &raw[colon + 1..]);
        let (name, parameters) = head.split_at(head.find(';').unwrap_or(head.len()));
        self.lines.push(Line {
            name: name.trim().to_ascii_uppercase(),
            parameters: parameters.to_owned(),
            value: value.to_owned(),
        });
    }

    fn first(&self, name: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.name == name)
    }

    /// A text as it was before it was escaped (RFC 5545, 3.3.11).
    fn text(&self, name: &str) -> String {
        let value = self.first(name).map_or("", |line| line.value.as_str());
        let mut text = String::with_capacity(value.len());
        let mut chars = value.chars();
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

    /// The days of a property that holds dates, in our time.
    fn days(&self, zones: &str, name: &str) -> Vec<Day> {
        let named = self.lines.iter().filter(|line| line.name == name);
        let each = named.flat_map(|line| {
            line.value.split(',').map(|value| (line.parameters.as_str(), value.trim()))
        });
        let moments = each.take(EXCEPTIONS_MAX).filter_map(|(parameters, value)| {
            let start = format!("DTSTART{parameters}:{value}");
            Some(resolved(zones, &[start])?.0.day())
        });
        moments.collect()
    }

    fn lessons(
        &self,
        zones: &str,
        class: Option<&str>,
        taken: &HashMap<String, Vec<Day>>,
    ) -> Result<Vec<Found>, What> {
        if self.is_cut {
            return Err(What::Cut);
        }
        let start = self.first("DTSTART").ok_or(What::NoStart)?;
        if start.value.trim().len() == 8 {
            // A whole day is no lesson.
            return Err(What::NoStart);
        }
        let line = |it: &Line| format!("{}{}:{}", it.name, it.parameters, it.value.trim());
        let end = ["DTEND", "DURATION"].iter().find_map(|name| self.first(name));
        let end = end.ok_or(What::NoEnd)?;
        let moment = resolved(zones, &[line(start), line(end)]).ok_or(What::BadTime)?;
        let (first, minutes) = moment;
        let from = first.minutes().0;
        if !(1..=LESSON_MINUTES_MAX).contains(&minutes) || i64::from(from) + minutes > 1440 {
            return Err(What::EndsBefore);
        }
        let until = from + u16::try_from(minutes).unwrap_or(0);
        let known = self.known(class)?;
        let mut gone = self.days(zones, "EXDATE");
        if self.first("RECURRENCE-ID").is_none() {
            gone.extend(taken.get(&self.text("UID")).into_iter().flatten());
        }
        let rule = self.first("RRULE").map(|line| line.value.as_str());
        let days = Weekly::read(rule, first.day(), zones)?.weeks(first.day(), &gone);
        if days.is_empty() {
            return Err(What::NoWeekLeft);
        }
        let lesson = |(weekday, weeks, from_on, until_on)| Found {
            weekday,
            from,
            until,
            weeks,
            from_on,
            until_on,
            ..known.clone()
        };
        Ok(days.into_iter().map(lesson).collect())
    }

    /// What it says of who and what.
    fn known(&self, class: Option<&str>) -> Result<Found, What> {
        let mut cells: HashMap<Column, String> = HashMap::new();
        for line in self.text("DESCRIPTION").lines() {
            if let Some((head, value)) = line.split_once(':')
                && let Some(column) = Column::of(head)
            {
                cells.entry(column).or_insert_with(|| value.trim().to_owned());
            }
        }
        let get = |column: Column| cells.get(&column).map_or("", String::as_str);
        let subject = values::line(get(Column::Subject));
        let subject =
            if subject.is_empty() { values::line(&self.text("SUMMARY")) } else { subject };
        let rooms = match get(Column::Room) {
            "" => values::names(&self.text("LOCATION")),
            rooms => values::names(rooms),
        };
        let mut found = Found {
            line: self.line,
            subject: subject.chars().take(NAME_CHARS_MAX).collect(),
            classes: values::names(get(Column::Class)),
            groups: values::names(get(Column::Group)),
            teachers: values::names(get(Column::Teacher)),
            rooms,
            ..Found::default()
        };
        if found.classes.is_empty() && found.groups.is_empty() {
            found.classes.extend(class.map(str::to_owned));
        }
        let lists = [&found.classes, &found.groups, &found.teachers, &found.rooms];
        if lists.iter().any(|list| list.iter().any(|it| it.chars().count() > NAME_CHARS_MAX)) {
            return Err(What::TooLong);
        }
        match &found {
            it if it.subject.is_empty() => Err(What::NoSubject),
            it if it.classes.is_empty() && it.groups.is_empty() && it.teachers.is_empty() => {
                Err(What::Nobody)
            }
            _ => Ok(found),
        }
    }
}

/// When something begins, in our time, and for how many minutes.
fn resolved(zones: &str, lines: &[String]) -> Option<(Instant, i64)> {
    let zones = if lines.iter().any(|line| line.contains("TZID")) { zones } else { "" };
    let event = lines.join("\r\n");
    let text = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{zones}BEGIN:VEVENT\r\nUID:1\r\n{event}\r\n\
         END:VEVENT\r\n\
         END:VCALENDAR\r\n"
    );
    let calendar = ICalendar::parse(&text).ok()?;
    let found = calendar.expand_dates(Tz::Floating, 2).events;
    let event = found.first()?;
    let start = if event.start.timezone().is_floating() {
        Instant::parse_local(event.start.naive_local().to_string().get(..16)?)?
    } else {
        Instant::from_millis(event.start.timestamp_millis())
    };
    let minutes = match &event.end {
        TimeOrDelta::Time(end) => (end.timestamp() - event.start.timestamp()) / 60,
        TimeOrDelta::Delta(delta) => delta.num_minutes(),
    };
    (1970..2100).contains(&start.day().year()).then_some((start, minutes))
}

/// A rule that repeats weekly (RFC 5545, 3.3.10), as far as lessons need it.
#[derive(Debug)]
struct Weekly {
    repeats: bool,
    /// 0 is Monday; none: that of the first day.
    weekdays: Vec<u8>,
    interval: i32,
    count: Option<usize>,
    until: Option<Day>,
}

/// A weekday, its weeks, and between which days.
type Series = (u8, Weeks, Option<Day>, Option<Day>);

impl Weekly {
    fn read(rule: Option<&str>, first: Day, zones: &str) -> Result<Self, What> {
        let repeats = rule.is_some();
        let (count, until) = (None, None);
        let mut weekly = Weekly { repeats, weekdays: Vec::new(), interval: 1, count, until };
        for part in rule.unwrap_or_default().split(';').filter(|part| !part.trim().is_empty()) {
            let (name, value) = part.split_once('=').ok_or(What::NotWeekly)?;
            let value = value.trim();
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" if value.eq_ignore_ascii_case("WEEKLY") => {}
                "INTERVAL" => {
                    let interval = value.parse().ok().filter(|it| (1..=8).contains(it));
                    weekly.interval = interval.ok_or(What::NotWeekly)?;
                }
                "COUNT" => weekly.count = Some(value.parse().map_err(|_| What::NotWeekly)?),
                "UNTIL" => weekly.until = Some(last_day(value, zones).ok_or(What::BadDate)?),
                "BYDAY" => {
                    const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
                    for day in value.split(',') {
                        let day = day.trim().to_ascii_uppercase();
                        let place = DAYS.iter().position(|known| *known == day);
                        let place = place.and_then(|it| u8::try_from(it).ok());
                        weekly.weekdays.push(place.ok_or(What::NotWeekly)?);
                    }
                }
                // Weeks begin on Mondays here.
                "WKST" => {}
                _ => return Err(What::NotWeekly),
            }
        }
        if weekly.weekdays.is_empty() {
            weekly.weekdays.push(u8::try_from(first.weekday()).unwrap_or(0));
        }
        weekly.weekdays.sort_unstable();
        weekly.weekdays.dedup();
        Ok(weekly)
    }

    /// Its series, a weekday each; without the days that are gone.
    fn weeks(&self, first: Day, gone: &[Day]) -> Vec<Series> {
        let is_plain =
            self.repeats && self.interval == 1 && self.count.is_none() && gone.is_empty();
        if is_plain {
            let until = self.until.map(|day| day.plus_days(1));
            let series = |weekday: &u8| (*weekday, Weeks::Every, Some(first), until);
            return self.weekdays.iter().map(series).collect();
        }
        let monday = monday_of(first);
        let weeks = if self.repeats { i32::try_from(ONLY_MAX).unwrap_or(60) } else { 1 };
        let (mut left, mut days) = (self.count.unwrap_or(usize::MAX), Vec::new());
        for week in 0..weeks {
            for weekday in &self.weekdays {
                let day = monday.plus_days(week * self.interval * 7 + i32::from(*weekday));
                let is_over = self.until.is_some_and(|until| day > until) || left == 0;
                if day < first || is_over {
                    continue;
                }
                left -= 1;
                days.extend((!gone.contains(&day)).then_some((*weekday, day)));
            }
        }
        let of = |weekday: &u8| {
            let own = days.iter().filter(|(it, _)| it == weekday).map(|(_, day)| *day);
            (*weekday, Weeks::only(own), None, None)
        };
        let series = self.weekdays.iter().map(of);
        series.filter(|(_, weeks, ..)| *weeks != Weeks::Only(Vec::new())).collect()
    }
}

/// The last day of `UNTIL=20261218T225959Z` or `UNTIL=20261218`.
fn last_day(value: &str, zones: &str) -> Option<Day> {
    if value.len() == 8 {
        let (year, rest) = value.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        return Day::parse_iso(&format!("{year}-{month}-{day}"));
    }
    Some(resolved(zones, &[format!("DTSTART:{value}")])?.0.day())
}

#[cfg(test)]
#[path = "ics/tests.rs"]
mod tests;
