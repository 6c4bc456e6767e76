//! The schools of a town, and a new one: `GET` and `POST /administration/commune/{town}`.

use super::{identity, pieces};
use crate::{authority::Steward, deed::Deed, urls, words};
use axum::extract::{Path, State};
use base::{Id, Instant};
use db::Tx;
use maud::html;
use people::{NewSchool, School, SchoolKind, Town, audit::Risk, school, town};
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Page, Problems, Result, Ui, form,
    opening::{self, Keeper, Override},
    t,
    ui::{self, Field},
};

const REASON_MAX: usize = 300;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SchoolForm {
    uai: String,
    name: String,
    kind: String,
    academy: String,
    /// Why it opens although its commune has not given the competence; asked when it has not.
    reason: String,
}

struct Checked {
    uai: String,
    name: String,
    kind: SchoolKind,
    academy: String,
    reason: Option<String>,
}

impl SchoolForm {
    fn check(&self) -> Result<Checked, Problems> {
        let uai = self.uai.trim().to_uppercase();
        let (digits, letter) = uai.split_at(uai.len().min(7));
        let is_uai = uai.is_ascii()
            && digits.len() == 7
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && letter.len() == 1
            && letter.bytes().all(|byte| byte.is_ascii_uppercase());
        let uai = if is_uai { Ok(uai) } else { Err(web::id!("admin-uai-unreadable")) };
        let kind = SchoolKind::parse(&self.kind).ok_or(web::id!("admin-kind-missing"));
        let (uai, name, kind, academy, reason) = Problems::gather((
            uai.at("uai"),
            form::required(&self.name, 120).at("name"),
            kind.at("kind"),
            form::required(&self.academy, 10).at("academy"),
            form::optional(&self.reason, REASON_MAX).at("reason"),
        ))?;
        Ok(Checked { uai, name, kind, academy, reason })
    }
}

pub async fn get(
    _: Steward,
    State(app): State<App>,
    Path(id): Path<Id<Town>>,
    ui: Ui,
) -> Result<Page> {
    let (town, schools) = content(&app, id).await?;
    let form = SchoolForm::default();
    Ok(view(&ui, (&town, &schools), (&form, &Problems::none()), None))
}

pub async fn post(
    steward: Steward,
    State(app): State<App>,
    Path(id): Path<Id<Town>>,
    ui: Ui,
    form: Form<SchoolForm>,
) -> Result<Answer> {
    let (town, schools) = content(&app, id).await?;
    let checked = match form.check() {
        Ok(checked) => checked,
        Err(problems) => {
            let page = view(&ui, (&town, &schools), (&form, &problems), None);
            return Ok(page.unprocessable().into());
        }
    };
    let now = ui.now;
    let new = NewSchool {
        uai: checked.uai,
        town: town.id,
        kind: checked.kind,
        name: checked.name,
        academy: checked.academy,
        source_key: None,
        opened_on: now.day(),
    };
    let (gate, reason) = (opening::of(&app), checked.reason);
    let write = move |tx: &Tx<'_>| open(tx, &steward, &new, gate.as_ref(), reason.as_deref(), now);
    let (problem, gate) = match app.db.write(write).await? {
        Outcome::Opened(id) => {
            let said = t!(ui, "admin-school-opened");
            return Ok(Answer::to(urls::room(id, "direction")).saying(said));
        }
        Outcome::Taken => (Problems::one("uai", web::id!("admin-uai-taken")), None),
        Outcome::NotGiven(url) => {
            (Problems::one("reason", web::id!("admin-school-not-given")), url)
        }
    };
    let page = view(&ui, (&town, &schools), (&form, &problem), gate.as_deref());
    Ok(page.unprocessable().into())
}

/// What came of it.
enum Outcome {
    Opened(Id<School>),
    /// The UAI is that of another school.
    Taken,
    /// Its commune has not given the competence, and nobody says why it opens all the same; where
    /// one sees what it has yet to decide.
    NotGiven(Option<String>),
}

fn open(
    tx: &Tx<'_>,
    steward: &Steward,
    new: &NewSchool,
    gate: Option<&Keeper>,
    reason: Option<&str>,
    now: Instant,
) -> db::Result<Outcome> {
    if school::find_by_uai(tx, &new.uai)?.is_some() {
        return Ok(Outcome::Taken);
    }
    let gate = gate.filter(|_| new.kind.is_first_degree());
    let shut = match gate {
        Some(gate) if !gate.0.may_open(tx, new.town, new.opened_on)? => Some(gate),
        _ => None,
    };
    if let (Some(gate), None) = (shut, reason) {
        return Ok(Outcome::NotGiven(gate.0.url(tx, new.town)?));
    }
    let id = school::create(tx, new)?;
    Deed::by(steward, "school.open", Risk::Other).in_school(id).on("school", id).record(tx, now)?;
    if let (Some(gate), Some(reason)) = (shut, reason) {
        let (by, reason) = (Some(steward.person), reason.to_owned());
        gate.0.overridden(tx, &Override { school: id, by, reason, at: now })?;
    }
    Ok(Outcome::Opened(id))
}

async fn content(app: &App, id: Id<Town>) -> Result<(Town, Vec<School>)> {
    let load = move |tx: &Tx<'_>| {
        let Some(town) = town::load(tx, id)? else { return Ok(None) };
        Ok(Some((town, school::of_town(tx, id)?)))
    };
    app.db.read(load).await?.ok_or(Error::NotFound)
}

fn view(
    ui: &Ui,
    (town, schools): (&Town, &[School]),
    (form, problems): (&SchoolForm, &Problems),
    gate: Option<&str>,
) -> Page {
    let kinds: Vec<(String, String)> = SchoolKind::ALL
        .iter()
        .map(|kind| (kind.word().to_owned(), words::school_kind(ui, *kind).into_owned()))
        .collect();
    let label = t!(ui, "admin-field-kind");
    let kind = Field { name: "kind", label: &label, value: &form.kind, ..Field::default() };
    let steps = [(urls::HUB, &*t!(ui, "admin-title")), (urls::TOWNS, &t!(ui, "admin-towns"))];
    let body = html! {
        (ui::breadcrumb(ui, &steps))
        h1 { (town.name) }
        ul.rows.card {
            @for school in schools {
                @let closed = school.closed_on.map(|_| t!(ui, "admin-closed"));
                @let quiet = closed.unwrap_or_else(|| words::school_kind(ui, school.kind));
                (pieces::room_row(&urls::office(school.id), "school", &school.name, &quiet))
            }
        }
        section.stack aria-labelledby="new" {
            h2 #new { (t!(ui, "admin-school-new")) }
            (ui::form(ui, &urls::town(town.id), problems, html! {
                (identity::needed(ui, "uai", &t!(ui, "admin-field-uai"), &form.uai, problems))
                (identity::needed(ui, "name", &t!(ui, "admin-school-name"), &form.name, problems))
                (ui::select(ui, &kind, &pieces::borrowed(&kinds), problems))
                (identity::needed(
                    ui, "academy", &t!(ui, "admin-field-academy"), &form.academy, problems,
                ))
                @if let Some(url) = gate {
                    p { a href=(url) { (t!(ui, "admin-school-not-given-where")) } }
                }
                @if problems.of("reason").is_some() || !form.reason.is_empty() {
                    (identity::needed(
                        ui, "reason", &t!(ui, "admin-school-reason"), &form.reason, problems,
                    ))
                }
                div.actions { button.button { (t!(ui, "admin-school-open")) } }
            }))
        }
    };
    ui.narrow(&town.name, body)
}
