//! `GET /administration/ecole/{school}/conservation`: who has left the school and every other, and
//! in which night what is known of them goes.

use super::list::{self, Asked};
use crate::urls;
use axum::extract::{Query, State};
use maud::html;
use people::School;
use web::{App, Granted, Manage, Page, Result, Ui, t, ui};

pub async fn get(
    school: Granted<Manage, School>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let id = school.id;
    let content = app.db.read(move |tx| list::load(tx, Some(id), &asked)).await?;
    let title = t!(ui, "retention-title");
    let office = urls::office(id);
    let steps = [
        (urls::ADMINISTRATION, &*t!(ui, "retention-administration")),
        (&office, school.name.as_str()),
    ];
    let leads = school.viewer.is_platform_administrator();
    let body = html! {
        (ui::breadcrumb(&ui, &steps))
        h1 { (title) }
        (list::view(&ui, &urls::of_school(id), &content, leads))
    };
    Ok(ui.narrow(&title, body))
}
