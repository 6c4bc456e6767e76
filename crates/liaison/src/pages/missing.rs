//! Who is missing, to be printed and pinned up: `GET /liaison/{slip}/manquants`.

use super::pieces;
use crate::{
    Slip,
    following::{self, Sheet},
    slip::Follow,
    store::follow::PupilRow,
};
use axum::extract::State;
use maud::{Markup, html};
use web::{App, Granted, Page, Result, Ui, t, ui};

pub async fn get(slip: Granted<Follow, Slip>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let written = slip.written.clone();
    let sheet = app.db.read(move |tx| following::load_all(tx, &written)).await?;
    Ok(view(&ui, &slip, &sheet))
}

fn view(ui: &Ui, slip: &Slip, sheet: &Sheet) -> Page {
    let title = t!(ui, "liaison-missing-title", title = slip.title);
    let is_missing = |row: &&PupilRow| row.left_at.is_none() && !sheet.is_done(row.pupil_id);
    let missing: Vec<&PupilRow> = sheet.pupils.iter().filter(is_missing).collect();
    let body = html! {
        (pieces::way_back_to(ui, slip))
        (ui::head(&title, html! {
            button.button.plain type="button" data-behaviour="print" hidden {
                (ui::icon("printer")) (t!(ui, "liaison-print"))
            }
        }))
        p {
            (t!(ui, "liaison-missing-on", hour = ui.when_in_full(ui.now)))
            @if let Some(due) = slip.due_on {
                " " (t!(ui, "liaison-missing-due", day = due.in_words(ui.locale)))
            }
        }
        @if missing.is_empty() {
            (ui::note(ui::Tone::Ok, t!(ui, "liaison-nobody-missing")))
        } @else { (table(ui, sheet, &missing)) }
    };
    ui.narrow(&title, body)
}

fn table(ui: &Ui, sheet: &Sheet, missing: &[&PupilRow]) -> Markup {
    let (pupil, class) = (t!(ui, "liaison-pupil"), t!(ui, "liaison-class"));
    let awaited = t!(ui, "liaison-awaited");
    html! {
        div.table-box {
            table.table role="table" {
                caption { (t!(ui, "liaison-missing-count", count = missing.len())) }
                thead role="rowgroup" {
                    tr role="row" {
                        th role="columnheader" { (pupil) }
                        th role="columnheader" { (class) }
                        th role="columnheader" { (awaited) }
                    }
                }
                tbody role="rowgroup" {
                    @for row in missing {
                        @let names: Vec<String> = sheet
                            .missing(row.pupil_id)
                            .iter()
                            .map(|it| it.name().full())
                            .collect();
                        tr role="row" {
                            th role="rowheader" scope="row" { (row.name().full()) }
                            td role="cell" data-label=(class) { (row.class_name) }
                            td role="cell" data-label=(awaited) {
                                @if names.is_empty() { (t!(ui, "liaison-nobody-to-sign")) }
                                @else { (names.join(", ")) }
                            }
                        }
                    }
                }
            }
        }
    }
}
