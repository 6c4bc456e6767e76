//! One's lessons until the end of the school year, as a calendar file:
//! `GET /emploi-du-temps/cours.ics`.

use super::feed::answer;
use crate::{feed, ics};
use axum::{extract::State, response::Response};
use db::Tx;
use web::{App, Result, Ui, Viewer, t};

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Response> {
    let (who, today) = (viewer.clone(), ui.today());
    let lessons = app.db.read(move |tx: &Tx<'_>| feed::ahead(tx, &who, today)).await?;
    Ok(answer(&ics::written(&t!(&ui, "timetable-title"), &lessons, ui.now)))
}
