//! The year of a book on paper: `GET /cahier-de-textes/livres/{book}/annee.pdf`, with its visas. By
//! subject, in the order of days: what was done, and what was given.

use super::pieces;
use crate::{
    Book,
    book::Follow,
    homework::State as HomeworkState,
    lesson::Taught,
    store::{self, lists::BookLine},
    visa::Visa,
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use base::{Day, SchoolYear};
use db::Tx;
use serde::Serialize;
use std::collections::BTreeMap;
use web::{App, Error, Granted, Result, Ui, t, ui::editor};

const TEMPLATE: &str = include_str!("../year.typ");
/// More than the busiest class writes in a year.
const LINES: u32 = 4_000;

/// What is printed.
#[derive(Serialize)]
struct Sheet {
    title: String,
    school: String,
    year: String,
    printed: String,
    visas_heading: String,
    visas: Vec<String>,
    nothing: String,
    subjects: Vec<Subject>,
}

#[derive(Serialize)]
struct Subject {
    name: String,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    day: String,
    kind: String,
    title: String,
    text: Vec<String>,
    notes: Vec<String>,
}

/// The year of a book, read at once.
struct Held {
    lessons: Vec<Taught>,
    homework: Vec<BookLine>,
    visas: Vec<Visa>,
}

pub async fn get(book: Granted<Follow, Book>, State(app): State<App>, ui: Ui) -> Result<Response> {
    let year = book.year.unwrap_or_else(|| SchoolYear::of(ui.today()));
    let days = (year.first_day().unwrap_or(ui.today()), year.last_day().unwrap_or(ui.today()));
    let id = book.id;
    let load = move |tx: &Tx<'_>| {
        Ok(Held {
            lessons: store::lessons::of_period(tx, id, days, LINES)?,
            homework: store::lists::of_book(tx, id, days, LINES)?,
            visas: store::visas::of_book(tx, id)?,
        })
    };
    let held = app.db.read(load).await?;
    let sheet = sheet(&ui, &book, year, &held);
    let made = tokio::task::spawn_blocking(move || print::pdf(TEMPLATE, &sheet)).await;
    let bytes = made.map_err(Error::internal)?.map_err(Error::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", name(&book, year))),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// `cahier-de-textes-ce1-a-2026-2027.pdf`
fn name(book: &Book, year: SchoolYear) -> String {
    let class: String = base::fold(&book.name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    format!("cahier-de-textes-{class}-{year}.pdf")
}

fn sheet(ui: &Ui, book: &Book, year: SchoolYear, held: &Held) -> Sheet {
    let mut subjects: BTreeMap<&str, Vec<(Day, Entry)>> = BTreeMap::new();
    for lesson in &held.lessons {
        let entry = (lesson.on_day, of_lesson(ui, lesson));
        subjects.entry(&lesson.subject).or_default().push(entry);
    }
    for homework in held.homework.iter().filter(|it| it.state == HomeworkState::Given) {
        let entry = (homework.due_on, of_homework(ui, homework));
        subjects.entry(&homework.subject).or_default().push(entry);
    }
    let subject = |(name, mut entries): (&str, Vec<(Day, Entry)>)| {
        entries.sort_by_key(|(day, _)| *day);
        let entries = entries.into_iter().map(|(_, entry)| entry).collect();
        Subject { name: name.to_owned(), entries }
    };
    Sheet {
        title: t!(ui, "homework-year-title", class = book.name).into_owned(),
        school: book.school_name.clone(),
        year: year.to_string(),
        printed: t!(ui, "homework-year-printed", hour = ui.when_in_full(ui.now)).into_owned(),
        visas_heading: t!(ui, "homework-part-visas").into_owned(),
        visas: held.visas.iter().map(|visa| of_visa(ui, visa)).collect(),
        nothing: t!(ui, "homework-lessons-none").into_owned(),
        subjects: subjects.into_iter().map(subject).collect(),
    }
}

fn of_lesson(ui: &Ui, lesson: &Taught) -> Entry {
    let mut notes = Vec::new();
    if lesson.withdrawn_at.is_some() {
        notes.push(t!(ui, "homework-tag-withdrawn").into_owned());
    } else if lesson.is_corrected() {
        let hour = ui.when_in_full(lesson.edited_at);
        notes.push(t!(ui, "homework-corrected-at", hour = hour).into_owned());
    }
    let text = editor::as_typed(&lesson.body);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Entry {
        day: pieces::day(ui, lesson.on_day),
        kind: t!(ui, "homework-year-lesson").into_owned(),
        title: lesson.title.clone(),
        text: lines.map(str::to_owned).collect(),
        notes,
    }
}

/// Who was chosen is not on the paper: it is for inspectors and archives.
fn of_homework(ui: &Ui, homework: &BookLine) -> Entry {
    let mut notes = Vec::new();
    if !homework.is_for_all {
        notes.push(t!(ui, "homework-tag-some").into_owned());
    }
    if homework.minutes > 0 {
        notes.push(pieces::minutes(ui, homework.minutes));
    }
    if let Some(at) = homework.corrected_at {
        let hour = ui.when_in_full(at);
        notes.push(t!(ui, "homework-corrected-at", hour = hour).into_owned());
    }
    Entry {
        day: pieces::day(ui, homework.due_on),
        kind: t!(ui, "homework-year-homework").into_owned(),
        title: homework.title.clone(),
        text: Vec::new(),
        notes,
    }
}

fn of_visa(ui: &Ui, visa: &Visa) -> String {
    let by = t!(ui, "homework-visa-by", name = visa.by().full(), hour = ui.when_in_full(visa.at))
        .into_owned();
    let period = t!(
        ui,
        "homework-visa-period",
        first = visa.from_on.in_words(ui.locale),
        last = visa.until_on.in_words(ui.locale)
    )
    .into_owned();
    let mut words = format!("{by} — {period}");
    if !visa.note.is_empty() {
        words = format!("{words} — {}", visa.note);
    }
    if visa.changed > 0 {
        let changed = t!(ui, "homework-visa-changed", count = visa.changed);
        words = format!("{words} — {changed}");
    }
    words
}
