//! The groups made by hand in a school, and a new one: `/administration/ecole/{school}/groupes`.

use super::pieces;
use crate::{
    deed::Deed,
    office::{ManageGroups, Office},
    urls,
};
use axum::extract::State;
use db::Tx;
use maud::html;
use people::{Group, audit::Risk, hand};
use serde::Deserialize;
use web::{Answer, App, At, Form, Granted, Page, Problems, Result, Ui, form, t, ui};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct GroupForm {
    pub name: String,
}

impl GroupForm {
    pub fn check(&self) -> Result<String, Problems> {
        form::required(&self.name, 80).at("name").map_err(Problems::from)
    }
}

pub async fn get(
    office: Granted<ManageGroups, Office>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let id = office.id;
    let groups = app.db.read(move |tx| hand::of_school(tx, id)).await?;
    Ok(view(&ui, &office, &groups, &GroupForm::default(), &Problems::none()))
}

pub async fn post(
    office: Granted<ManageGroups, Office>,
    State(app): State<App>,
    ui: Ui,
    form: Form<GroupForm>,
) -> Result<Answer> {
    let (school, now) = (office.id, ui.now);
    let name = match form.check() {
        Ok(name) => name,
        Err(problems) => {
            let groups = app.db.read(move |tx| hand::of_school(tx, school)).await?;
            return Ok(view(&ui, &office, &groups, &form, &problems).unprocessable().into());
        }
    };
    let write = move |tx: &Tx<'_>| {
        let id = hand::create(tx, hand::Home::School(school), &name, office.viewer.person)?;
        Deed::by(&office.viewer, "group.make", Risk::Rights)
            .in_school(school)
            .on("group", id)
            .record(tx, now)?;
        Ok(id)
    };
    let id = app.db.write(write).await?;
    Ok(Answer::to(urls::group(id)).saying(t!(ui, "admin-group-made")))
}

fn view(ui: &Ui, office: &Office, groups: &[Group], form: &GroupForm, problems: &Problems) -> Page {
    let title = t!(ui, "admin-groups");
    let body = html! {
        (pieces::way(ui, office, None))
        h1 { (title) }
        p.quiet { (t!(ui, "admin-groups-hint")) }
        @if groups.is_empty() { (ui::empty(t!(ui, "admin-groups-none"), None)) }
        @else {
            ul.rows.card {
                @for group in groups {
                    @let closed = group.closed_on.map(|_| t!(ui, "admin-closed"));
                    (pieces::room_row(
                        &urls::group(group.id), "users", &group.name,
                        closed.as_deref().unwrap_or_default(),
                    ))
                }
            }
        }
        section.stack aria-labelledby="new" {
            h2 #new { (t!(ui, "admin-group-new")) }
            (ui::form(ui, &urls::room(office.id, "groupes"), problems, html! {
                (super::identity::needed(
                    ui, "name", &t!(ui, "admin-group-name"), &form.name, problems,
                ))
                div.actions { button.button { (t!(ui, "admin-group-make")) } }
            }))
        }
    };
    ui.narrow(&title, body)
}
