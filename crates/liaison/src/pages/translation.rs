//! A slip in the language of its reader: asked for, and looked for while it is made, at
//! `/liaison/{slip}/traduction`.

use crate::{Slip, store, translated, urls};
use axum::{Json, extract::State};
use translation::{Asking, Text};
use web::{Answer, App, Granted, Read, Result, Ui};

pub async fn post(slip: Granted<Read, Slip>, State(app): State<App>) -> Result<Answer> {
    let text = text(&slip, &app).await?;
    translation::ask(&app, &slip.viewer, text, urls::slip(slip.id)).await
}

pub async fn get(
    slip: Granted<Read, Slip>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<Asking>> {
    let text = text(&slip, &app).await?;
    translation::state(&app, &ui, &slip.viewer, text, urls::slip(slip.id)).await
}

/// What it says now.
async fn text(slip: &Slip, app: &App) -> Result<Text> {
    let (id, number) = (slip.id, slip.version);
    let read = move |tx: &db::Tx<'_>| store::versions::find(tx, id, number);
    let version = app.db.read(read).await?.ok_or(web::Error::NotFound)?;
    Ok(translated::text(slip.id, &version))
}
