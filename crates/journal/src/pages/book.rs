//! The book of a year: `/journal/classes/{class}/livre`. Its team has it made; those who are of the
//! class today take it.

use crate::{
    Journal,
    book::{self as books, Book, State as Made},
    jobs::PrintBook,
    journal::TakeBook,
    store, urls,
};
use axum::{extract::State, response::Response};
use base::Instant;
use db::Tx;
use files::Asked;
use maud::{Markup, html};
use ui::{Shell, Tone};
use web::{Answer, App, Error, Form, Granted, Manage, Nothing, Page, Result, Ui, t, ui};

/// What there is of a book, and whether it may be given.
pub struct Shown {
    pub book: Option<Book>,
    pub is_stale: bool,
    /// Photos that would find no room, were it made now; for those who make it.
    pub left_out: usize,
}

impl Shown {
    pub fn given(&self) -> Option<&Book> {
        let made = self.book.as_ref().filter(|_| !self.is_stale);
        made.filter(|book| book.state == Made::Made && book.file_id.is_some())
    }
}

pub fn load(tx: &Tx<'_>, journal: &Journal) -> db::Result<Shown> {
    let book = store::books::find(tx, journal.class_id)?;
    let made_at = book.as_ref().and_then(|book| book.made_at);
    let is_stale = match made_at {
        Some(at) => store::books::is_stale(tx, journal.class_id, at)?,
        None => false,
    };
    let left_out = if journal.tie.is_staff {
        books::load(tx, journal.class_id)?.map_or(0, |content| content.left_out)
    } else {
        0
    };
    Ok(Shown { book, is_stale, left_out })
}

pub async fn get(
    journal: Granted<TakeBook, Journal>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let asked = Journal::clone(&journal);
    let shown = app.db.read(move |tx| load(tx, &asked)).await?;
    Ok(view(&ui, &journal, &shown))
}

pub async fn post(
    journal: Granted<Manage, Journal>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (class, now) = (journal.class_id, app.clock.now());
    app.db.write(move |tx| ask(tx, &journal, now)).await?;
    Ok(Answer::to(urls::book(class)).saying(t!(&ui, "journal-book-asked")))
}

pub fn ask(tx: &Tx<'_>, journal: &Granted<Manage, Journal>, now: Instant) -> db::Result<()> {
    let class = journal.class_id;
    let book = store::books::ask(tx, class, journal.viewer.person, now)?;
    jobs::enqueue(tx, &PrintBook { class, book }, now).map(drop)
}

/// `GET /journal/classes/{class}/livre/pdf`
pub async fn file(
    journal: Granted<TakeBook, Journal>,
    State(app): State<App>,
    asked: Asked,
) -> Result<Response> {
    let of = Journal::clone(&journal);
    let shown = app.db.read(move |tx| load(tx, &of)).await?;
    let file = shown.given().and_then(|book| book.file_id).ok_or(Error::NotFound)?;
    files::attached(&app, books::file_of(journal.class_id), file, asked).await
}

fn view(ui: &Ui, journal: &Journal, shown: &Shown) -> Page {
    let title = t!(ui, "journal-book");
    let class = journal.class_id;
    let is_asked = shown.book.as_ref().is_some_and(|book| book.state == Made::Asked);
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::FEED, &t!(ui, "journal-title")),
            (&urls::class(class), &journal.name),
        ]))
        h1 { (title) }
        p { (t!(ui, "journal-book-how")) }
        p.quiet {
            (t!(ui, "journal-book-room", max = books::PICTURES_MAX, each = books::PICTURES_OF_POST))
        }
        (state(ui, shown))
        @if !is_asked && shown.left_out > 0 {
            (ui::note(Tone::Info, t!(ui, "journal-book-too-many", count = shown.left_out)))
        }
        div.toolbar {
            @if shown.given().is_some() {
                a.button href=(urls::book_file(class)) {
                    (ui::icon("download")) (t!(ui, "journal-book-take"))
                }
            }
            @if ui.may::<Manage>(journal) && !is_asked {
                (ui::action(ui, &urls::book(class), html! {
                    button.button.plain {
                        (ui::icon("printer")) (t!(ui, "journal-book-make"))
                    }
                }))
            }
        }
    };
    // While it is printed, the page looks again by itself.
    let refresh = is_asked.then(|| urls::book(class));
    let shell = Shell { is_narrow: true, refresh, refresh_seconds: 5, ..Shell::default() };
    ui.shell(&shell, &title, body)
}

fn state(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        @match &shown.book {
            None => (ui::note(Tone::Plain, t!(ui, "journal-book-none"))),
            Some(book) if book.state == Made::Asked => {
                (ui::note(Tone::Info, t!(ui, "journal-book-making")))
            }
            Some(book) if book.state == Made::Failed => {
                (ui::note(Tone::Warn, t!(ui, "journal-book-failed")))
            }
            Some(book) if shown.is_stale || book.state == Made::Stale => {
                (ui::note(Tone::Warn, t!(ui, "journal-book-stale")))
            }
            Some(book) => {
                p.quiet {
                    @if let Some(at) = book.made_at {
                        (t!(ui, "journal-book-made", when = ui.when_in_full(at))) " · "
                    }
                    (t!(ui, "journal-book-posts", count = book.posts)) " · "
                    (t!(ui, "journal-book-pictures", count = book.pictures))
                }
                @if book.left_out > 0 {
                    p.quiet { (t!(ui, "journal-book-left-out", count = book.left_out)) }
                }
            }
        }
    }
}
