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

/// The places whose openings concern somebody.
#[derive(Debug, Default)]
pub struct Places {
    /// Those of his children.
    pub of_children: Vec<Id<Place>>,
    /// Those he writes in.
    pub written: Vec<Id<Place>>,
}

/// Without a query for whoever writes nowhere.
pub fn places(tx: &Tx<'_>, viewer: &Standing, today: base::Day) -> db::Result<Places> {
    let mut places = Places::default();
    for child in &viewer.children {
        places.of_children.extend(child.classes.iter().map(|id| id.cast::<Place>()));
        places.of_children.extend(child.schools.iter().map(|id| id.cast::<Place>()));
    }
    if writes_for_others(viewer) {
        let written = store::places::written_by(tx, viewer, today)?;
        let shared =
            written.iter().filter(|it| matches!(it.kind, PlaceKind::Class | PlaceKind::School));
        places.written.extend(shared.map(|it| it.id));
    }
    Ok(places)
}

/// What the page shows.
struct Shown {
    places: Places,
    openings: Vec<OpeningLine>,
    mine: Vec<Mine>,
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (whose, now) = (viewer.clone(), ui.now);
    let read = move |tx: &Tx<'_>| {
        let places = places(tx, &whose, now.day())?;
        let all = [places.of_children.as_slice(), places.written.as_slice()].concat();
        let since = now.plus_days(-BACK_DAYS);
        let openings = store::openings::list(tx, &whose, &all, since, LINES)?;
        let hours = (now, now.plus_days(AHEAD_DAYS));
        let mine = store::slots::booked_by(tx, whose.person, hours, LINES)?;
        Ok(Shown { places, openings, mine })
    };
    let shown = app.db.read(read).await?;
    Ok(view(&ui, &viewer, &shown))
}

fn view(ui: &Ui, viewer: &Standing, shown: &Shown) -> Page {
    let Shown { openings, mine, .. } = shown;
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
                ul.rows { @for slot in mine { li { (pieces::slot_row(ui, viewer, slot, true)) } } }
            }))
        }
        @if !openings.is_empty() {
            (ui::card("openings", t!(ui, "agenda-opened"), None, html! {
                ul.rows { @for line in openings { li { (row(ui, viewer, shown, line)) } } }
            }))
        } @else if mine.is_empty() {
            (ui::empty(t!(ui, "agenda-no-openings"), None))
        }
    };
    ui.page(&title, body)
}

fn row(ui: &Ui, viewer: &Standing, shown: &Shown, line: &OpeningLine) -> Markup {
    let is_run = line.owner_id == viewer.person || shown.places.written.contains(&line.place_id);
    html! {
        a.row.read href=(urls::opening(line.id)) {
            span.face aria-hidden="true" { (ui::icon("calendar-clock")) }
            span {
                b { (line.title) }
                span.quiet {
                    (pieces::name(ui, &line.owner())) " · " (line.place_name) " · "
                    (pieces::short_day(ui, line.first_at.day()))
                }
                (state(ui, viewer, line, is_run))
            }
            @if is_run {
                span.tag {
                    span.hidden { (t!(ui, "agenda-slots-booked")) " " }
                    (line.booked) " / " (line.slots)
                }
            }
        }
    }
}

/// What is left to do: for a family, to book; for whoever receives, nothing.
fn state(ui: &Ui, viewer: &Standing, line: &OpeningLine, is_run: bool) -> Markup {
    let takes = line.state == Run::Open && line.book_until_at > ui.now;
    let children = viewer.children.iter();
    let concerned = children.filter(|child| {
        child.classes.contains(&line.place_id.cast())
            || child.schools.contains(&line.place_id.cast())
    });
    let is_all_mine = usize::try_from(line.mine).unwrap_or(0) >= concerned.count();
    let booked = line
        .mine_at
        .map(|at| t!(ui, "agenda-opening-booked", hour = at.time_in(ui.locale)).into_owned());
    html! {
        @if let Some(words) = booked { (ui::tag(words, Tone::Ok)) }
        @if !takes { (ui::tag(t!(ui, "agenda-opening-closed"), Tone::Plain)) }
        @else if is_run || is_all_mine {}
        @else if line.booked < line.slots {
            (ui::tag(t!(ui, "agenda-opening-to-book"), Tone::Info))
        } @else { (ui::tag(t!(ui, "agenda-opening-full"), Tone::Warn)) }
    }
}
