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
    let readings = receipts_page::load(&app, letter.id).await?;
    let (readers, reads) = (readings.count.readers, readings.count.reads);
    let waiting = readings.waiting.iter().map(|line| {
        let has_come = !readings.never_came.contains(&line.person_id);
        UnreadBy { has_come, ..UnreadBy::from(line) }
    });
    Ok(Json(Receipts { readers, reads, waiting: waiting.collect() }))
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
