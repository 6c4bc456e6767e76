//! The slots of an opening, for whoever runs it: added, moved, taken off, taken over, closed.

use super::{
    opening::{Shown, page},
    opening_details,
};
use crate::{
    opening::{Appointments, Run, Slot},
    receiving,
    refusal::Refusal,
    store::slots::Taken,
    urls,
};
use axum::extract::State;
use base::{Id, Instant};
use maud::{Markup, html};
use people::Standing;
use serde::Deserialize;
use std::sync::Arc;
use web::{
    Answer, App, Error, Form, Granted, Manage, Nothing, Problems, Result, Ui, t,
    ui::{self, Field, Tone},
};

/// Who comes, slot by slot, with what one may do.
pub fn board(ui: &Ui, asked: &Appointments, viewer: &Standing, shown: &Shown) -> Markup {
    let is_owner = asked.opening.owner_id == viewer.person;
    html! {
        section.card aria-labelledby="slots" {
            header {
                h2 #slots { (t!(ui, "agenda-slots")) }
                a href=(urls::printed(asked.opening.id)) { (t!(ui, "agenda-printed")) }
            }
            ul.rows {
                @for (place, slot) in shown.slots.iter().enumerate() {
                    @let before = place.checked_sub(1).map(|it| shown.slots[it].start_at.day());
                    @if before != Some(slot.start_at.day()) {
                        li.slot-day { h3 { (slot.start_at.day().in_words(ui.locale)) } }
                    }
                    li { (line(ui, asked, slot, shown)) }
                }
            }
        }
        (add(ui, asked, shown))
        (opening_details::details(ui, asked))
        div.actions {
            @if !is_owner {
                (ui::action(ui, &urls::take_over(asked.opening.id), html! {
                    button.button.plain { (t!(ui, "agenda-take-over")) }
                }))
            }
            (ui::action(ui, &urls::run(asked.opening.id), html! {
                @if asked.opening.state == Run::Open {
                    button.button.link name="state" value="closed" {
                        (t!(ui, "agenda-opening-close"))
                    }
                } @else {
                    button.button.link name="state" value="open" {
                        (t!(ui, "agenda-opening-reopen"))
                    }
                }
            }))
        }
    }
}

fn line(ui: &Ui, asked: &Appointments, slot: &Slot, shown: &Shown) -> Markup {
    let taken = shown.taken.iter().find(|it| it.slot_id == slot.id);
    html! {
        div.slot-line {
            b.hour { (slot.start_at.time_in(ui.locale)) }
            span {
                @match taken {
                    Some(taken) => { (comes(ui, taken)) }
                    None => { span.quiet { (t!(ui, "agenda-slot-is-free")) } }
                }
            }
            @if slot.start_at > ui.now { (change(ui, asked, slot)) }
        }
    }
}

fn comes(ui: &Ui, taken: &Taken) -> Markup {
    html! {
        b { (taken.pupil().full()) }
        span.quiet { (taken.guardian().full()) }
        @if !taken.has_authority { (ui::tag(t!(ui, "agenda-slot-lost"), Tone::Warn)) }
    }
}

fn change(ui: &Ui, asked: &Appointments, slot: &Slot) -> Markup {
    let (label, value) = (t!(ui, "agenda-slot-new-hour"), slot.start_at.local_field());
    let id = format!("start-{}", slot.id);
    html! {
        details.more {
            summary { (t!(ui, "agenda-slot-change")) }
            (ui::action(ui, &urls::slots(asked.opening.id), html! {
                input type="hidden" name="slot" value=(slot.id);
                div.field {
                    label for=(id) { (label) }
                    input.input #(id) type="datetime-local" name="start" value=(value);
                }
                div.actions {
                    button.button.plain.small name="what" value="move" {
                        (t!(ui, "agenda-slot-move"))
                    }
                    button.button.link.small name="what" value="remove" {
                        (t!(ui, "agenda-slot-remove"))
                    }
                }
            }))
        }
    }
}

/// One more slot, after the last one, for a family that found none.
fn add(ui: &Ui, asked: &Appointments, shown: &Shown) -> Markup {
    let label = t!(ui, "agenda-slot-add-hour");
    let last = shown.slots.last().map(|slot| slot.end_at.local_field()).unwrap_or_default();
    let field = Field {
        name: "start",
        label: &label,
        value: &last,
        kind: "datetime-local",
        ..Field::default()
    };
    html! {
        details.more {
            summary { (t!(ui, "agenda-slot-add")) }
            (ui::action(ui, &urls::slots(asked.opening.id), html! {
                (field.draw(ui, &Problems::none()))
                button.button.plain name="what" value="add" { (t!(ui, "agenda-slot-add-do")) }
            }))
        }
    }
}

/// What is to happen with a slot: `move` (to `start`), `remove`; `add` one at `start`.
#[derive(Debug, Deserialize)]
pub struct SlotForm {
    slot: Option<Id<Slot>>,
    what: String,
    #[serde(default)]
    start: String,
}

/// The same, understood.
enum What {
    Add(Instant),
    Move(Id<Slot>, Instant),
    Remove(Id<Slot>),
}

impl SlotForm {
    /// None: an hour that is no hour.
    fn read(&self) -> Result<Option<What>> {
        let start = Instant::parse_local(&self.start);
        match (self.what.as_str(), self.slot) {
            ("add", _) => Ok(start.map(What::Add)),
            ("move", Some(slot)) => Ok(start.map(|start| What::Move(slot, start))),
            ("remove", Some(slot)) => Ok(Some(What::Remove(slot))),
            _ => Err(Error::BadRequest),
        }
    }
}

pub async fn post(
    asked: Granted<Manage, Appointments>,
    State(app): State<App>,
    ui: Ui,
    form: Form<SlotForm>,
) -> Result<Answer> {
    let (now, asked) = (app.clock.now(), Arc::new(asked));
    let whose = asked.clone();
    let Some(what) = form.read()? else {
        let problems = Problems::one("start", text::id!("agenda-refused-hour"));
        let page = page(&app, &ui, &asked, &asked.viewer, &problems).await?;
        return Ok(page.unprocessable().into());
    };
    let is_added = matches!(what, What::Add(_));
    let write = move |tx: &db::Tx<'_>| match what {
        What::Add(start) => receiving::add_slot(tx, &whose, start, now),
        What::Move(slot, start) => receiving::move_slot(tx, &whose, slot, start, now),
        What::Remove(slot) => receiving::remove_slot(tx, &whose, slot, now),
    };
    match app.db.write(write).await {
        Ok(()) => {
            let to = Answer::to(urls::opening(asked.opening.id));
            Ok(to.saying(if is_added {
                t!(&ui, "agenda-slot-added")
            } else {
                t!(&ui, "agenda-slot-changed")
            }))
        }
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => {
                let page = page(&app, &ui, &asked, &asked.viewer, &problems).await?;
                Ok(page.unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

pub async fn take_over(
    asked: Granted<Manage, Appointments>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (now, to) = (app.clock.now(), urls::opening(asked.opening.id));
    app.db.write(move |tx| receiving::take_over(tx, &asked, now)).await?;
    Ok(Answer::to(to).saying(t!(&ui, "agenda-taken-over")))
}

#[derive(Debug, Default, Deserialize)]
pub struct RunForm {
    #[serde(default)]
    state: String,
}

/// `POST …/etat`: nobody books any more, or one does again.
pub async fn run(
    asked: Granted<Manage, Appointments>,
    State(app): State<App>,
    ui: Ui,
    form: Form<RunForm>,
) -> Result<Answer> {
    let state = if form.state == "open" { Run::Open } else { Run::Closed };
    let to = urls::opening(asked.opening.id);
    app.db.write(move |tx| receiving::set_state(tx, &asked, state)).await?;
    let words = match state {
        Run::Open => t!(&ui, "agenda-opening-reopened"),
        Run::Closed => t!(&ui, "agenda-opening-was-closed"),
    };
    Ok(Answer::to(to).saying(words))
}
