//! Giving a plan up: `POST /administration/imports/{feed}/abandon`. What was applied stays.

use crate::deeds::Deed;
use crate::sending::{GiveUp, Sending};
use crate::{apply, urls};
use axum::extract::State;
use db::Tx;
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Result, Ui, t};

#[derive(Deserialize)]
pub struct Nothing {}

pub async fn post(
    sending: Granted<GiveUp, Sending>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, now) = (sending.id, ui.now);
    let write = move |tx: &Tx<'_>| {
        apply::give_up(tx, id, now)?;
        Deed::on(&sending, sending.viewer.person, "feed.drop").record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::feed(id)).saying(t!(ui, "feeds-given-up")))
}
