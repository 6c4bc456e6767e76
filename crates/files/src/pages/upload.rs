//! Sending one file while one goes on writing: `POST /fichiers`, a multipart of `csrf` and `file`.

use crate::{form, receive, weight};
use axum::{
    Json,
    extract::{Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
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
        return Ok(match receive::receive(&app, &viewer, field).await? {
            Ok(arrived) => {
                let size = weight(arrived.bytes, locale);
                Json(json!({ "id": arrived.id, "name": arrived.name, "size": size }))
                    .into_response()
            }
            Err(refusal) => {
                let error = json!({ "error": refusal.sentence(&app, locale) });
                (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response()
            }
        });
    }
    Err(Error::BadRequest)
}
