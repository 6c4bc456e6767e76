//! Moving a pupil to another class: `GET` and `POST /administration/personne/{person}/classe`.
//!
//! What he leaves ends today; the new class begins today. The past stays.

use super::pieces;
use crate::{deed::Deed, dossier::Dossier, office::ManagePeople, urls};
use axum::extract::State;
use base::{Day, Id, SchoolYear};
use db::Tx;
use maud::html;
use people::{Class, Level, NewEnrolment, Right, audit::Risk, class, enrolment, groups};
use serde::Deserialize;
use std::collections::HashMap;
use web::{
    Answer, App, Form, Granted, Page, Problems, Result, Ui, t,
    ui::{self, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PlaceForm {
    /// `class-level`: the two are chosen together, so that they agree.
    place: String,
}

/// A class with one of its levels, and what a list says of them.
struct Choice {
    class: Class,
    level: Level,
    school: String,
}

impl Choice {
    fn key(&self) -> String {
        format!("{}-{}", self.class.id, self.level.word())
    }
}

pub async fn get(
    dossier: Granted<ManagePeople, Dossier>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let choices = choices(&app, &dossier, ui.today()).await?;
    Ok(view(&ui, &dossier, &choices, &PlaceForm::default(), &Problems::none()))
}

pub async fn post(
    dossier: Granted<ManagePeople, Dossier>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PlaceForm>,
) -> Result<Answer> {
    let choices = choices(&app, &dossier, ui.today()).await?;
    let Some(choice) = choices.iter().find(|choice| choice.key() == form.place) else {
        let problems = Problems::one("place", web::id!("admin-class-missing"));
        return Ok(view(&ui, &dossier, &choices, &form, &problems).unprocessable().into());
    };
    let (pupil, now) = (dossier.person.id, ui.now);
    let to = NewEnrolment {
        pupil,
        school: choice.class.school,
        class: Some(choice.class.id),
        level: choice.level,
        from_on: now.day(),
        until_on: None,
    };
    let write = move |tx: &Tx<'_>| {
        let touched = enrolment::change(tx, &to)?;
        groups::refresh(tx, &touched, now.day())?;
        Deed::by(&dossier.viewer, "person.move", Risk::Personal)
            .in_school(to.school)
            .on("person", pupil)
            .with(serde_json::json!({ "class": to.class }))
            .record(tx, now)
    };
    app.db.write(write).await?;
    let name = choice.class.name.clone();
    Ok(Answer::to(urls::person(pupil)).saying(t!(ui, "admin-moved", class = name)))
}

/// The open classes of the schools where the viewer runs the people, the pupil's own first.
async fn choices(
    app: &App,
    dossier: &Granted<ManagePeople, Dossier>,
    today: Day,
) -> Result<Vec<Choice>> {
    let viewer = &dossier.viewer;
    let mut schools: HashMap<_, _> = viewer
        .schools
        .iter()
        .filter(|school| viewer.has_right(school.id, Right::People))
        .map(|school| (school.id, school.name.clone()))
        .collect();
    if viewer.is_platform_administrator() {
        let own = dossier.standing.schools.iter();
        schools.extend(own.map(|school| (school.id, school.name.clone())));
    }
    let load = move |tx: &Tx<'_>| {
        let mut classes = Vec::new();
        for school in schools.keys().take(20) {
            classes.extend(class::of_school(tx, *school, SchoolYear::of(today))?);
        }
        classes.retain(|class| class.closed_on.is_none_or(|on| on > today));
        let ids: Vec<Id<Class>> = classes.iter().map(|class| class.id).collect();
        let levels = class::levels_of(tx, &ids)?;
        let choice = |(id, level): (Id<Class>, Level)| {
            let class = classes.iter().find(|class| class.id == id)?.clone();
            let school = schools.get(&class.school)?.clone();
            Some(Choice { class, level, school })
        };
        let mut choices: Vec<Choice> = levels.into_iter().filter_map(choice).collect();
        choices.sort_by(|a, b| {
            (&a.school, &a.class.name, a.level).cmp(&(&b.school, &b.class.name, b.level))
        });
        Ok(choices)
    };
    Ok(app.db.read(load).await?)
}

fn view(
    ui: &Ui,
    dossier: &Dossier,
    choices: &[Choice],
    form: &PlaceForm,
    problems: &Problems,
) -> Page {
    let id = dossier.person.id;
    let name = dossier.standing.name.full();
    let title = t!(ui, "admin-move-title", name = name);
    let words = |choice: &Choice| {
        let level = pieces::level_words(ui, choice.level);
        format!("{} · {level} · {}", choice.class.name, choice.school)
    };
    let options: Vec<(String, String)> =
        choices.iter().map(|choice| (choice.key(), words(choice))).collect();
    let label = t!(ui, "admin-field-class");
    let field = Field { name: "place", label: &label, value: &form.place, ..Field::default() };
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::person(id), &name)]))
        h1 { (title) }
        p.quiet { (t!(ui, "admin-move-effect")) }
        (ui::form(ui, &urls::of_person(id, "classe"), problems, html! {
            (ui::choice(ui, &field, &pieces::borrowed(&options), problems))
            div.actions { button.button { (t!(ui, "admin-move")) } }
        }))
    };
    ui.narrow(&title, body)
}
