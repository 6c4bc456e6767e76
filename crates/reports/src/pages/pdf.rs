//! A report on paper: `GET /livrets/{report}/livret.pdf`, of an edition, or as it is being written
//! for who writes it.

use super::report::{self, is_family};
use crate::{attendance::Tools, content::Content, printing, report::Report, store};
use axum::{
    extract::{Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use db::Tx;
use serde::Deserialize;
use web::{App, Error, Granted, Read, Result, Ui};

#[derive(Deserialize)]
pub struct Asked {
    version: Option<u32>,
}

pub async fn get(
    report: Granted<Read, Report>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Response> {
    let is_family = is_family(&report);
    let (tools, of, now) = (Tools::of(&app), Report::clone(&report), ui.now);
    let load = move |tx: &Tx<'_>| -> db::Result<Option<Content>> {
        let Some(number) = asked.version else {
            return report::load(tx, &tools, &of, is_family).map(|shown| Some(shown.content));
        };
        let found = store::editions::find(tx, of.id, number)?;
        let is_out = |it: &store::editions::Edition| it.published_at.is_some_and(|at| at <= now);
        Ok(found.filter(|it| !is_family || is_out(it)).map(|it| it.content))
    };
    let content = app.db.read(load).await?.ok_or(Error::NotFound)?;
    let name = printing::name(&content);
    let made = tokio::task::spawn_blocking(move || printing::pdf(&[content])).await;
    let bytes = made.map_err(Error::internal)?.map_err(Error::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
