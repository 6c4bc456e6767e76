//! `GET /administration/conservation`: everybody who has left, and the nights in which they go.

use super::list::{self, Asked};
use crate::{authority::Steward, urls};
use axum::extract::{Query, State};
use maud::html;
use web::{App, Page, Result, Ui, t, ui};

pub async fn get(
    _: Steward,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let content = app.db.read(move |tx| list::load(tx, None, &asked)).await?;
    let title = t!(ui, "retention-title");
    let body = html! {
        (ui::breadcrumb(&ui, &[(urls::ADMINISTRATION, &t!(ui, "retention-administration"))]))
        h1 { (title) }
        (list::view(&ui, urls::EVERYWHERE, &content, true))
    };
    Ok(ui.narrow(&title, body))
}
