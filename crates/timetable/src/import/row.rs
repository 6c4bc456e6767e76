//! One line of a table of lessons, whatever table it is.

use super::{
    column::Column,
    found::{Found, NAME_CHARS_MAX, NAMES_MAX},
    problem::{Problem, What},
    values,
};
use crate::weeks::Weeks;
use base::Day;
use std::collections::HashMap;

/// The cells of a line, by their columns.
#[derive(Debug, Default)]
pub struct Cells {
    pub line: u32,
    pub cells: HashMap<Column, String>,
}

impl Cells {
    pub fn set(&mut self, column: Column, text: &str) {
        let text = text.trim();
        // Two columns of one kind: the first that says something.
        let cell = self.cells.entry(column).or_default();
        if cell.is_empty() {
            text.clone_into(cell);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.cells.values().all(String::is_empty)
    }

    fn get(&self, column: Column) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }

    /// The lesson it says; or what is wrong with it.
    pub fn read(&self) -> Result<Found, Problem> {
        let wrong = |what: What, value: &str| Problem::new(self.line, what, value);
        let (from, until) = self.hours()?;
        let code = values::line(self.get(Column::SubjectCode));
        let subject = values::line(self.get(Column::Subject));
        let subject = if subject.is_empty() { code.clone() } else { subject };
        if subject.is_empty() {
            return Err(wrong(What::NoSubject, ""));
        }
        let found = Found {
            line: self.line,
            number: values::line(self.get(Column::Number)),
            subject_code: code,
            subject,
            weekday: self.weekday()?,
            from,
            until,
            weeks: self.weeks()?,
            from_on: self.date(Column::Since)?,
            until_on: self.date(Column::Before)?.map(|day| day.plus_days(1)),
            classes: values::names(self.get(Column::Class)),
            groups: values::names(self.get(Column::Group)),
            teachers: self.teachers(),
            rooms: values::names(self.get(Column::Room)),
        };
        if found.classes.is_empty() && found.groups.is_empty() && found.teachers.is_empty() {
            return Err(wrong(What::Nobody, &found.subject));
        }
        match too_long(&found) {
            Some(text) => Err(wrong(What::TooLong, &text)),
            None => Ok(found),
        }
    }

    fn weekday(&self) -> Result<u8, Problem> {
        let text = self.get(Column::Day);
        if text.is_empty() {
            let subject = [Column::Subject, Column::SubjectCode].map(|it| self.get(it));
            let subject = subject.iter().find(|it| !it.is_empty()).copied().unwrap_or_default();
            return Err(Problem::new(self.line, What::NoDay, subject));
        }
        values::weekday(text).ok_or_else(|| Problem::new(self.line, What::BadDay, text))
    }

    fn hours(&self) -> Result<(u16, u16), Problem> {
        let wrong = |what: What, value: &str| Problem::new(self.line, what, value);
        let (from, until) = (self.get(Column::From), self.get(Column::Until));
        let duration = self.get(Column::Duration);
        if from.is_empty() {
            // Said as a lesson without a place where it has no day either.
            self.weekday()?;
            return Err(wrong(What::NoStart, self.get(Column::Subject)));
        }
        // `8h30-9h25` in one cell.
        let (from, until) = match from.split_once(['-', '–', 'à']) {
            Some((from, rest)) if until.is_empty() && values::time(rest).is_some() => (from, rest),
            _ => (from, until),
        };
        let start = values::time(from).ok_or_else(|| wrong(What::BadTime, from))?;
        let end = if !until.is_empty() {
            values::time(until).ok_or_else(|| wrong(What::BadTime, until))?
        } else if !duration.is_empty() {
            let minutes = values::duration(duration);
            start + minutes.ok_or_else(|| wrong(What::BadTime, duration))?
        } else {
            return Err(wrong(What::NoEnd, from));
        };
        if end <= start || end > 1440 {
            return Err(wrong(What::EndsBefore, from));
        }
        Ok((start, end))
    }

    fn weeks(&self) -> Result<Weeks, Problem> {
        let said = [Column::Weeks, Column::Frequency].map(|column| self.get(column));
        let text = said.iter().find(|text| !text.is_empty()).copied().unwrap_or_default();
        values::weeks(text).ok_or_else(|| Problem::new(self.line, What::BadWeeks, text))
    }

    fn date(&self, column: Column) -> Result<Option<Day>, Problem> {
        let text = self.get(column);
        if text.is_empty() {
            return Ok(None);
        }
        Day::parse(text).map(Some).map_err(|_| Problem::new(self.line, What::BadDate, text))
    }

    fn teachers(&self) -> Vec<String> {
        let (last, first) = (self.get(Column::TeacherLast), self.get(Column::TeacherFirst));
        if last.is_empty() {
            return values::names(self.get(Column::Teacher));
        }
        let (lasts, firsts) = (values::names(last), values::names(first));
        let name = |(place, last): (usize, &String)| match firsts.get(place) {
            Some(first) => format!("{last} {first}"),
            None => last.clone(),
        };
        lasts.iter().enumerate().map(name).collect()
    }
}

/// A name that is longer than any name, or a list of them that is.
fn too_long(found: &Found) -> Option<String> {
    let lists = [&found.classes, &found.groups, &found.teachers, &found.rooms];
    let single = [&found.subject, &found.subject_code, &found.number];
    let mut names = lists.iter().flat_map(|list| list.iter()).chain(single);
    let is_long = |name: &&String| name.chars().count() > NAME_CHARS_MAX;
    let is_crowded = lists.iter().find(|list| list.len() > NAMES_MAX);
    let crowd = is_crowded.and_then(|list| list.first());
    names.find(is_long).or(crowd).cloned()
}
