//! The books one writes in or follows: `GET /cahier-de-textes/classes`.

use super::week;
use crate::{
    store::{self, books::Line, hand_ins::Waiting},
    urls,
};
use axum::extract::State;
use base::{Id, SchoolYear};
use db::Tx;
use maud::{Markup, html};
use people::Standing;
use ui::Tone;
use web::{App, Page, Result, Ui, Viewer, t, ui};

/// What awaits a teacher, and where he writes.
pub struct Shown {
    pub books: Vec<Line>,
    pub waiting: Vec<Waiting>,
}

const WAITING: u32 = 12;

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    page(&viewer, &app, &ui).await
}

pub async fn page(viewer: &Viewer, app: &App, ui: &Ui) -> Result<Page> {
    let (whose, today) = (viewer.clone(), ui.today());
    let shown = app.db.read(move |tx| load(tx, &whose, SchoolYear::of(today))).await?;
    Ok(view(ui, viewer, &shown))
}

/// Two statements.
pub fn load(tx: &Tx<'_>, viewer: &Standing, year: SchoolYear) -> db::Result<Shown> {
    if !viewer.is_staff() {
        return Ok(Shown { books: Vec::new(), waiting: Vec::new() });
    }
    let books = store::books::of_person(tx, viewer, year)?;
    let own: Vec<Id<crate::Book>> = books
        .iter()
        .filter(|line| line.waiting > 0 && is_written(viewer, line))
        .map(|line| line.id)
        .collect();
    let waiting = store::hand_ins::waiting(tx, &own, WAITING)?;
    Ok(Shown { books, waiting })
}

/// He teaches there, or has made the group.
fn is_written(viewer: &Standing, line: &Line) -> bool {
    line.kind == crate::book::BookKind::Group || viewer.teaches(line.id.cast())
}

fn view(ui: &Ui, viewer: &Standing, shown: &Shown) -> Page {
    let title = t!(ui, "homework-title");
    let (own, others): (Vec<&Line>, Vec<&Line>) =
        shown.books.iter().partition(|line| is_written(viewer, line));
    let is_family = !week::pupils(viewer, None).is_empty();
    let body = html! {
        (ui::head(&title, html! {
            @if is_family {
                a.button.plain href=(urls::HOME) {
                    (ui::icon("home")) (t!(ui, "homework-my-children"))
                }
            }
        }))
        (ui::search(ui, urls::SEARCH, t!(ui, "homework-search-label"), ""))
        @if !shown.waiting.is_empty() {
            (ui::card("waiting", t!(ui, "homework-waiting"), None, waiting(ui, &shown.waiting)))
        }
        @if shown.books.is_empty() { (ui::empty(t!(ui, "homework-no-books"), None)) }
        @if !own.is_empty() { (ui::card("own", t!(ui, "homework-books"), None, list(ui, &own))) }
        @if !others.is_empty() {
            (ui::card("others", t!(ui, "homework-books-followed"), None, list(ui, &others)))
        }
    };
    ui.page(&title, body)
}

/// Work that was handed in, by homework.
pub fn waiting(ui: &Ui, waiting: &[Waiting]) -> Markup {
    html! {
        ul.rows {
            @for line in waiting {
                li { a.row href=(urls::follow(line.homework_id)) {
                    span.face aria-hidden="true" { (ui::icon("inbox")) }
                    span {
                        b { (line.title) }
                        span.quiet { (line.book_name) " · " (line.subject) }
                    }
                    (ui::tag(t!(ui, "homework-waiting-count", count = line.count), Tone::Info))
                } }
            }
        }
    }
}

fn list(ui: &Ui, books: &[&Line]) -> Markup {
    html! {
        ul.rows {
            @for book in books {
                li { a.row href=(urls::book(book.id)) {
                    span.face aria-hidden="true" { (ui::icon("book-open")) }
                    span {
                        b { (book.name) }
                        @if book.drafts > 0 {
                            span.quiet { (t!(ui, "homework-drafts-count", count = book.drafts)) }
                        }
                    }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    }
}
