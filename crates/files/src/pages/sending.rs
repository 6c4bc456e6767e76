//! A file that comes in pieces: announced with `POST /fichiers/envois`, brought with
//! `POST /fichiers/envois/{sending}?a=<offset>` (its bytes, the token in a header), and asked after
//! with `GET`. Each answers `{"sending", "at"}`, or the file once it is whole.

use super::upload::{refused, told};
use crate::sending::{self, Progress, Sending};
use axum::{
    Json,
    extract::{Query, Request, State},
    response::{IntoResponse, Response},
};
use base::{Id, Locale};
use serde::Deserialize;
use serde_json::json;
use web::{
    App, Edit, Form, Granted, Read, Result, Viewer,
    form::{check_token, expected_token},
};

/// Where a piece has its token: its body is nothing but its bytes.
const TOKEN_HEADER: &str = "x-csrf-token";

#[derive(Deserialize)]
pub struct Announced {
    name: String,
    bytes: u64,
}

pub async fn begin(
    viewer: Viewer,
    State(app): State<App>,
    announced: Form<Announced>,
) -> Result<Response> {
    let locale = viewer.preferences().locale;
    Ok(match sending::begin(&app, &viewer, &announced.name, announced.bytes).await? {
        Ok(id) => so_far(id, 0),
        Err(refusal) => refused(&app, &refusal, locale),
    })
}

pub async fn get(sending: Granted<Read, Sending>, State(app): State<App>) -> Result<Response> {
    let locale = sending.viewer.preferences().locale;
    Ok(answer(sending.id, sending::progress(&app, &sending).await?, locale))
}

#[derive(Deserialize)]
pub struct From {
    /// Where the piece begins.
    a: u64,
}

pub async fn add(
    sending: Granted<Edit, Sending>,
    State(app): State<App>,
    Query(from): Query<From>,
    request: Request,
) -> Result<Response> {
    let locale = sending.viewer.preferences().locale;
    let (mut parts, body) = request.into_parts();
    let token = parts.headers.get(TOKEN_HEADER).and_then(|token| token.to_str().ok());
    let token = token.unwrap_or_default().to_owned();
    check_token(expected_token(&mut parts, &app).await?, &token)?;
    let piece = body.into_data_stream();
    let added = sending::add(&app, &sending.viewer, &sending, from.a, piece).await?;
    Ok(match added {
        Ok(progress) => answer(sending.id, progress, locale),
        Err(refusal) => refused(&app, &refusal, locale),
    })
}

fn answer(sending: Id<Sending>, progress: Progress, locale: Locale) -> Response {
    match progress {
        Progress::At(at) => so_far(sending, at),
        Progress::Arrived(arrived) => told(&arrived, locale),
    }
}

fn so_far(sending: Id<Sending>, at: u64) -> Response {
    Json(json!({ "sending": sending, "at": at })).into_response()
}
