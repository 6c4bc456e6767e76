//! One's lessons until the end of the school year, as a calendar file:
//! `GET /emploi-du-temps/cours.ics`.

use super::mine;
use crate::ics;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use base::SchoolYear;
use db::Tx;
use web::{App, Result, Ui, Viewer, t};

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Response> {
    let today = ui.today();
    let last = SchoolYear::of(today).last_day().unwrap_or(today);
    let (who, span) = (viewer.clone(), (today, last));
    let read = move |tx: &Tx<'_>| mine::load(tx, &who, ((today, today), span));
    let (whose, plan) = app.db.read(read).await?;
    let lessons = mine::lessons(&whose, &plan, span);
    let text = ics::written(&t!(&ui, "timetable-title"), &lessons, ui.now);
    let headers = [
        (header::CONTENT_TYPE, ics::CONTENT_TYPE),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"emploi-du-temps.ics\""),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, text).into_response())
}
