//! The documents of an event, for those who may read it: each at
//! `/agenda/{event_date}/fichiers/{file}`, all of them at `/agenda/{event_date}/fichiers`.

use crate::event::Date;
use axum::{
    extract::{Path, State},
    response::Response,
};
use files::{Asked, FilePath};
use web::{App, Granted, Read, Result};

pub async fn one(
    date: Granted<Read, Date>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    files::attached(&app, date.event.attached(), path.file, asked).await
}

pub async fn all(date: Granted<Read, Date>, State(app): State<App>) -> Result<Response> {
    files::zip(&app, date.event.attached(), date.title()).await
}
