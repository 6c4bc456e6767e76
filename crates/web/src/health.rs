//! Is the house open? For the balancer, and for the one who wants to sleep at night.

use crate::{App, Public, Result, Routes, get, live};
use axum::{extract::State, http::header, response::IntoResponse};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .at("/sante", get(alive))
        .at("/sante/prete", get(ready))
        .at("/direct", get(live::get))
}

/// The process answers.
async fn alive(_: Public) -> &'static str {
    "ok"
}

/// The process answers and its database too.
async fn ready(_: Public, State(app): State<App>) -> Result<impl IntoResponse> {
    app.db.read(|tx| tx.number("select 1", &[])).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], "ok"))
}
