//! The log of a book: `GET /cahier-de-textes/livres/{book}/seances`. What was done in class, the
//! newest first, of all subjects or of one.

use super::pieces::{self, Part};
use crate::{
    Book,
    book::Give,
    lesson::Taught,
    store, urls,
    visa::{self, Seen, Visa},
};
use axum::extract::{Query, State};
use base::Day;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use ui::{Chip, Tone};
use utoipa::IntoParams;
use web::{App, Granted, Page, Read, Result, Ui, t, ui};

#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
pub struct Asked {
    /// One subject alone.
    #[serde(default)]
    pub matiere: String,
    /// Those of before this day.
    #[param(value_type = Option<String>)]
    pub avant: Option<Day>,
}

/// A page of the log.
pub struct Shown {
    pub lessons: Vec<Taught>,
    pub subjects: Vec<String>,
    pub older: Option<Day>,
    /// For those who follow the book.
    pub visas: Vec<Visa>,
}

const LINES: u32 = 40;
/// A page never ends within a day: one more day of class holds no more than this.
const LINES_OF_A_DAY_MAX: u32 = 40;

pub async fn get(
    book: Granted<Read, Book>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let is_followed = book.is_followed_by(&book.viewer);
    let (place, for_read) = (Book::clone(&book), asked.clone());
    let shown = app.db.read(move |tx| load(tx, &place, &for_read, is_followed)).await?;
    Ok(view(&ui, &book, &asked, &shown))
}

/// Three statements at most. Of the last day of a page nothing is left out.
pub fn load(tx: &Tx<'_>, book: &Book, asked: &Asked, is_followed: bool) -> db::Result<Shown> {
    let before = asked.avant.or_else(|| Day::new(9999, 12, 31));
    let before = before.ok_or(db::Error::Missing)?;
    let limit = LINES + LINES_OF_A_DAY_MAX;
    let what = (asked.matiere.as_str(), is_followed);
    let mut lessons = store::lessons::of_book(tx, book.id, what, before, limit)?;
    let mut older = None;
    if lessons.len() > LINES as usize {
        let last = lessons[LINES as usize - 1].on_day;
        let kept = lessons.iter().take_while(|lesson| lesson.on_day >= last).count();
        if kept < lessons.len() {
            lessons.truncate(kept);
            older = Some(last);
        }
    }
    let subjects = store::lists::subjects(tx, book.id)?;
    let visas = if is_followed { store::visas::of_book(tx, book.id)? } else { Vec::new() };
    Ok(Shown { lessons, subjects, older, visas })
}

fn view(ui: &Ui, book: &Book, asked: &Asked, shown: &Shown) -> Page {
    let title = t!(ui, "homework-lessons-of", class = book.name);
    let older = shown.older.map(|day| urls::lessons_below(book.id, &asked.matiere, day));
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "homework-title"))]))
        (ui::head(&title, html! {
            @if ui.may::<Give>(book) {
                (ui::button_link(&urls::new_lesson(book.id), "pencil",
                    t!(ui, "homework-new-lesson-do")))
            }
        }))
        (pieces::book_chips(ui, book, Part::Lessons))
        (subjects(ui, book, asked, shown))
        @if shown.lessons.is_empty() { (ui::empty(t!(ui, "homework-lessons-none"), None)) }
        @for day in days(&shown.lessons) { (one_day(ui, shown, day)) }
        (ui::pager(ui, None, older.as_deref()))
    };
    ui.page(&title, body)
}

fn days(lessons: &[Taught]) -> Vec<Day> {
    let mut days: Vec<Day> = lessons.iter().map(|lesson| lesson.on_day).collect();
    days.dedup();
    days
}

fn subjects(ui: &Ui, book: &Book, asked: &Asked, shown: &Shown) -> Markup {
    if shown.subjects.len() < 2 {
        return html! {};
    }
    let all = t!(ui, "homework-all-subjects");
    let urls: Vec<String> =
        shown.subjects.iter().map(|subject| urls::lessons_of(book.id, subject)).collect();
    let everything = urls::lessons(book.id);
    let mut chips = vec![Chip {
        url: &everything,
        words: &all,
        number: None,
        is_open: asked.matiere.is_empty(),
    }];
    chips.extend(shown.subjects.iter().zip(&urls).map(|(subject, url)| Chip {
        url,
        words: subject,
        number: None,
        is_open: asked.matiere == *subject,
    }));
    ui::chips(t!(ui, "homework-subject"), &chips)
}

fn one_day(ui: &Ui, shown: &Shown, day: Day) -> Markup {
    let id = format!("jour-{day}");
    html! {
        section.card aria-labelledby=(id) {
            header { h2 #(id) { (pieces::capital(&pieces::day(ui, day))) } }
            ul.rows {
                @for lesson in shown.lessons.iter().filter(|lesson| lesson.on_day == day) {
                    li { (row(ui, lesson, &shown.visas)) }
                }
            }
        }
    }
}

fn row(ui: &Ui, lesson: &Taught, visas: &[Visa]) -> Markup {
    html! {
        a.row href=(urls::lesson(lesson.id)) {
            span {
                b { (lesson.title) }
                span.quiet {
                    (lesson.subject) " · " (pieces::name(ui, &lesson.author()))
                    @if lesson.files > 0 {
                        " " (ui::icon("paperclip"))
                        span.hidden { " " (t!(ui, "homework-has-files")) }
                    }
                }
                (marks(ui, lesson, visas))
            }
            (ui::icon("chevron-right"))
        }
    }
}

/// Corrected, taken out, seen by the head, changed since.
pub fn marks(ui: &Ui, lesson: &Taught, visas: &[Visa]) -> Markup {
    let seen = visa::seen(visas, lesson.on_day, lesson.edited_at);
    html! {
        span.tags {
            @if lesson.withdrawn_at.is_some() {
                (ui::tag(t!(ui, "homework-tag-withdrawn"), Tone::Warn)) " "
            } @else if lesson.is_corrected() {
                (ui::tag(t!(ui, "homework-tag-corrected"), Tone::Plain)) " "
            }
            @match seen {
                Some(Seen::At(at)) => {
                    (ui::tag(t!(ui, "homework-tag-seen", day = at.day().short(ui.locale)),
                        Tone::Ok))
                }
                Some(Seen::ChangedSince(at)) => {
                    (ui::tag(t!(ui, "homework-tag-changed", day = at.day().short(ui.locale)),
                        Tone::Warn))
                }
                None => {}
            }
        }
    }
}
