//! The form of a lesson: what it sends, and what it becomes.

use super::homework_form::{BODY_CHARS_MAX, SUBJECT_CHARS_MAX, TITLE_CHARS_MAX};
use crate::{lesson::Taught, logging::Account};
use base::{Day, DayError, Id, RichText, SchoolYear};
use files::FILES_FIELD;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{At, Problems, form, id, ui::editor};

/// As the browser sends it.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct LessonForm {
    pub subject: String,
    /// The day of the lesson: `2026-11-23`.
    pub on_day: String,
    pub title: String,
    pub body: String,
    pub body_format: String,
    /// What is attached, by the name `files::FILES_FIELD`.
    pub files: Vec<String>,
    /// The version it was written over.
    pub version: String,
    /// Made with the form: what is sent twice is one lesson.
    pub once: String,
    /// `save`, or `homework` to give homework from it.
    pub action: String,
}

impl LessonForm {
    pub fn of(lesson: &Taught) -> Self {
        LessonForm {
            subject: lesson.subject.clone(),
            on_day: lesson.on_day.iso(),
            title: lesson.title.clone(),
            body: lesson.body.html().to_owned(),
            body_format: "html".to_owned(),
            version: lesson.version.to_string(),
            ..LessonForm::default()
        }
    }

    pub fn text(&self) -> RichText {
        editor::read(&self.body, &self.body_format, BODY_CHARS_MAX)
    }

    pub fn files(&self) -> Vec<Id<files::File>> {
        files::named(&self.files)
    }

    /// A log says what was done this year, and may be prepared for the days to come.
    pub fn check(&self, today: Day) -> Result<Account, Problems> {
        let subject = form::required(&self.subject, SUBJECT_CHARS_MAX).at("subject");
        let title = form::required(&self.title, TITLE_CHARS_MAX).at("title");
        let day = self.checked_day(today).at("on_day");
        let body = if self.body.chars().nth(BODY_CHARS_MAX).is_some() {
            Err(id!("homework-refused-too-long")).at("body")
        } else {
            Ok(self.text())
        };
        let files = files::checked(&self.files).at(FILES_FIELD);
        let (subject, title, on_day, body, files) =
            Problems::gather((subject, title, day, body, files))?;
        Ok(Account {
            subject,
            title,
            body,
            on_day,
            files,
            version: self.version.parse().unwrap_or(0),
            once: form::once(&self.once),
        })
    }

    fn checked_day(&self, today: Day) -> Result<Day, DayError> {
        let year = SchoolYear::of(today);
        let (first, last) = (year.first_day(), year.last_day());
        Day::parse(&self.on_day)?
            .not_before(first.unwrap_or(today))?
            .not_after(last.unwrap_or(today))
    }
}
