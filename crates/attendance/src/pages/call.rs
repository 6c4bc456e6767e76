//! Calling the roll of a class: `/presences/classes/{class}`, the half-day of now.

use super::{
    asked::Asked,
    call_form::CallForm,
    call_view::{self, Shown},
    service,
};
use crate::{
    Slot, State as Marked, Week,
    access::Call,
    calling::{self, Refusal, Saved},
    half_day,
    roll::{Band, Called, Roll},
    service::half_of,
    store,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use people::{Class, Person};
use web::{Answer, App, Error, Form, Granted, Page, Result, Ui, t};

pub async fn get(
    class: Granted<Call, Class>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    show(&app, &ui, &class.roll(), asked).await
}

/// `GET /presences/groupes/{group}`
pub async fn get_group(
    band: Granted<Call, Band>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    show(&app, &ui, &Called::roll(&band), asked).await
}

async fn show(app: &App, ui: &Ui, roll: &Roll, asked: Asked) -> Result<Page> {
    let (of, now) = (roll.clone(), app.clock.now());
    let read = move |tx: &Tx<'_>| {
        let week = store::weeks::of(tx, of.school)?;
        let slot = asked.slot(&week, now);
        load(tx, &of, week, slot)
    };
    let shown = app.db.read(read).await?;
    Ok(call_view::page(ui, roll, &shown, &app.random.token(), None))
}

/// What the page of a call shows, in a handful of questions whatever the size of the class.
pub fn load(tx: &Tx<'_>, roll: &Roll, week: Week, slot: Slot) -> db::Result<Shown> {
    let class = roll.id;
    let pupils = store::pupils::of_roll(tx, roll, slot.day)?;
    let calls = store::calls::of_classes(tx, &[class], slot.day)?;
    let marks = store::marks::of_call(tx, class, slot)?;
    let ids: Vec<Id<Person>> = pupils.iter().map(|line| line.id).collect();
    let covering = store::absences::covering(tx, &ids, half_day::announced(&week, slot))?;
    let disputed: Vec<Id<Person>> =
        marks.iter().filter(|mark| mark.is_disputed).map(|mark| mark.pupil_id).collect();
    let traces = if disputed.is_empty() {
        Vec::new()
    } else {
        store::marks::traces(tx, class, slot, &disputed)?
    };
    let mut persons: Vec<Id<Person>> = traces.iter().map(|trace| trace.marked_by).collect();
    persons.extend(calls.iter().flat_map(|call| [call.called_by, call.changed_by]));
    let names = store::pupils::names(tx, &persons)?;
    let names = names.iter().map(|named| (named.id, named.name())).collect();
    let (expected, away) =
        if slot.moment.is_class() { Default::default() } else { beside(tx, roll, slot)? };
    Ok(Shown { week, slot, pupils, calls, marks, covering, traces, names, expected, away })
}

type Pupils = Vec<Id<Person>>;

/// For a list beside the half-days: whom his family has put down for it, or where no family has,
/// who was on it a week ago; and who is away now.
fn beside(tx: &Tx<'_>, roll: &Roll, slot: Slot) -> db::Result<(Pupils, Pupils)> {
    let (class, half_day) = (roll.id, half_of(slot.moment));
    let who = |slot: Slot, state: Marked| -> db::Result<Pupils> {
        let marks = store::marks::of_call(tx, class, slot)?;
        let those = marks.into_iter().filter(|mark| mark.state == state);
        Ok(those.map(|mark| mark.pupil_id).collect())
    };
    let last = Slot::new(slot.day.plus_days(-7), slot.moment);
    let away = who(Slot::new(slot.day, half_day), Marked::Absent)?;
    let expected = service::expected(tx, roll.school, slot)?;
    let those = if expected.is_used { expected.pupils } else { who(last, Marked::Present)? };
    Ok((those, away))
}

pub async fn post(
    class: Granted<Call, Class>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    write(&app, &ui, &class, &form).await
}

/// `POST /presences/groupes/{group}`
pub async fn post_group(
    band: Granted<Call, Band>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    write(&app, &ui, &band, &form).await
}

async fn write(
    app: &App,
    ui: &Ui,
    called: &impl Called,
    fields: &[(String, String)],
) -> Result<Answer> {
    let form = CallForm::of(fields);
    let slot = form.slot.ok_or(Error::BadRequest)?;
    let roll = called.roll();
    match save(app, called, &form).await {
        Ok(saved) => Ok(Answer::to(roll.call(slot)).saying(said(ui, &saved))),
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => refused(app, ui, &roll, slot, *refusal).await,
            None => Err(error.into()),
        },
    }
}

/// Writes what a form says.
pub async fn save(app: &App, called: &impl Called, form: &CallForm) -> db::Result<Saved> {
    let (now, roll, viewer) = (app.clock.now(), called.roll(), called.viewer());
    let slot = form.slot.ok_or_else(|| db::Error::Conflict("a call of no day".to_owned()))?;
    let call = calling::Call {
        class: roll.id,
        is_group: roll.is_group,
        school: roll.school,
        slot,
        changes: form.changes(now),
        once: key(form, app),
        by: viewer.person,
        now,
        may_reopen: viewer.administers(roll.school),
    };
    app.db.mark(move |tx| calling::save(tx, &call)).await
}

/// A form without a key is one of its own each time.
fn key(form: &CallForm, app: &App) -> String {
    if form.once.is_empty() { app.random.token() } else { form.once.clone() }
}

fn said(ui: &Ui, saved: &Saved) -> String {
    let words = match (saved.disputed, saved.absent) {
        (0, absent) => t!(ui, "attendance-said", absent = absent, late = saved.late),
        (disputed, _) => t!(ui, "attendance-said-disputed", count = disputed),
    };
    words.into_owned()
}

async fn refused(app: &App, ui: &Ui, roll: &Roll, slot: Slot, refusal: Refusal) -> Result<Answer> {
    let of = roll.clone();
    let read = move |tx: &Tx<'_>| load(tx, &of, store::weeks::of(tx, of.school)?, slot);
    let shown = app.db.read(read).await?;
    let page = call_view::page(ui, roll, &shown, &app.random.token(), Some(refusal));
    Ok(page.unprocessable().into())
}
