//! One's own upload: `GET /fichiers/{file}`. What is attached is served by the feature it is
//! attached to.

use crate::{Asked, File, serve};
use axum::{extract::State, response::Response};
use web::{App, Granted, Read, Result};

pub async fn get(
    file: Granted<Read, File>,
    State(app): State<App>,
    asked: Asked,
) -> Result<Response> {
    serve::serve(&app, &file, asked).await
}
