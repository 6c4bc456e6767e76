//! What is attached to an article: `GET /actualites/{article}/fichiers`, all in one, and each.

use crate::{Article, writing};
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::Id;
use files::{Asked, File};
use serde::Deserialize;
use web::{App, Granted, Read, Result};

#[derive(Deserialize)]
pub struct FilePath {
    file: Id<File>,
}

pub async fn one(
    article: Granted<Read, Article>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    files::attached(&app, writing::files_of(article.id), path.file, asked).await
}

pub async fn all(article: Granted<Read, Article>, State(app): State<App>) -> Result<Response> {
    files::zip(&app, writing::files_of(article.id), &article.title).await
}
