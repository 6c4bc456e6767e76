//! A week of a book, for those who follow it: `GET /cahier-de-textes/livres/{book}`. Each day with
//! what it weighs for the class, across its teachers.

use super::{
    pieces::{self, Part},
    week,
};
use crate::{
    Book,
    book::{Follow, Give},
    store::{self, lists::BookLine, loads::Load},
    urls,
};
use axum::extract::{Query, State};
use base::{Day, Id, PersonName};
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use ui::Tone;
use utoipa::IntoParams;
use web::{App, Granted, Page, Result, Ui, t, ui};

#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
pub struct Asked {
    /// Any day of the week; this one when it is left out.
    #[param(value_type = Option<String>)]
    pub semaine: Option<Day>,
}

/// A week of a book.
pub struct Shown {
    pub monday: Day,
    pub lines: Vec<BookLine>,
    pub loads: Vec<Load>,
}

const LINES: u32 = 300;

pub async fn get(
    book: Granted<Follow, Book>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (id, with_drafts, monday) =
        (book.id, book.is_written, week::monday(asked.semaine, ui.today()));
    let shown = app.db.read(move |tx| load(tx, id, with_drafts, monday)).await?;
    Ok(view(&ui, &book, &shown))
}

/// Two statements. Drafts are for those who write.
pub fn load(tx: &Tx<'_>, book: Id<Book>, with_drafts: bool, monday: Day) -> db::Result<Shown> {
    let span = (monday, monday.plus_days(6));
    let mut lines = store::lists::of_book(tx, book, span, LINES)?;
    lines.retain(|line| with_drafts || line.state == crate::homework::State::Given);
    Ok(Shown { monday, lines, loads: store::loads::of_book(tx, book, span, None)? })
}

fn view(ui: &Ui, book: &Book, shown: &Shown) -> Page {
    let days = (0..7).map(|count| shown.monday.plus_days(count));
    let has_lines = |day: Day| shown.lines.iter().any(|line| line.due_on == day);
    let days: Vec<Day> = days.filter(|day| !day.is_weekend() || has_lines(*day)).collect();
    let may_give = ui.may::<Give>(book);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::BOOKS, &t!(ui, "homework-title"))]))
        (ui::head(&book.name, html! {
            @if may_give {
                div.actions {
                    (ui::button_link(&urls::new(book.id), "plus", t!(ui, "homework-new-do")))
                    a.button.plain href=(urls::new_lesson(book.id)) {
                        (ui::icon("pencil")) (t!(ui, "homework-new-lesson-do"))
                    }
                }
            }
        }))
        (pieces::book_chips(ui, book, Part::Week))
        (pieces::weeks(ui, shown.monday, |monday| urls::book_week(book.id, monday)))
        @for day in days { (one_day(ui, book, shown, (day, may_give))) }
    };
    ui.page(&book.name, body)
}

fn one_day(ui: &Ui, book: &Book, shown: &Shown, (day, may_give): (Day, bool)) -> Markup {
    let lines: Vec<&BookLine> = shown.lines.iter().filter(|line| line.due_on == day).collect();
    let load = shown.loads.iter().find(|load| load.day == day);
    let id = format!("jour-{day}");
    let is_open = may_give && day > ui.today() && book.calendar().week.has_class(day);
    html! {
        section.card.day aria-labelledby=(id) {
            header {
                div {
                    h2 #(id) { (pieces::capital(&pieces::day(ui, day))) }
                    @if load.is_some() { (pieces::load(ui, load, book.minutes_max())) }
                    @else if lines.is_empty() { p.quiet { (nothing(ui, book, day)) } }
                }
                @if is_open {
                    a href={ (urls::new(book.id)) "?jour=" (day) }
                        aria-label=(t!(ui, "homework-new-for", day = pieces::day(ui, day))) {
                        (ui::icon("plus"))
                    }
                }
            }
            @if !lines.is_empty() {
                ul.rows { @for line in lines { li { (row(ui, line)) } } }
            }
        }
    }
}

fn nothing<'a>(ui: &'a Ui, book: &Book, day: Day) -> std::borrow::Cow<'a, str> {
    if book.calendar().week.has_class(day) {
        t!(ui, "homework-nothing")
    } else {
        t!(ui, "homework-no-class")
    }
}

fn row(ui: &Ui, line: &BookLine) -> Markup {
    let author = PersonName::new(&*line.first_name, &*line.last_name, None);
    let is_own = ui.viewer.as_ref().is_some_and(|viewer| viewer.person == line.author_id);
    html! {
        a.row href=(urls::homework(line.id)) {
            span {
                b { bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.title) } }
                span.quiet {
                    (line.subject)
                    @if line.minutes > 0 { " · " (pieces::minutes(ui, line.minutes)) }
                    @if !is_own { " · " (author.full()) }
                }
                span.tags {
                    (pieces::state_tag(ui, line.state))
                    @if !line.is_for_all {
                        (ui::tag(t!(ui, "homework-tag-some"), Tone::Night)) " "
                    }
                    @if line.series_id.is_some() {
                        (ui::tag(t!(ui, "homework-tag-weekly"), Tone::Plain)) " "
                    }
                    @if line.corrected_at.is_some() {
                        (ui::tag(t!(ui, "homework-tag-corrected"), Tone::Plain)) " "
                    }
                    @if line.waiting > 0 {
                        (ui::tag(t!(ui, "homework-waiting-count", count = line.waiting),
                            Tone::Info))
                    }
                }
            }
            @if line.wants_work {
                span.quiet { (t!(ui, "homework-handed-in-count", count = line.handed_in)) }
            } @else {
                span.quiet { (t!(ui, "homework-done-count", count = line.done)) }
            }
        }
    }
}
