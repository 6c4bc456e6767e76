//! An event in the language of its reader: asked for, and looked for while it is made, at
//! `/agenda/{event_date}/traduction`.

use crate::{event::Date, urls};
use axum::{Json, extract::State};
use translation::Asking;
use web::{Answer, App, Granted, Read, Result, Ui};

pub async fn post(date: Granted<Read, Date>, State(app): State<App>) -> Result<Answer> {
    let back = urls::date(date.moment.id);
    translation::ask(&app, &date.viewer, date.text(), back).await
}

pub async fn get(
    date: Granted<Read, Date>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<Asking>> {
    let back = urls::date(date.moment.id);
    translation::state(&app, &ui, &date.viewer, date.text(), back).await
}
