//! The book for programs: the same lists, slips and signatures as the pages, as JSON under
//! `/api/liaison`. What is signed is a form with its token, like a page's.

mod shapes;

use crate::{
    Slip, following,
    pages::{list, slip as slip_page, slip_form::SlipForm},
    slip::{Follow, Sign},
};
use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use shapes::*;
use translation::Reader;
use web::{
    App, Form, Granted, Read, Result, Routes, Ui, Viewer,
    api::{ApiProblems, Operation},
    get, id, post,
};

pub fn routes() -> Routes {
    let book = Operation::new(id!("liaison-api-book")).query::<list::Asked>().answers::<SlipBook>();
    let slip = Operation::new(id!("liaison-api-slip")).answers::<FullSlip>();
    let sign = Operation::new(id!("liaison-api-sign"))
        .form::<SlipSignatureForm>()
        .answers_with::<SlipSigned>(201);
    let follow = Operation::new(id!("liaison-api-follow")).answers::<SlipFollowUp>();
    Routes::new()
        .at("/api/liaison", get(all).described(book))
        .at("/api/liaison/{slip}", get(one).described(slip))
        .at("/api/liaison/{slip}/signatures", post(sign_one).described(sign))
        .at("/api/liaison/{slip}/suivi", get(follow_up).described(follow))
}

async fn all(
    viewer: Viewer,
    State(app): State<App>,
    Query(asked): Query<list::Asked>,
) -> Result<Json<SlipBook>> {
    let shown = app.db.read(move |tx| list::load(tx, &viewer, &asked)).await?;
    Ok(Json(SlipBook {
        awaiting: shown.awaiting.iter().map(SlipLine::of).collect(),
        slips: shown.lines.iter().map(SlipLine::of).collect(),
        followed: shown.followed.iter().map(SlipFollowedLine::of).collect(),
        older: shown.older,
    }))
}

async fn one(slip: Granted<Read, Slip>, State(app): State<App>) -> Result<Json<FullSlip>> {
    let (read, reader) = (Slip::clone(&slip), Reader::of(&app, &slip.viewer));
    let shown = app.db.read(move |tx| slip_page::load(tx, &read, &reader)).await?;
    Ok(Json(FullSlip::of(&slip, &shown, &slip.viewer)))
}

/// 201 with the signatures, none when the same form had come before; 422 with what is wrong.
async fn sign_one(
    slip: Granted<Sign, Slip>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Response> {
    match slip_page::sign(slip, &app, &SlipForm(form.0)).await? {
        Ok(outcome) => {
            let given = SlipSigned { signatures: outcome.signatures, is_late: outcome.is_late };
            Ok((StatusCode::CREATED, Json(given)).into_response())
        }
        Err(problems) => {
            let said = Json(ApiProblems::of(&ui, &problems));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, said).into_response())
        }
    }
}

async fn follow_up(
    slip: Granted<Follow, Slip>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<SlipFollowUp>> {
    let written = slip.written.clone();
    let sheet = app.db.read(move |tx| following::load_all(tx, &written)).await?;
    Ok(Json(SlipFollowUp::of(&ui, &sheet)))
}
