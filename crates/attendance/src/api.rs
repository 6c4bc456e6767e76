//! Attendance for programs: the same rules and words as the pages, as JSON under `/api/presences`.

mod closures;
mod services;

use crate::{
    Absence, Slot,
    access::{Answer as Answering, Call, Follow},
    calling::{Refusal, Saved},
    mark::Mark,
    pages::{asked::Asked, call, call_form::CallForm, pupil, school, telling::TellingForm},
    pupil::Pupil,
    roll::{Band, Called, Roll},
    store,
};
use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Id, Instant};
use db::Tx;
use people::{Class, Person, School};
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    App, Error, Form, Granted, Problems, Read, Result, Routes, Ui,
    api::{ApiProblems, Operation},
    get, id,
};

pub fn routes() -> Routes {
    let call = |summary| Operation::new(summary).query::<Asked>().answers::<CallTold>();
    let saved = |summary| {
        Operation::new(summary)
            .form::<CallFields>()
            .answers::<SavedTold>()
            .answers_with::<ApiProblems>(422)
    };
    let (shown, called) = (call(id!("attendance-api-call")), saved(id!("attendance-api-save")));
    let shown_group = call(id!("attendance-api-call-group"));
    let called_group = saved(id!("attendance-api-save-group"));
    let day = Operation::new(id!("attendance-api-school")).query::<Asked>().answers::<DayTold>();
    let child = Operation::new(id!("attendance-api-pupil")).answers::<ChildTold>();
    let told = Operation::new(id!("attendance-api-tell"))
        .form::<TellingForm>()
        .answers_with::<AbsenceMade>(201)
        .answers_with::<ApiProblems>(422);
    Routes::new()
        .at(
            "/api/presences/classes/{class}",
            get(show).described(shown).post(save).described(called),
        )
        .at(
            "/api/presences/groupes/{group}",
            get(show_group).described(shown_group).post(save_group).described(called_group),
        )
        .at("/api/presences/ecoles/{school}", get(of_school).described(day))
        .at("/api/presences/eleves/{pupil}", get(of_pupil).described(child))
        .at("/api/presences/eleves/{pupil}/absences", web::post(tell).described(told))
        .merge(closures::routes())
        .merge(services::routes())
}

/// A call, and what stands of each pupil.
#[derive(Serialize, ToSchema)]
struct CallTold {
    day: String,
    moment: String,
    /// Is there class then?
    is_open: bool,
    called_at: Option<String>,
    pupils: Vec<PupilTold>,
}

#[derive(Serialize, ToSchema)]
struct PupilTold {
    #[schema(value_type = String)]
    id: Id<Person>,
    first_name: String,
    last_name: String,
    /// `present`, `absent`, `late`, `left`
    state: String,
    /// To be sent back as `seen-{pupil}`.
    version: u32,
    /// The family has announced it; never why.
    is_announced: bool,
    /// Two devices have said different things.
    is_disputed: bool,
    /// Minutes past midnight at which he came or left.
    minutes: Option<u16>,
}

/// What a call is sent with, besides a `state-{pupil}`, `seen-{pupil}` and `at-{pupil}` for each
/// pupil of whom there is something to say.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it is read field by field, and described here")]
struct CallFields {
    day: String,
    moment: String,
    /// A key of the sender's: what comes twice with the same one counts once.
    once: String,
    /// What his clock says, in milliseconds, when `at-{pupil}` is told.
    clock: String,
}

#[derive(Serialize, ToSchema)]
struct SavedTold {
    was_known: bool,
    absent: usize,
    late: usize,
    disputed: usize,
}

impl From<Saved> for SavedTold {
    fn from(saved: Saved) -> Self {
        let Saved { was_known, absent, late, disputed } = saved;
        SavedTold { was_known, absent, late, disputed }
    }
}

async fn show(
    class: Granted<Call, Class>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Json<CallTold>> {
    of_roll(&app, class.roll(), asked).await
}

async fn show_group(
    band: Granted<Call, Band>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Json<CallTold>> {
    of_roll(&app, Called::roll(&band), asked).await
}

async fn of_roll(app: &App, roll: Roll, asked: Asked) -> Result<Json<CallTold>> {
    let now = app.clock.now();
    let read = move |tx: &Tx<'_>| {
        let week = store::weeks::of(tx, roll.school)?;
        let slot = asked.slot(&week, now);
        call::load(tx, &roll, week, slot)
    };
    let shown = app.db.read(read).await?;
    let pupils = shown.pupils.iter().map(|pupil| {
        let (version, state) = shown.stands(pupil.id);
        let mark: Option<&Mark> = shown.mark(pupil.id);
        PupilTold {
            id: pupil.id,
            first_name: pupil.first_name.clone(),
            last_name: pupil.last_name.clone(),
            state: state.word().to_owned(),
            version,
            is_announced: shown.is_announced(pupil.id),
            is_disputed: mark.is_some_and(|mark| mark.is_disputed),
            minutes: mark.and_then(|mark| mark.minutes).map(|minutes| minutes.0),
        }
    });
    Ok(Json(CallTold {
        day: shown.slot.day.iso(),
        moment: shown.slot.moment.word().to_owned(),
        is_open: shown.week.has(shown.slot),
        called_at: shown.call().map(|call| call.called_at.iso()),
        pupils: pupils.collect(),
    }))
}

async fn save(
    class: Granted<Call, Class>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Response> {
    write(&app, &ui, &class, &form).await
}

async fn save_group(
    band: Granted<Call, Band>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Response> {
    write(&app, &ui, &band, &form).await
}

async fn write(
    app: &App,
    ui: &Ui,
    called: &impl Called,
    fields: &[(String, String)],
) -> Result<Response> {
    let form = CallForm::of(fields);
    form.slot.ok_or(Error::BadRequest)?;
    match call::save(app, called, &form).await {
        Ok(saved) => Ok(Json(SavedTold::from(saved)).into_response()),
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => Ok(ApiProblems::answer(ui, &Problems::one("day", refusal.text()))),
            None => Err(error.into()),
        },
    }
}

/// A school at a moment of a day: figures, and who is away.
#[derive(Serialize, ToSchema)]
struct DayTold {
    day: String,
    moment: String,
    absent: usize,
    without_reason: usize,
    late: usize,
    calls_to_make: usize,
    marks: Vec<MarkTold>,
}

#[derive(Serialize, ToSchema)]
struct MarkTold {
    #[schema(value_type = String)]
    pupil: Id<Person>,
    day: String,
    moment: String,
    state: String,
    #[schema(value_type = Option<String>)]
    absence: Option<Id<Absence>>,
}

fn mark_told(
    pupil: Id<Person>,
    slot: Slot,
    state: crate::State,
    absence: Option<Id<Absence>>,
) -> MarkTold {
    let (day, moment) = (slot.day.iso(), slot.moment.word().to_owned());
    MarkTold { pupil, day, moment, state: state.word().to_owned(), absence }
}

async fn of_school(
    school: Granted<Follow, School>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Json<DayTold>> {
    let (id, now) = (school.id, app.clock.now());
    let shown = app.db.read(move |tx| school::load(tx, id, &asked, now)).await?;
    let told = |mark: &store::schools::Line| {
        mark_told(mark.pupil_id, mark.slot(), mark.state, mark.absence_id)
    };
    Ok(Json(DayTold {
        day: shown.slot.day.iso(),
        moment: shown.slot.moment.word().to_owned(),
        absent: shown.count(crate::State::Absent),
        without_reason: shown.without_word(),
        late: shown.count(crate::State::Late),
        calls_to_make: shown.to_call(),
        marks: shown.marks.iter().map(told).collect(),
    }))
}

/// A child since the beginning of the school year.
#[derive(Serialize, ToSchema)]
struct ChildTold {
    marks: Vec<MarkTold>,
    /// What waits for a word: the first half-day and the last one of each run.
    unexplained: Vec<SpanTold>,
}

#[derive(Serialize, ToSchema)]
struct SpanTold {
    from: String,
    until: String,
}

async fn of_pupil(pupil: Granted<Read, Pupil>, State(app): State<App>) -> Result<Json<ChildTold>> {
    let shown = pupil::read(&app, &pupil).await?;
    let told = |mark: &store::marks::Line| {
        mark_told(mark.pupil_id, mark.slot(), mark.state, mark.absence_id)
    };
    let span =
        |(from, until): (Slot, Slot)| SpanTold { from: from.to_string(), until: until.to_string() };
    Ok(Json(ChildTold {
        marks: shown.marks.iter().map(told).collect(),
        unexplained: shown.unexplained().into_iter().map(span).collect(),
    }))
}

/// An absence that was told.
#[derive(Serialize, ToSchema)]
struct AbsenceMade {
    #[schema(value_type = String)]
    id: Id<Absence>,
    told_at: String,
}

async fn tell(
    pupil: Granted<Answering, Pupil>,
    State(app): State<App>,
    ui: Ui,
    form: Form<TellingForm>,
) -> Result<Response> {
    let school = pupil.school;
    let week = app.db.read(move |tx| store::weeks::of(tx, school)).await?;
    let told = match form.check(&week) {
        Ok(told) => told,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    let now: Instant = app.clock.now();
    let id = pupil::write(&app, &pupil, told, form.files.clone()).await?;
    let made = AbsenceMade { id, told_at: now.iso() };
    Ok((StatusCode::CREATED, Json(made)).into_response())
}
