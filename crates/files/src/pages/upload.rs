//! Sending one file while one goes on writing: `POST /fichiers`, a multipart of `csrf` and `file`.

use crate::{Arrived, Refusal, form, receive, weight};
use axum::{
    Json,
    extract::{Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use base::Locale;
use serde_json::json;
use web::{App, Error, Result, Viewer};

pub async fn post(viewer: Viewer, State(app): State<App>, request: Request) -> Result<Response> {
    let locale = viewer.preferences().locale;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let boundary = kind.and_then(|kind| multer::parse_boundary(kind).ok());
    let (viewer, mut body) = form::open(request, &app, boundary.ok_or(Error::BadRequest)?).await?;
    while let Some(field) = body.next_field().await.map_err(receive::unreadable)? {
        if field.file_name().is_none_or(str::is_empty) {
            continue;
        }
        let taken = receive::receive(&app, &viewer, field).await?;
        return Ok(match taken {
            Ok(arrived) => told(&arrived, locale),
            Err(refusal) => refused(&app, &refusal, locale),
        });
    }
    Err(Error::BadRequest)
}

/// A file that is there, for the script that sent it.
pub fn told(arrived: &Arrived, locale: Locale) -> Response {
    let size = weight(arrived.bytes, locale);
    Json(json!({ "id": arrived.id, "name": arrived.name, "size": size })).into_response()
}

pub fn refused(app: &App, refusal: &Refusal, locale: Locale) -> Response {
    let error = json!({ "error": refusal.sentence(app, locale) });
    (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response()
}
