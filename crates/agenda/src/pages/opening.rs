//! An opening: `GET /agenda/rendez-vous/{opening}`. A guardian books there; whoever runs it sees
//! who comes.

use super::{pieces, slots};
use crate::{
    opening::{Appointments, Per, Run, Slot},
    store::{self, slots::Taken},
    urls,
};
use axum::extract::State;
use base::{Id, Instant, PersonName};
use db::Tx;
use maud::{Markup, html};
use people::{Child, Person, Standing};
use web::{
    App, Granted, Manage, Page, Problems, Read, Result, Ui, t,
    ui::{self, Tone},
};

/// What the page shows.
pub struct Shown {
    pub owner: PersonName,
    pub slots: Vec<Slot>,
    /// Only for those who run it.
    pub taken: Vec<Taken>,
}

pub fn load(tx: &Tx<'_>, asked: &Appointments, runs: bool, now: Instant) -> db::Result<Shown> {
    let taken =
        if runs { store::slots::taken(tx, asked.opening.id, now.day())? } else { Vec::new() };
    Ok(Shown {
        owner: store::openings::name(tx, asked.opening.owner_id)?,
        slots: store::slots::of(tx, asked.opening.id)?,
        taken,
    })
}

pub async fn get(
    asked: Granted<Read, Appointments>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    page(&app, &ui, &asked, &asked.viewer, &Problems::none()).await
}

/// The page, with what could not be done on top of it.
pub async fn page(
    app: &App,
    ui: &Ui,
    asked: &Appointments,
    viewer: &Standing,
    problems: &Problems,
) -> Result<Page> {
    let (for_read, runs, now) = (asked.clone(), ui.may::<Manage>(asked), ui.now);
    let shown = app.db.read(move |tx| load(tx, &for_read, runs, now)).await?;
    Ok(view(ui, asked, viewer, &shown, problems))
}

fn view(
    ui: &Ui,
    asked: &Appointments,
    viewer: &Standing,
    shown: &Shown,
    problems: &Problems,
) -> Page {
    let runs = ui.may::<Manage>(asked);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::OPENINGS, &t!(ui, "agenda-openings"))]))
        h1 { (asked.opening.title) }
        (ui::problems(ui, problems))
        (facts(ui, asked, shown, runs))
        @if !asked.opening.body.is_empty() {
            section.prose { (pieces::paragraphs(&asked.opening.body)) }
        }
        @if asked.opening.state == Run::Closed {
            (ui::note(Tone::Info, t!(ui, "agenda-opening-is-closed")))
        } @else if ui.now >= asked.opening.book_until_at {
            (ui::note(Tone::Info, t!(ui, "agenda-opening-is-over")))
        }
        @for child in children(asked, viewer) { (of_child(ui, asked, viewer, child, shown)) }
        @if runs { (slots::board(ui, asked, viewer, shown)) }
    };
    ui.narrow(&asked.opening.title, body)
}

fn children<'a>(asked: &'a Appointments, viewer: &'a Standing) -> impl Iterator<Item = &'a Child> {
    viewer.children.iter().filter(|child| asked.tie(child.id).is_some())
}

/// Whose slot a child has: his, or this guardian's for him.
fn mine<'a>(
    asked: &Appointments,
    shown: &'a Shown,
    guardian: Id<Person>,
    child: Id<Person>,
) -> Option<&'a Slot> {
    let key = asked.key(guardian);
    shown.slots.iter().find(|it| it.pupil_id == Some(child) && it.key_id == key)
}

fn facts(ui: &Ui, asked: &Appointments, shown: &Shown, runs: bool) -> Markup {
    let viewer = ui.viewer.as_ref().map(|viewer| viewer.person);
    let comes = shown.slots.iter().any(|it| {
        it.pupil_id.is_some_and(|pupil| asked.tie(pupil).is_some())
            && (asked.opening.per == Per::Child || it.guardian_id == viewer)
    });
    html! {
        dl.facts {
            div {
                dt { (t!(ui, "agenda-fact-with")) }
                dd { (pieces::name(ui, &shown.owner)) ", " (asked.place.name) }
            }
            @if !asked.opening.location.is_empty() {
                div { dt { (t!(ui, "agenda-fact-where")) } dd { (asked.opening.location) } }
            }
            // Who does not come needs no way in.
            @if !asked.opening.link.is_empty() && (comes || runs) {
                div {
                    dt { (t!(ui, "agenda-field-meeting-link")) }
                    dd { a href=(asked.opening.link) rel="noreferrer" { (asked.opening.link) } }
                }
            }
            div {
                dt { (t!(ui, "agenda-fact-book-until")) }
                dd { (ui.when_in_full(asked.opening.book_until_at)) }
            }
        }
    }
}

fn of_child(
    ui: &Ui,
    asked: &Appointments,
    viewer: &Standing,
    child: &Child,
    shown: &Shown,
) -> Markup {
    let mine = mine(asked, shown, viewer.person, child.id);
    let may = asked.tie(child.id).is_some_and(|tie| tie.has_authority);
    let takes = asked.takes_bookings(ui.now);
    let id = format!("child-{}", child.id);
    let title = t!(ui, "agenda-slot-for", name = child.name.first);
    let per = match asked.opening.per {
        Per::Child => t!(ui, "agenda-slot-of-child"),
        Per::Guardian => t!(ui, "agenda-slot-of-guardian"),
    };
    html! {
        section.card aria-labelledby=(id) {
            header { h2 #(id) { (title) } }
            div.body {
                @if let Some(slot) = mine {
                    (booked(ui, asked, viewer, (child, slot), may && takes))
                } @else if !may { p.quiet { (t!(ui, "agenda-slot-no-authority")) } }
                @else if takes { p { (t!(ui, "agenda-slot-choose")) } }
                @if may && takes {
                    p.quiet { (per) }
                    (choice(ui, asked, child, mine, shown))
                }
            }
        }
    }
}

fn booked(
    ui: &Ui,
    asked: &Appointments,
    viewer: &Standing,
    (child, slot): (&Child, &Slot),
    may_change: bool,
) -> Markup {
    html! {
        p.booked {
            (ui::icon("circle-check")) " "
            b { (ui.when_in_full(slot.start_at)) }
        }
        @if slot.guardian_id != Some(viewer.person) {
            p.quiet { (t!(ui, "agenda-slot-by-other")) }
        }
        @if may_change && slot.start_at > ui.now {
            (ui::action(ui, &urls::release(asked.opening.id), html! {
                input type="hidden" name="pupil" value=(child.id);
                button.button.link data-behaviour="confirm"
                    data-confirm=(t!(ui, "agenda-slot-cancel-sure"))
                    data-confirm-yes=(t!(ui, "agenda-slot-cancel"))
                    data-confirm-no=(t!(ui, "agenda-slot-keep")) data-confirm-danger {
                    (t!(ui, "agenda-slot-cancel"))
                }
            }))
        }
    }
}

/// The free slots, a day after the other, in one form: a button each.
fn choice(
    ui: &Ui,
    asked: &Appointments,
    child: &Child,
    mine: Option<&Slot>,
    shown: &Shown,
) -> Markup {
    let free: Vec<&Slot> =
        shown.slots.iter().filter(|it| it.is_free() && it.start_at > ui.now).collect();
    let words =
        if mine.is_some() { t!(ui, "agenda-slot-other") } else { t!(ui, "agenda-slot-free") };
    let content = html! {
        input type="hidden" name="pupil" value=(child.id);
        div.slots {
            @for (place, slot) in free.iter().enumerate() {
                @let day = slot.start_at.day();
                @if place == 0 || free[place - 1].start_at.day() != day {
                    h3 { (day.in_words(ui.locale)) }
                }
                button.button.plain.slot name="slot" value=(slot.id) {
                    (slot.start_at.time_in(ui.locale))
                }
            }
        }
    };
    html! {
        @if free.is_empty() {
            @if mine.is_none() { (ui::note(Tone::Warn, t!(ui, "agenda-slot-none-left"))) }
        } @else if mine.is_some() {
            details.more {
                summary { (words) }
                (ui::action(ui, &urls::booking(asked.opening.id), content))
            }
        } @else { (ui::action(ui, &urls::booking(asked.opening.id), content)) }
    }
}
