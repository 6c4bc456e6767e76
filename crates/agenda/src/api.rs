//! The agenda for programs: the same rules and words as the pages, as JSON under `/api/agenda`.

use crate::{
    event::{Date, State as Run},
    opening::{Appointments, Book},
    pages::{
        booking::{self, BookForm},
        event_form::EventForm,
        list::{self, Asked},
        opening, write,
    },
    store::lists::Line,
    urls,
};
use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Day, Id};
use db::Tx;
use files::AttachedFile;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;
use web::{
    App, Form, Granted, Manage, Read, Result, Routes, Ui, Viewer,
    api::{ApiProblems, Operation},
    get, id, post,
};

/// Days a program asks for at once.
const DAYS: i32 = 31;

pub fn routes() -> Routes {
    let shown = Operation::new(id!("agenda-api-list")).query::<Asked>().answers::<AgendaTold>();
    let made = Operation::new(id!("agenda-api-make"))
        .form::<EventForm>()
        .answers_with::<DateMade>(201)
        .answers_with::<ApiProblems>(422);
    let one = Operation::new(id!("agenda-api-date")).answers::<DateTold>();
    let slots = Operation::new(id!("agenda-api-slots")).answers::<OpeningTold>();
    let booked = Operation::new(id!("agenda-api-book"))
        .form::<BookForm>()
        .answers::<SlotTold>()
        .answers_with::<ApiProblems>(422);
    Routes::new()
        .at("/api/agenda", get(all).described(shown).post(make).described(made))
        .at("/api/agenda/{event_date}", get(show).described(one))
        .at("/api/agenda/rendez-vous/{opening}", get(slots_of).described(slots))
        .at("/api/agenda/rendez-vous/{opening}/reservation", post(book).described(booked))
}

/// A month from a day on.
#[derive(Serialize, ToSchema)]
struct AgendaTold {
    from: String,
    until: String,
    dates: Vec<DateLine>,
    days_off: Vec<DayOff>,
}

#[derive(Serialize, ToSchema)]
struct DateLine {
    #[schema(value_type = String)]
    id: Id<Date>,
    title: String,
    /// In which language it is written: `fr`, `ar`…
    lang: &'static str,
    location: String,
    /// The class, school or group; empty for one's own agenda.
    place: String,
    start_at: String,
    end_at: String,
    is_all_day: bool,
    is_cancelled: bool,
}

impl From<&Line> for DateLine {
    fn from(line: &Line) -> Self {
        DateLine {
            id: line.id,
            title: line.title.clone(),
            lang: line.lang.tag(),
            location: line.location.clone(),
            place: line.place_name.clone(),
            start_at: line.start_at.iso(),
            end_at: line.end_at.iso(),
            is_all_day: line.is_all_day,
            is_cancelled: line.state == Run::Cancelled,
        }
    }
}

#[derive(Serialize, ToSchema)]
struct DayOff {
    first: String,
    last: String,
    name: String,
}

async fn all(
    viewer: Viewer,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Json<AgendaTold>> {
    let asked = asked.read(&viewer);
    let first: Day = asked.day.unwrap_or(ui.today());
    let last = first.plus_days(DAYS - 1);
    let read = move |tx: &Tx<'_>| list::load(tx, &viewer, asked, (first, last));
    let shown = app.db.read(read).await?;
    let off = shown.off.iter().map(|off| DayOff {
        first: off.first.iso(),
        last: off.last.iso(),
        name: ui.words(off.text).into_owned(),
    });
    Ok(Json(AgendaTold {
        from: first.iso(),
        until: last.iso(),
        dates: shown.lines.iter().map(DateLine::from).collect(),
        days_off: off.collect(),
    }))
}

#[derive(Serialize, ToSchema)]
struct DateTold {
    #[schema(value_type = String)]
    id: Id<Date>,
    title: String,
    body: String,
    /// In which language it is written: `fr`, `ar`…
    lang: &'static str,
    location: String,
    link: String,
    place: String,
    start_at: String,
    end_at: String,
    is_all_day: bool,
    is_cancelled: bool,
    /// An RRULE of RFC 5545, or empty.
    rule: String,
    version: u32,
    files: Vec<AttachedFile>,
}

async fn show(date: Granted<Read, Date>, State(app): State<App>) -> Result<Json<DateTold>> {
    let (id, attached) = (date.moment.id, date.event.attached());
    let attached = app.db.read(move |tx| files::of(tx, attached)).await?;
    Ok(Json(DateTold {
        id,
        title: date.title().to_owned(),
        body: date.body().to_owned(),
        lang: date.event.lang.tag(),
        location: date.location().to_owned(),
        link: date.event.link.clone(),
        place: date.place.name.clone(),
        start_at: date.start_at.iso(),
        end_at: date.end_at.iso(),
        is_all_day: date.event.is_all_day,
        is_cancelled: date.is_cancelled(),
        rule: date.event.rule.clone(),
        version: date.event.version,
        files: AttachedFile::all(&attached, |file| urls::attached(id, file.id)),
    }))
}

#[derive(Serialize, ToSchema)]
struct DateMade {
    #[schema(value_type = String)]
    id: Id<Date>,
}

async fn make(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<EventForm>,
) -> Result<Response> {
    match write::made(&app, &viewer, &form).await? {
        Ok(id) => Ok((StatusCode::CREATED, Json(DateMade { id })).into_response()),
        Err(problems) => Ok(ApiProblems::answer(&ui, &problems)),
    }
}

/// Slots, and those of one's own children; of others only that they are taken.
#[derive(Serialize, ToSchema)]
struct OpeningTold {
    title: String,
    with: String,
    location: String,
    /// `child`, `guardian`
    per: String,
    book_until_at: String,
    slots: Vec<SlotTold>,
}

#[derive(Serialize, ToSchema)]
struct SlotTold {
    #[schema(value_type = String)]
    id: Id<crate::opening::Slot>,
    start_at: String,
    end_at: String,
    is_free: bool,
    /// The child it is for, when it is one's own (or one runs the slots).
    #[schema(value_type = Option<String>)]
    pupil: Option<Id<people::Person>>,
}

fn slot_told(asked: &Appointments, slot: &crate::opening::Slot, runs: bool) -> SlotTold {
    let is_his = |pupil: &Id<people::Person>| runs || asked.tie(*pupil).is_some();
    SlotTold {
        id: slot.id,
        start_at: slot.start_at.iso(),
        end_at: slot.end_at.iso(),
        is_free: slot.is_free(),
        pupil: slot.pupil_id.filter(is_his),
    }
}

async fn slots_of(
    asked: Granted<Read, Appointments>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<OpeningTold>> {
    let (for_read, runs, now) = (Appointments::clone(&asked), ui.may::<Manage>(&*asked), ui.now);
    let shown = app.db.read(move |tx| opening::load(tx, &for_read, runs, now)).await?;
    // Separated parents: each sees his own slot alone.
    let viewer = asked.viewer.person;
    let told = shown.slots.iter().map(|slot| {
        let mut told = slot_told(&asked, slot, runs);
        if !runs && slot.key_id.raw() != 0 && slot.key_id != viewer {
            told.pupil = None;
        }
        told
    });
    Ok(Json(OpeningTold {
        title: asked.opening.title.clone(),
        with: shown.owner.formal(),
        location: asked.opening.location.clone(),
        per: asked.opening.per.word().to_owned(),
        book_until_at: asked.opening.book_until_at.iso(),
        slots: told.collect(),
    }))
}

async fn book(
    asked: Granted<Book, Appointments>,
    State(app): State<App>,
    ui: Ui,
    form: Form<BookForm>,
) -> Result<Response> {
    let (asked, pupil) = (Arc::new(asked), form.pupil);
    match booking::booked(&app, asked.clone(), &form).await? {
        Ok(slot) => {
            let mut told = slot_told(&asked, &slot, false);
            (told.is_free, told.pupil) = (false, Some(pupil));
            Ok(Json(told).into_response())
        }
        Err(problems) => Ok(ApiProblems::answer(&ui, &problems)),
    }
}
