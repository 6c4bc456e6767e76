//! Appointments: `GET /agenda/rendez-vous`. What is open to a family, and what one has opened.

use super::pieces;
use crate::{
    opening::Run,
    place::{Place, PlaceKind},
    store::{self, openings::OpeningLine, places::writes_for_others, slots::Mine},
    urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::Standing;
use web::{
    App, Page, Result, Ui, Viewer, t,
    ui::{self, Tone},
};

/// What is over is shown for so long.
const BACK_DAYS: i64 = 14;
const AHEAD_DAYS: i64 = 400;
const LINES: u32 = 100;

/// The places whose openings concern this person: his children's, and those he writes in.
pub fn places(tx: &Tx<'_>, viewer: &Standing, today: base::Day) -> db::Result<Vec<Id<Place>>> {
    let mut places: Vec<Id<Place>> = Vec::new();
    for child in &viewer.children {
        places.extend(child.classes.iter().map(|id| id.cast::<Place>()));
        places.extend(child.schools.iter().map(|id| id.cast::<Place>()));
    }
    if writes_for_others(viewer) {
        let written = store::places::written_by(tx, viewer, today)?;
        let shared =
            written.iter().filter(|it| matches!(it.kind, PlaceKind::Class | PlaceKind::School));
        places.extend(shared.map(|it| it.id));
    }
    Ok(places)
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (whose, now) = (viewer.clone(), ui.now);
    let read = move |tx: &Tx<'_>| {
        let places = places(tx, &whose, now.day())?;
        let since = now.plus_days(-BACK_DAYS);
        let openings = store::openings::list(tx, whose.person, &places, since, LINES)?;
        let hours = (now, now.plus_days(AHEAD_DAYS));
        let mine = store::slots::of_person(tx, whose.person, hours, LINES)?;
        Ok((openings, mine))
    };
    let (openings, mine) = app.db.read(read).await?;
    Ok(view(&ui, &viewer, &openings, &mine))
}

fn view(ui: &Ui, viewer: &Standing, openings: &[OpeningLine], mine: &[Mine]) -> Page {
    let title = t!(ui, "agenda-openings");
    let opens = writes_for_others(viewer);
    let body = html! {
        (pieces::way_back(ui))
        (ui::head(&title, html! {
            @if opens {
                (ui::button_link(urls::NEW_OPENING, "plus", t!(ui, "agenda-opening-new")))
            }
        }))
        @if !mine.is_empty() {
            (ui::card("mine", t!(ui, "agenda-my-slots"), None, html! {
                ul.rows { @for slot in mine { li { (pieces::slot_row(ui, viewer, slot)) } } }
            }))
        }
        @if !openings.is_empty() {
            (ui::card("openings", t!(ui, "agenda-opened"), None, html! {
                ul.rows { @for line in openings { li { (row(ui, line)) } } }
            }))
        } @else if mine.is_empty() {
            (ui::empty(t!(ui, "agenda-no-openings"), None))
        }
    };
    ui.page(&title, body)
}

fn row(ui: &Ui, line: &OpeningLine) -> Markup {
    let is_open = line.state == Run::Open && line.book_until_at > ui.now;
    html! {
        a.row.read href=(urls::opening(line.id)) {
            span.face aria-hidden="true" { (ui::icon("calendar-clock")) }
            span {
                b { (line.title) }
                span.quiet {
                    (pieces::name(ui, &line.owner())) " · " (line.place_name) " · "
                    (pieces::short_day(ui, line.first_at.day()))
                }
                @if !is_open { (ui::tag(t!(ui, "agenda-opening-closed"), Tone::Plain)) }
            }
            span.tag {
                span.hidden { (t!(ui, "agenda-slots-booked")) " " }
                (line.booked) " / " (line.slots)
            }
        }
    }
}
