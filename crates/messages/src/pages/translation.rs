//! A letter in the language of its reader: asked for, and looked for while it is made, at
//! `/messages/{letter}/traduction`.

use crate::{Letter, letter::Open, urls};
use axum::{Json, extract::State};
use translation::Asking;
use web::{Answer, App, Granted, Result, Ui};

pub async fn post(letter: Granted<Open, Letter>, State(app): State<App>) -> Result<Answer> {
    translation::ask(&app, &letter.viewer, letter.text(), urls::letter(letter.id)).await
}

pub async fn get(
    letter: Granted<Open, Letter>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<Asking>> {
    let back = urls::letter(letter.id);
    translation::state(&app, &ui, &letter.viewer, letter.text(), back).await
}
