//! One event for the calendar of a telephone: `GET /agenda/{event_date}/evenement.ics`.

use crate::{event::Date, ics, store, urls};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use web::{App, Granted, Read, Result, Ui, t};

pub async fn get(date: Granted<Read, Date>, State(app): State<App>, ui: Ui) -> Result<Response> {
    let event = date.event.clone();
    let id = event.id;
    let moments = app.db.read(move |tx| store::dates::of(tx, id)).await?;
    let mut sheet = ics::Sheet::new(&t!(&ui, "agenda-feed-name"), event.changed_at);
    let url = if event.link.is_empty() {
        ui.absolute(&urls::date(date.moment.id))
    } else {
        event.link.clone()
    };
    sheet.event(&event, &moments, &url);
    let headers = [
        (header::CONTENT_TYPE, ics::CONTENT_TYPE),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"evenement.ics\""),
    ];
    Ok((headers, sheet.finish()).into_response())
}
