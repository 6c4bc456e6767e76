//! A letter: read in its exchange, taken back, followed.

use super::shapes::*;
use crate::{
    Letter,
    letter::{Follow, Recall},
    pages::{folders::Nothing, letter as letter_page, recall, receipts as receipts_page},
};
use axum::{Json, extract::State};
use web::{App, Form, Granted, Read, Result, Ui};

/// Asking for it is reading it, as on the page.
pub async fn letter(
    letter: Granted<Read, Letter>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<Exchange>> {
    let shown = letter_page::read(&letter, &app).await?;
    let letters = shown.thread.letters.iter();
    let letters = letters.map(|known| FullLetter::of(&ui, known, &shown.thread)).collect();
    Ok(Json(Exchange { id: letter.id, letters }))
}

/// With the draft it has become again, when nobody had it yet.
pub async fn take_back(
    letter: Granted<Recall, Letter>,
    State(app): State<App>,
    _: Form<Nothing>,
) -> Result<Json<Kept>> {
    let now = app.clock.now();
    let write = move |tx: &db::Tx<'_>| recall::recall(tx, &letter, &letter.viewer, now);
    Ok(Json(Kept { draft: app.db.write(write).await? }))
}

pub async fn receipts(
    letter: Granted<Follow, Letter>,
    State(app): State<App>,
) -> Result<Json<Receipts>> {
    let id = letter.id;
    let (count, waiting) = app.db.read(move |tx| receipts_page::load(tx, id)).await?;
    let waiting = waiting.iter().map(UnreadBy::from).collect();
    Ok(Json(Receipts { readers: count.readers, reads: count.reads, waiting }))
}

pub async fn remind(
    letter: Granted<Follow, Letter>,
    State(app): State<App>,
    _: Form<Nothing>,
) -> Result<Json<Reminder>> {
    let now = app.clock.now();
    match app.db.write(move |tx| receipts_page::ask_reminder(tx, &letter, now)).await {
        Ok(at) => Ok(Json(Reminder { reminded: true, deliver_at: Some(at.iso()) })),
        Err(db::Error::Conflict(_)) => Ok(Json(Reminder { reminded: false, deliver_at: None })),
        Err(error) => Err(error.into()),
    }
}
