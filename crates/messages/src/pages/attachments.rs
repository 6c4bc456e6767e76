//! What is attached to a letter: `GET /messages/{letter}/fichiers`, all in one, and each by itself.

use crate::{Letter, attachments, letter::Open};
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::Id;
use files::{Asked, File};
use serde::Deserialize;
use web::{App, Granted, Result, Ui, t};

#[derive(Deserialize)]
pub struct FilePath {
    file: Id<File>,
}

pub async fn one(
    letter: Granted<Open, Letter>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    files::attached(&app, attachments::of_letter(letter.id), path.file, asked).await
}

pub async fn all(
    letter: Granted<Open, Letter>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let day = letter.sent_at.day().without_year(ui.locale);
    let name = t!(&ui, "messages-attachments-name", day = day);
    files::zip(&app, attachments::of_letter(letter.id), &name).await
}
