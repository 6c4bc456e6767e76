//! Half-days without class, for programs: those of a school, those of the schools of a town.

use crate::{
    Closure, Slot,
    access::Close,
    closure::{self, Commune},
    pages::closures::{self as page, ClosingForm},
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Id;
use people::{Person, School};
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    App, Form, Granted, Nothing, Read, Result, Routes, Ui,
    api::{ApiProblems, Operation},
    get, id, post,
};

pub fn routes() -> Routes {
    let known = |summary| Operation::new(summary).answers::<ClosuresTold>();
    let declared = |summary| {
        Operation::new(summary)
            .form::<ClosingForm>()
            .answers_with::<ClosuresTold>(201)
            .answers_with::<CalledTold>(409)
            .answers_with::<ApiProblems>(422)
    };
    let lifted = Operation::new(id!("attendance-api-lift")).answers_nothing();
    Routes::new()
        .at(
            "/api/presences/ecoles/{school}/fermetures",
            get(of_school)
                .described(known(id!("attendance-api-closures")))
                .post(close_school)
                .described(declared(id!("attendance-api-close"))),
        )
        .at(
            "/api/presences/communes/{town}/fermetures",
            get(of_town)
                .described(known(id!("attendance-api-closures-town")))
                .post(close_town)
                .described(declared(id!("attendance-api-close-town"))),
        )
        .at("/api/presences/fermetures/{closure}/retrait", post(lift).described(lifted))
}

#[derive(Serialize, ToSchema)]
struct ClosuresTold {
    closures: Vec<ClosureTold>,
}

/// A run of half-days without class in a school.
#[derive(Serialize, ToSchema)]
struct ClosureTold {
    #[schema(value_type = String)]
    id: Id<Closure>,
    #[schema(value_type = String)]
    school: Id<School>,
    school_name: String,
    /// `2026-11-23am`: the first half-day, and the last one.
    from: String,
    until: String,
    /// `strike`, `weather`, `bridge`, `works`, `training`, `other`
    cause: String,
    note: String,
}

/// Half-days that were called already: the form is to be sent again with `called`.
#[derive(Serialize, ToSchema)]
struct CalledTold {
    called: Vec<CalledHalf>,
}

#[derive(Serialize, ToSchema)]
struct CalledHalf {
    half_day: String,
    /// How many classes have called it.
    classes: u32,
}

fn told(closures: Vec<Closure>) -> ClosuresTold {
    let told = |it: Closure| ClosureTold {
        id: it.id,
        school: it.school_id,
        school_name: it.school_name,
        from: it.from_slot.to_string(),
        until: it.until_slot.to_string(),
        cause: it.cause.word().to_owned(),
        note: it.note,
    };
    ClosuresTold { closures: closures.into_iter().map(told).collect() }
}

async fn of_school(
    school: Granted<Read, School>,
    State(app): State<App>,
) -> Result<Json<ClosuresTold>> {
    Ok(Json(told(page::known(&app, &[school.id]).await?)))
}

async fn of_town(
    commune: Granted<Read, Commune>,
    State(app): State<App>,
) -> Result<Json<ClosuresTold>> {
    let schools = commune.open_on(app.clock.today());
    Ok(Json(told(page::known(&app, &schools).await?)))
}

async fn close_school(
    school: Granted<Close, School>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ClosingForm>,
) -> Result<Response> {
    close(&app, &ui, &[school.id], school.viewer.person, &form).await
}

async fn close_town(
    commune: Granted<Close, Commune>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ClosingForm>,
) -> Result<Response> {
    let schools = commune.open_on(app.clock.today());
    close(&app, &ui, &schools, commune.viewer.person, &form).await
}

async fn close(
    app: &App,
    ui: &Ui,
    schools: &[Id<School>],
    by: Id<Person>,
    form: &ClosingForm,
) -> Result<Response> {
    let half = |(slot, classes): (Slot, u32)| CalledHalf { half_day: slot.to_string(), classes };
    Ok(match page::write(app, schools, by, form).await? {
        Err(problems) => ApiProblems::answer(ui, &problems),
        Ok(called) if called.is_empty() => {
            let known = told(page::known(app, schools).await?);
            (StatusCode::CREATED, Json(known)).into_response()
        }
        Ok(called) => {
            let called = called.into_iter().map(half).collect();
            (StatusCode::CONFLICT, Json(CalledTold { called })).into_response()
        }
    })
}

async fn lift(
    closure: Granted<Close, Closure>,
    State(app): State<App>,
    _: Form<Nothing>,
) -> Result<StatusCode> {
    let (now, by) = (app.clock.now(), closure.viewer.person);
    let lifted = Closure::clone(&closure);
    app.db.write(move |tx| closure::lift(tx, &lifted, by, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}
