//! Who comes when, to be printed and pinned up: `GET /agenda/rendez-vous/{opening}/liste`.

use super::{opening, pieces};
use crate::{opening::Appointments, urls};
use axum::extract::State;
use maud::{Markup, html};
use opening::Shown;
use web::{App, Granted, Manage, Page, Result, Ui, t, ui};

pub async fn get(
    asked: Granted<Manage, Appointments>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let (for_read, now) = (Appointments::clone(&asked), ui.now);
    let shown = app.db.read(move |tx| opening::load(tx, &for_read, true, now)).await?;
    Ok(view(&ui, &asked, &shown))
}

fn view(ui: &Ui, asked: &Appointments, shown: &Shown) -> Page {
    let title = t!(ui, "agenda-printed-title", title = asked.opening.title);
    let way = urls::opening(asked.opening.id);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::OPENINGS, &*t!(ui, "agenda-openings")),
            (&*way, &*asked.opening.title)]))
        (ui::head(&title, html! {
            button.button.plain type="button" data-behaviour="print" hidden {
                (ui::icon("printer")) (t!(ui, "agenda-print"))
            }
        }))
        p {
            (pieces::name(ui, &shown.owner)) ", " (asked.place.name)
            @if !asked.opening.location.is_empty() { " · " (asked.opening.location) }
        }
        (table(ui, shown))
    };
    ui.narrow(&title, body)
}

fn table(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        div.table-box {
            table.table role="table" {
                caption { (t!(ui, "agenda-printed-count", booked = shown.taken.len(),
                    slots = shown.slots.len())) }
                thead role="rowgroup" {
                    tr role="row" {
                        th role="columnheader" { (t!(ui, "agenda-printed-when")) }
                        th role="columnheader" { (t!(ui, "agenda-printed-pupil")) }
                        th role="columnheader" { (t!(ui, "agenda-printed-guardian")) }
                    }
                }
                tbody role="rowgroup" {
                    @for slot in &shown.slots {
                        @let taken = shown.taken.iter().find(|it| it.slot_id == slot.id);
                        tr role="row" {
                            td role="cell" {
                                (slot.start_at.day().short(ui.locale)) ", "
                                (pieces::hours(ui, slot.start_at, slot.end_at, false))
                            }
                            td role="cell" {
                                @if let Some(taken) = taken { (taken.pupil().full()) }
                            }
                            td role="cell" {
                                @if let Some(taken) = taken { (taken.guardian().full()) }
                            }
                        }
                    }
                }
            }
        }
    }
}
