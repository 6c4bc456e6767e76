//! What is attached to a slip: `GET /liaison/{slip}/fichiers`, all in one, and each of a version.

use crate::{Slip, attachments::of_version, store};
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::Id;
use files::{Asked, File, Use};
use serde::Deserialize;
use web::{App, Error, Granted, Read, Result};

#[derive(Deserialize)]
pub struct FilePath {
    number: u32,
    file: Id<File>,
}

pub async fn one(
    slip: Granted<Read, Slip>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    let of = files_of(&app, &slip, path.number).await?;
    files::attached(&app, of, path.file, asked).await
}

pub async fn all(slip: Granted<Read, Slip>, State(app): State<App>) -> Result<Response> {
    let of = files_of(&app, &slip, slip.version).await?;
    files::zip(&app, of, &slip.title).await
}

async fn files_of(app: &App, slip: &Slip, number: u32) -> Result<Use> {
    let id = slip.id;
    let version = app.db.read(move |tx| store::versions::find(tx, id, number)).await?;
    version.map(|it| of_version(it.files_id)).ok_or(Error::NotFound)
}
