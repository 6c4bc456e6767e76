//! The drafts of a book: `/cahier-de-textes/livres/{book}/brouillons`. What was copied from last
//! year is read here, and given some at a time.

use super::pieces::{self, Part};
use crate::{Book, Homework, book::Give, store, store::lists::BookLine, urls, writing};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use ui::Tone;
use utoipa::ToSchema;
use web::{Answer, App, Form, Granted, Page, Result, Ui, t, ui};

const LINES: u32 = 200;

pub async fn get(book: Granted<Give, Book>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = book.id;
    let lines = app.db.read(move |tx| store::lists::drafts(tx, id, LINES)).await?;
    Ok(view(&ui, &book, &lines))
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct GiveForm {
    pub homework: Vec<String>,
}

/// Gives those that were ticked; those whose day is over wait for another day.
pub async fn post(
    book: Granted<Give, Book>,
    State(app): State<App>,
    ui: Ui,
    form: Form<GiveForm>,
) -> Result<Answer> {
    let chosen: Vec<Id<Homework>> =
        form.homework.iter().filter_map(|id| id.parse().ok()).take(LINES as usize).collect();
    let (id, now) = (book.id, ui.now);
    let write = move |tx: &Tx<'_>| {
        let given = store::lists::drafts_among(tx, id, &chosen, now.day())?;
        writing::give(tx, &given, now)?;
        Ok(given.len())
    };
    let given = app.db.write(write).await?;
    Ok(Answer::to(urls::drafts(book.id)).saying(t!(&ui, "homework-drafts-given", count = given)))
}

fn view(ui: &Ui, book: &Book, lines: &[BookLine]) -> Page {
    let title = t!(ui, "homework-drafts");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::BOOKS, &t!(ui, "homework-title")),
            (&urls::book(book.id), &book.name)]))
        (ui::head(&title, html! {
            @if book.class().is_some() {
                a.button.plain href=(urls::copy(book.id)) {
                    (ui::icon("copy")) (t!(ui, "homework-copy"))
                }
            }
        }))
        (pieces::book_chips(ui, book, Part::Drafts))
        @if lines.is_empty() {
            (ui::empty(t!(ui, "homework-drafts-none"), None))
        } @else {
            p.quiet { (t!(ui, "homework-drafts-how")) }
            form.stack method="post" action=(urls::drafts(book.id)) {
                (ui::token(ui))
                div.card { ul.rows { @for line in lines { (row(ui, line)) } } }
                div.actions {
                    button.button { (ui::icon("send")) (t!(ui, "homework-drafts-give")) }
                }
            }
        }
    };
    ui.page(&title, body)
}

fn row(ui: &Ui, line: &BookLine) -> Markup {
    let is_past = line.due_on < ui.today();
    html! {
        li.pick {
            label {
                input type="checkbox" name="homework" value=(line.id) disabled[is_past]
                    aria-label=(line.title);
            }
            a.row href=(urls::edit(line.id)) {
                span {
                    b { (line.title) }
                    span.quiet { (line.subject) " · " (pieces::day(ui, line.due_on)) }
                }
                @if is_past { (ui::tag(t!(ui, "homework-draft-past"), Tone::Warn)) }
                @else { (ui::icon("pencil")) }
            }
        }
    }
}
