//! Who has done it and who has handed in: `GET /cahier-de-textes/{homework}/suivi`, and as a table
//! for a spreadsheet.

use super::pieces;
use crate::{
    Homework,
    book::Follow,
    hand_in::Handed,
    store::{self, done::Done, readers::Line},
    urls,
};
use axum::{extract::State, response::Response};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use std::borrow::Cow;
use ui::Tone;
use web::{App, Granted, Page, Result, Ui, spreadsheet, t, ui};

/// Each pupil, with what there is of him.
pub struct Shown {
    pub rows: Vec<Row>,
}

pub struct Row {
    pub pupil: Line,
    pub done: Option<Done>,
    pub work: Option<Handed>,
}

pub async fn get(
    homework: Granted<Follow, Homework>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let id = homework.id;
    let shown = app.db.read(move |tx| load(tx, id)).await?;
    Ok(view(&ui, &homework, &shown))
}

/// Four statements, three while nobody has handed in.
pub fn load(tx: &Tx<'_>, id: Id<Homework>) -> db::Result<Shown> {
    let pupils = store::readers::of_homework(tx, id)?;
    let done = store::done::of_homework(tx, id)?;
    let mut work = store::hand_ins::last_of_all(tx, id)?;
    let row = |pupil: Line| {
        let mine = work.iter().position(|work| work.pupil_id == pupil.id);
        Row {
            done: done.iter().find(|done| done.pupil_id == pupil.id).copied(),
            work: mine.map(|place| work.swap_remove(place)),
            pupil,
        }
    };
    Ok(Shown { rows: pupils.into_iter().map(row).collect() })
}

/// `GET /cahier-de-textes/{homework}/suivi.csv`
pub async fn csv(
    homework: Granted<Follow, Homework>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let id = homework.id;
    let shown = app.db.read(move |tx| load(tx, id)).await?;
    let head = [
        t!(ui, "homework-last-name"),
        t!(ui, "homework-first-name"),
        t!(ui, "homework-is-done"),
        t!(ui, "homework-column-handed-in"),
        t!(ui, "homework-column-late"),
        t!(ui, "homework-column-given-back"),
    ];
    let at = |at: Option<base::Instant>| at.map(base::Instant::local_field).unwrap_or_default();
    let rows = shown.rows.iter().map(|row| {
        let work = row.work.as_ref();
        vec![
            row.pupil.last_name.clone(),
            row.pupil.first_name.clone(),
            at(row.done.map(|done| done.at)),
            at(work.map(|work| work.at)),
            work.filter(|it| it.is_late).map(|it| it.days_late().to_string()).unwrap_or_default(),
            at(work.and_then(|work| work.given_back_at)),
        ]
    });
    let head = head.map(Cow::into_owned).to_vec();
    spreadsheet::file(&format!("devoir-{id}.csv"), std::iter::once(head).chain(rows))
}

fn view(ui: &Ui, homework: &Homework, shown: &Shown) -> Page {
    let title = t!(ui, "homework-follow");
    let count = |is: fn(&Row) -> bool| shown.rows.iter().filter(|row| is(row)).count();
    let body = html! {
        (ui::breadcrumb(ui, &[
            (&urls::book(homework.book_id), &homework.book_name),
            (&urls::homework(homework.id), &homework.title),
        ]))
        (ui::head(&title, html! {
            a.button.plain href=(urls::follow_table(homework.id)) {
                (ui::icon("download")) (t!(ui, "homework-follow-table"))
            }
        }))
        p.quiet { (homework.title) " · " (pieces::due(ui, homework.due_on)) }
        dl.figures {
            div { dt { (t!(ui, "homework-figure-pupils")) } dd { (shown.rows.len()) } }
            div { dt { (t!(ui, "homework-figure-done")) } dd { (count(|row| row.done.is_some())) } }
            @if homework.wants_work {
                div {
                    dt { (t!(ui, "homework-figure-handed-in")) }
                    dd { (count(|row| row.work.is_some())) }
                }
                div {
                    dt { (t!(ui, "homework-figure-waiting")) }
                    dd { (count(|row| {
                        row.work.as_ref().is_some_and(|work| work.given_back_at.is_none())
                    })) }
                }
            }
        }
        div.table-box { (table(ui, homework, shown)) }
    };
    ui.page(&title, body)
}

fn table(ui: &Ui, homework: &Homework, shown: &Shown) -> Markup {
    html! {
        table.table role="table" {
            thead { tr role="row" {
                th role="columnheader" { (t!(ui, "homework-column-pupil")) }
                th role="columnheader" { (t!(ui, "homework-is-done")) }
                @if homework.wants_work {
                    th role="columnheader" { (t!(ui, "homework-column-handed-in")) }
                    th role="columnheader" { (t!(ui, "homework-column-given-back")) }
                }
            } }
            tbody { @for row in &shown.rows { (line(ui, homework, row)) } }
        }
    }
}

fn line(ui: &Ui, homework: &Homework, row: &Row) -> Markup {
    let work = row.work.as_ref();
    html! {
        tr role="row" {
            th scope="row" role="rowheader" {
                @match work {
                    Some(work) => a href=(urls::hand_in(work.id)) { (row.pupil.name().full()) },
                    None => (row.pupil.name().full()),
                }
            }
            td role="cell" data-label=(t!(ui, "homework-is-done")) {
                @match row.done {
                    Some(done) => (ui::tag(ui.when(done.at), Tone::Ok)),
                    None => "—",
                }
            }
            @if homework.wants_work {
                td role="cell" data-label=(t!(ui, "homework-column-handed-in")) {
                    @match work {
                        Some(work) => {
                            a href=(urls::hand_in(work.id)) { (ui.when(work.at)) }
                            " " (super::homework_view::late(ui, work))
                        },
                        None => "—",
                    }
                }
                td role="cell" data-label=(t!(ui, "homework-column-given-back")) {
                    @match work.and_then(|work| work.given_back_at) {
                        Some(at) => (ui.when(at)),
                        None => "—",
                    }
                }
            }
        }
    }
}
