//! The quiet hours of a school: `GET` and `POST /administration/ecole/{school}/repos`.

use super::pieces;
use crate::{
    deed::Deed,
    office::{ManageRules, Office},
    urls,
};
use axum::extract::State;
use base::{Minutes, QuietHours, Zone};
use db::Tx;
use maud::html;
use people::{School, audit::Risk, groups, school};
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Page, Problems, Result, Ui, t,
    ui::{self, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct QuietForm {
    is_on: String,
    from: String,
    until: String,
    weekends: String,
    holidays: String,
    zone: String,
}

impl From<&QuietHours> for QuietForm {
    fn from(quiet: &QuietHours) -> Self {
        let time = |at: Minutes| format!("{:02}:{:02}", at.0 / 60, at.0 % 60);
        let on = |is_on: bool| if is_on { "on".to_owned() } else { String::new() };
        QuietForm {
            is_on: on(quiet.is_on),
            from: time(quiet.from),
            until: time(quiet.until),
            weekends: on(quiet.weekends),
            holidays: on(quiet.holidays),
            zone: format!("{:?}", quiet.zone),
        }
    }
}

impl QuietForm {
    /// Evening after morning: a school that never opened would never deliver.
    fn check(&self) -> Result<QuietHours, Problems> {
        let time = |text: &str| Minutes::parse(text).ok_or(web::id!("admin-time-unreadable"));
        let fields = (time(&self.from).at("from"), time(&self.until).at("until"));
        let (from, until) = Problems::gather(fields)?;
        if from <= until {
            return Err(Problems::one("from", web::id!("admin-quiet-upside-down")));
        }
        let zone = match self.zone.as_str() {
            "A" => Zone::A,
            "C" => Zone::C,
            _ => Zone::B,
        };
        let (is_on, weekends) = (self.is_on == "on", self.weekends == "on");
        Ok(QuietHours { is_on, from, until, weekends, holidays: self.holidays == "on", zone })
    }
}

pub async fn get(office: Granted<ManageRules, Office>, ui: Ui) -> Page {
    let form = QuietForm::from(&office.quiet());
    view(&ui, &office, &form, &Problems::none())
}

pub async fn post(
    office: Granted<ManageRules, Office>,
    State(app): State<App>,
    ui: Ui,
    form: Form<QuietForm>,
) -> Result<Answer> {
    let quiet = match form.check() {
        Ok(quiet) => quiet,
        Err(problems) => return Ok(view(&ui, &office, &form, &problems).unprocessable().into()),
    };
    let (id, now) = (office.id, ui.now);
    let chosen = serde_json::to_string(&quiet).map_err(web::Error::internal)?;
    let write = move |tx: &Tx<'_>| {
        let known = school::load(tx, id)?.ok_or(db::Error::Missing)?;
        let touched = school::edit(tx, &School { quiet_hours: Some(chosen.clone()), ..known })?;
        groups::refresh(tx, &touched, now.day())?;
        Deed::by(&office.viewer, "quiet.set", Risk::Other)
            .in_school(id)
            .on("school", id)
            .with(serde_json::json!(quiet))
            .record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::room(id, "repos")).saying(t!(ui, "admin-saved")))
}

fn view(ui: &Ui, office: &Office, form: &QuietForm, problems: &Problems) -> Page {
    let title = t!(ui, "admin-quiet");
    let delivery = office.quiet().delivery(ui.now);
    let zone_label = t!(ui, "admin-field-zone");
    let zone = Field { name: "zone", label: &zone_label, value: &form.zone, ..Field::default() };
    let time = |name: &str, label: &str, value: &str| {
        Field { name, label, value, kind: "time", class: "short", ..Field::default() }
            .draw(ui, problems)
    };
    let body = html! {
        (pieces::way(ui, office, None))
        h1 { (title) }
        p.quiet { (t!(ui, "admin-quiet-hint")) }
        @if delivery == ui.now {
            (ui::note(ui::Tone::Ok, t!(ui, "admin-quiet-open")))
        } @else {
            @let when = ui.when_in_full(delivery);
            (ui::note(ui::Tone::Night, t!(ui, "admin-quiet-until", when = when)))
        }
        (ui::form(ui, &urls::room(office.id, "repos"), problems, html! {
            (ui::checkbox("is_on", &t!(ui, "admin-quiet-on"), form.is_on == "on"))
            (time("from", &t!(ui, "admin-field-from"), &form.from))
            (time("until", &t!(ui, "admin-field-until"), &form.until))
            (ui::checkbox("weekends", &t!(ui, "admin-quiet-weekends"), form.weekends == "on"))
            (ui::checkbox("holidays", &t!(ui, "admin-quiet-holidays"), form.holidays == "on"))
            (ui::select(ui, &zone, &[("A", "A"), ("B", "B"), ("C", "C")], problems))
            div.actions { button.button { (t!(ui, "admin-save")) } }
        }))
    };
    ui.narrow(&title, body)
}
