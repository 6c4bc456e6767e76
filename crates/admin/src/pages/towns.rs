//! The towns of the platform: `GET` and `POST /administration/communes`.

use super::identity;
use crate::{authority::Steward, deed::Deed, urls};
use axum::extract::{Query, State};
use db::Tx;
use maud::html;
use people::{Town, audit::Risk, town};
use serde::Deserialize;
use web::{Answer, App, At, Form, Page, Problems, Result, Ui, form, percent, t, ui};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Towns after this name.
    apres: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TownForm {
    insee: String,
    name: String,
}

const TOWNS_MAX: usize = 100;

impl TownForm {
    fn check(&self) -> Result<(String, String), Problems> {
        let insee = self.insee.trim().to_uppercase();
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        // Corsica: 2A and 2B.
        let is_insee = insee.len() == 5
            && insee.is_ascii()
            && digits(&insee[2..])
            && (digits(&insee[..2]) || ["2A", "2B"].contains(&&insee[..2]));
        let insee = if is_insee { Ok(insee) } else { Err(web::id!("admin-insee-unreadable")) };
        Problems::gather((insee.at("insee"), form::required(&self.name, 100).at("name")))
    }
}

/// 59367 is in 59; overseas departments have three digits.
fn department(insee: &str) -> &str {
    if insee.starts_with("97") || insee.starts_with("98") { &insee[..3] } else { &insee[..2] }
}

pub async fn get(
    _: Steward,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let towns = towns(&app, &asked.apres).await?;
    Ok(view(&ui, &towns, &TownForm::default(), &Problems::none()))
}

pub async fn post(
    steward: Steward,
    State(app): State<App>,
    ui: Ui,
    form: Form<TownForm>,
) -> Result<Answer> {
    let (insee, name) = match form.check() {
        Ok(checked) => checked,
        Err(problems) => {
            let towns = towns(&app, "").await?;
            return Ok(view(&ui, &towns, &form, &problems).unprocessable().into());
        }
    };
    let now = ui.now;
    let write = move |tx: &Tx<'_>| {
        if town::find_by_insee(tx, &insee)?.is_some() {
            return Ok(None);
        }
        let id = town::create(tx, &insee, &name, department(&insee))?;
        Deed::by(&steward, "town.open", Risk::Other).on("town", id).record(tx, now)?;
        Ok(Some(id))
    };
    let Some(id) = app.db.write(write).await? else {
        let problems = Problems::one("insee", web::id!("admin-insee-taken"));
        let towns = towns(&app, "").await?;
        return Ok(view(&ui, &towns, &form, &problems).unprocessable().into());
    };
    Ok(Answer::to(urls::town(id)).saying(t!(ui, "admin-town-opened")))
}

async fn towns(app: &App, after: &str) -> Result<Vec<Town>> {
    let (after, limit) = (after.to_owned(), u32::try_from(TOWNS_MAX).unwrap_or(u32::MAX));
    Ok(app.db.read(move |tx| town::all(tx, &after, limit)).await?)
}

fn view(ui: &Ui, towns: &[Town], form: &TownForm, problems: &Problems) -> Page {
    let title = t!(ui, "admin-towns");
    let last = towns.last().filter(|_| towns.len() == TOWNS_MAX);
    let more = last.map(|town| format!("{}?apres={}", urls::TOWNS, percent(&town.name)));
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HUB, &t!(ui, "admin-title"))]))
        h1 { (title) }
        ul.rows.card {
            @for town in towns {
                (super::pieces::room_row(&urls::town(town.id), "map-pin", &town.name, &town.insee))
            }
        }
        (ui::pager(ui, None, more.as_deref()))
        section.stack aria-labelledby="new" {
            h2 #new { (t!(ui, "admin-town-new")) }
            (ui::form(ui, urls::TOWNS, problems, html! {
                (identity::needed(ui, "insee", &t!(ui, "admin-field-insee"), &form.insee, problems))
                (identity::needed(ui, "name", &t!(ui, "admin-town-name"), &form.name, problems))
                div.actions { button.button { (t!(ui, "admin-town-open")) } }
            }))
        }
    };
    ui.narrow(&title, body)
}
