//! Throwing away an upload that nothing needs: `POST /fichiers/{file}/suppression`.

use crate::{File, file::Discard, store, urls};
use axum::extract::State;
use serde::Deserialize;
use text::t;
use web::{Answer, App, Form, Granted, Result, Ui};

#[derive(Deserialize)]
pub struct DiscardForm {}

pub async fn post(
    file: Granted<Discard, File>,
    State(app): State<App>,
    ui: Ui,
    _: Form<DiscardForm>,
) -> Result<Answer> {
    let id = file.id;
    app.db.write(move |tx| store::discard(tx, id)).await?;
    Ok(Answer::to(urls::MINE).saying(t!(ui, "file-discarded")))
}
