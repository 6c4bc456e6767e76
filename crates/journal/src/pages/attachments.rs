//! A file of a post: `GET /journal/{post}/fichiers/{file}`. What nobody has looked at, and what
//! shows somebody who may not be shown, is given to the team alone, which has to look at it, and to
//! the pupil who is writing.

use crate::{Post, store, writing};
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::Id;
use files::{Asked, File};
use serde::Deserialize;
use web::{App, Error, Granted, Read, Result};

#[derive(Deserialize)]
pub struct FilePath {
    pub file: Id<File>,
}

pub async fn one(
    post: Granted<Read, Post>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    let (id, file) = (post.id, path.file);
    let is_writer = post.is_in_hands_of(&post.viewer) || !post.is_out() && post.is_by(&post.viewer);
    if !is_writer {
        let pictures = app.db.read(move |tx| store::pictures::of(tx, id)).await?;
        let is_shown = |it: &crate::picture::Picture| it.file.id == file && it.is_shown();
        if !pictures.iter().any(is_shown) {
            return Err(Error::NotFound);
        }
    }
    files::attached(&app, writing::files_of(id), file, asked).await
}
