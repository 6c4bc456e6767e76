//! One pupil of a call: `/presences/classes/{class}/eleves/{pupil}`. When he came, when he left and
//! with whom, and everything that was ever marked.

use super::{asked::Asked, call, call_form::CallForm, pieces};
use crate::{
    Mark, Slot, State as Marked, Week,
    access::Call,
    calling::Refusal,
    pickup::Pickup,
    store::{self, marks::Trace, pickups::Guardian, pupils::Line},
    urls,
};
use axum::extract::{Path, Query, State};
use base::{Id, Minutes, PersonName};
use db::Tx;
use maud::{Markup, html};
use people::{Class, Person};
use serde::Deserialize;
use web::{Answer, App, Error, Form, Granted, Page, Result, Ui, t, ui};

#[derive(Deserialize)]
pub struct PupilPath {
    pupil: Id<Person>,
}

struct Shown {
    week: Week,
    slot: Slot,
    pupil: Line,
    mark: Option<Mark>,
    traces: Vec<Trace>,
    guardians: Vec<Guardian>,
    pickups: Vec<Pickup>,
    names: Vec<(Id<Person>, PersonName)>,
}

pub async fn get(
    class: Granted<Call, Class>,
    State(app): State<App>,
    Path(path): Path<PupilPath>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (id, school, now) = (class.id, class.school, app.clock.now());
    let read = move |tx: &Tx<'_>| {
        let week = store::weeks::of(tx, school)?;
        let slot = asked.slot(&week, now);
        load(tx, id, path.pupil, week, slot)
    };
    let shown = app.db.read(read).await?.ok_or(Error::NotFound)?;
    Ok(view(&ui, &class, &shown, None))
}

fn load(
    tx: &Tx<'_>,
    class: Id<Class>,
    pupil: Id<Person>,
    week: Week,
    slot: Slot,
) -> db::Result<Option<Shown>> {
    let pupils = store::pupils::of_class(tx, class, slot.day)?;
    let Some(pupil) = pupils.into_iter().find(|line| line.id == pupil) else { return Ok(None) };
    let marks = store::marks::of_call(tx, class, slot)?;
    let mark = marks.into_iter().find(|mark| mark.pupil_id == pupil.id);
    let traces = store::marks::traces(tx, class, slot, &[pupil.id])?;
    let persons: Vec<Id<Person>> = traces.iter().map(|trace| trace.marked_by).collect();
    let names = store::pupils::names(tx, &persons)?;
    Ok(Some(Shown {
        week,
        slot,
        mark,
        traces,
        guardians: store::pickups::guardians(tx, pupil.id, slot.day)?,
        pickups: store::pickups::of_pupil(tx, pupil.id, slot.day)?,
        names: names.iter().map(|named| (named.id, named.name())).collect(),
        pupil,
    }))
}

pub async fn post(
    class: Granted<Call, Class>,
    State(app): State<App>,
    Path(path): Path<PupilPath>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let form = CallForm::of(&form.0);
    let slot = form.slot.ok_or(Error::BadRequest)?;
    let back = urls::call(class.id, slot);
    match call::save(&app, &class, &form).await {
        Ok(_) => Ok(Answer::to(back).saying(t!(&ui, "attendance-one-saved"))),
        Err(error) => {
            let Some(refusal) = error.reason::<Refusal>().copied() else {
                return Err(error.into());
            };
            let (id, school, pupil) = (class.id, class.school, path.pupil);
            let read = move |tx: &Tx<'_>| load(tx, id, pupil, store::weeks::of(tx, school)?, slot);
            let shown = app.db.read(read).await?;
            let shown = shown.ok_or(Error::NotFound)?;
            Ok(view(&ui, &class, &shown, Some(refusal)).unprocessable().into())
        }
    }
}

fn view(ui: &Ui, class: &Granted<Call, Class>, shown: &Shown, refusal: Option<Refusal>) -> Page {
    let title = shown.pupil.name().full();
    let back = urls::call(class.id, shown.slot);
    let body = html! {
        (ui::breadcrumb(ui, &[(&back, &t!(ui, "attendance-call-title", class = class.name))]))
        h1 { (title) }
        p.quiet { (pieces::slot_of(ui, &shown.week, shown.slot)) }
        @if let Some(refusal) = refusal {
            (ui::note(ui::Tone::Warn, ui.words(refusal.text())))
        }
        (form(ui, class.id, shown))
        (history(ui, shown))
        a.button.plain href=(urls::pickups(shown.pupil.id)) {
            (ui::icon("users")) (t!(ui, "attendance-pickups"))
        }
    };
    ui.narrow(&title, body)
}

fn form(ui: &Ui, class: Id<Class>, shown: &Shown) -> Markup {
    let (id, mark) = (shown.pupil.id, shown.mark.as_ref());
    let usual = Marked::usual(shown.slot.moment);
    let (version, state) = mark.map_or((0, usual), |mark| (mark.version, mark.state));
    let minutes = mark.and_then(|mark| mark.minutes).map_or_else(String::new, field);
    let action = urls::one(class, id, shown.slot);
    html! {
        form.form method="post" action=(action) {
            (ui::token(ui))
            input type="hidden" name="day" value=(shown.slot.day);
            input type="hidden" name="moment" value=(shown.slot.moment.word());
            input type="hidden" name={ "seen-" (id) } value=(version);
            fieldset.choice {
                legend { (t!(ui, "attendance-one-state")) }
                @for choice in Marked::ALL {
                    label {
                        input type="radio" name={ "state-" (id) } value=(choice.word())
                            checked[*choice == state];
                        span { (pieces::state(ui, *choice)) }
                    }
                }
            }
            div.field {
                label for="minutes" { (t!(ui, "attendance-one-time")) }
                p.hint #minutes-hint { (t!(ui, "attendance-one-time-hint")) }
                input.input.short #minutes type="time" name={ "minutes-" (id) } value=(minutes)
                    aria-describedby="minutes-hint";
            }
            (taken_by(ui, shown))
            div.actions { button.button { (ui::icon("check")) (t!(ui, "attendance-one-save")) } }
        }
    }
}

/// `08:05`
fn field(minutes: Minutes) -> String {
    format!("{:02}:{:02}", minutes.0 / 60, minutes.0 % 60)
}

/// With whom he leaves: his guardians, those they have named, or nobody else.
fn taken_by(ui: &Ui, shown: &Shown) -> Markup {
    let known = shown.mark.as_ref().map_or("", |mark| mark.taken_by.as_str());
    let guardians =
        shown.guardians.iter().map(|line| format!("{} {}", line.first_name, line.last_name));
    let holds = shown.pickups.iter().filter(|pickup| pickup.holds_on(shown.slot.day));
    let named = holds.map(|pickup| format!("{} ({})", pickup.name, pickup.bond));
    let mut who: Vec<String> = guardians.chain(named).collect();
    if !known.is_empty() && !who.iter().any(|name| name == known) {
        who.push(known.to_owned());
    }
    html! {
        div.field {
            label for="taken" { (t!(ui, "attendance-one-taken")) }
            p.hint #taken-hint { (t!(ui, "attendance-one-taken-hint")) }
            select.input #taken name={ "taken-" (shown.pupil.id) } aria-describedby="taken-hint" {
                option value="" { (t!(ui, "attendance-one-nobody")) }
                @for name in &who {
                    option value=(name) selected[name == known] { (name) }
                }
            }
        }
    }
}

/// Everything that was marked, by whom and when: nothing is lost.
fn history(ui: &Ui, shown: &Shown) -> Markup {
    if shown.traces.is_empty() {
        return html! {};
    }
    let lines = html! {
        ul.rows {
            @for trace in shown.traces.iter().rev() {
                li { div.row {
                    span {
                        b { (pieces::state(ui, trace.state))
                            @if let Some(minutes) = trace.minutes {
                                " " (minutes.in_words(ui.locale))
                            }
                        }
                        span.quiet {
                            (t!(ui, "attendance-trace",
                                name = pieces::named(&shown.names, trace.marked_by),
                                time = ui.when(trace.marked_at)))
                            @if !trace.taken_by.is_empty() { " · " (trace.taken_by) }
                        }
                    }
                    @if trace.is_beaten {
                        (ui::tag(t!(ui, "attendance-beaten"), ui::Tone::Plain))
                    }
                } }
            }
        }
    };
    ui::card("history", t!(ui, "attendance-history"), None, lines)
}
