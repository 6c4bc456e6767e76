//! `GET /administration/ecole/{school}/personnes`: the people of a school, by name.

use crate::{
    office::{ManagePeople, Office},
    urls,
};
use axum::extract::{Query, State};
use maud::{Markup, html};
use people::{Found, Within, person};
use serde::Deserialize;
use web::{App, Granted, Page, Result, Ui, t, ui};

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

const FOUND_MAX: u32 = 50;

pub async fn get(
    office: Granted<ManagePeople, Office>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (id, query) = (office.id, asked.q.clone());
    let search = move |tx: &db::Tx<'_>| person::search(tx, Within::School(id), &query, FOUND_MAX);
    let found = app.db.read(search).await?;
    Ok(view(&ui, &office, &asked.q, &found))
}

fn view(ui: &Ui, office: &Office, query: &str, found: &[Found]) -> Page {
    let title = t!(ui, "admin-people");
    let url = urls::room(office.id, "personnes");
    let action = ui::button_link(
        &urls::room(office.id, "personnes/nouveau"),
        "user-plus",
        t!(ui, "admin-person-new"),
    );
    let body = html! {
        (super::pieces::way(ui, office, None))
        (ui::head(&title, action))
        (super::pieces::finder(ui, &url, query, &t!(ui, "admin-search-label")))
        @if query.trim().is_empty() { p.quiet { (t!(ui, "admin-people-hint")) } }
        @else if found.is_empty() { (super::pieces::nobody(ui, query)) }
        @else { (list(ui, found)) }
    };
    ui.narrow(&title, body)
}

fn list(ui: &Ui, found: &[Found]) -> Markup {
    let suspended = t!(ui, "admin-suspended");
    html! {
        p.quiet role="status" { (t!(ui, "admin-found", count = found.len())) }
        ul.rows.card {
            @for found in found {
                @let born = found.birth_day.map(base::Day::french).unwrap_or_default();
                @let tag = found.suspended_at.map(|_| &*suspended);
                li { (super::pieces::person_row(found.id, &found.name(), &born, tag)) }
            }
        }
    }
}
