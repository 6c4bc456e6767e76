//! The classes of a school this year, and a new one: `/administration/ecole/{school}/classes`.

use super::pieces;
use crate::{
    deed::Deed,
    office::{ManagePeople, Office},
    urls,
};
use axum::extract::State;
use base::SchoolYear;
use db::Tx;
use maud::{Markup, html};
use people::{
    Level, NewClass,
    audit::Risk,
    class,
    pages::{ClassLine, SchoolPage},
    school,
};
use serde::Deserialize;
use web::{Answer, App, At, Error, Form, Granted, Page, Problems, Result, Ui, form, t, ui};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ClassForm {
    pub name: String,
    pub levels: Vec<String>,
}

impl ClassForm {
    pub fn check(&self) -> Result<(String, Vec<Level>), Problems> {
        let levels: Vec<Level> = self.levels.iter().filter_map(|it| Level::parse(it)).collect();
        let levels =
            if levels.is_empty() { Err(web::id!("admin-levels-none")) } else { Ok(levels) };
        Problems::gather((form::required(&self.name, 40).at("name"), levels.at("levels")))
    }
}

pub async fn get(
    office: Granted<ManagePeople, Office>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let page = content(&app, &office, &ui).await?;
    Ok(view(&ui, &office, &page.classes, &ClassForm::default(), &Problems::none()))
}

pub async fn post(
    office: Granted<ManagePeople, Office>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ClassForm>,
) -> Result<Answer> {
    let (name, levels) = match form.check() {
        Ok(checked) => checked,
        Err(problems) => {
            let page = content(&app, &office, &ui).await?;
            let page = view(&ui, &office, &page.classes, &form, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let (school, now) = (office.id, ui.now);
    let year = SchoolYear::of(now.day());
    let new = NewClass { school, year, name, source_key: None, levels };
    let write = move |tx: &Tx<'_>| {
        let ids = class::open(tx, std::slice::from_ref(&new))?;
        let id = *ids.first().ok_or(db::Error::Missing)?;
        Deed::by(&office.viewer, "class.open", Risk::Other)
            .in_school(school)
            .on("class", id)
            .record(tx, now)?;
        Ok(id)
    };
    let id = app.db.write(write).await?;
    Ok(Answer::to(urls::class(id)).saying(t!(ui, "admin-class-opened")))
}

async fn content(app: &App, office: &Office, ui: &Ui) -> Result<SchoolPage> {
    let (id, today) = (office.id, ui.today());
    let page = app.db.read(move |tx| school::page(tx, id, today)).await?;
    page.ok_or(Error::NotFound)
}

fn view(
    ui: &Ui,
    office: &Office,
    classes: &[ClassLine],
    form: &ClassForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "admin-classes");
    let body = html! {
        (pieces::way(ui, office, None))
        h1 { (title) }
        @if classes.is_empty() { (ui::empty(t!(ui, "admin-classes-none"), None)) }
        @else { (list(ui, classes)) }
        section.stack aria-labelledby="new" {
            h2 #new { (t!(ui, "admin-class-new")) }
            (ui::form(ui, &urls::room(office.id, "classes"), problems, html! {
                (super::identity::needed(
                    ui, "name", &t!(ui, "admin-class-name"), &form.name, problems,
                ))
                (pieces::levels(ui, office.kind, &form.levels, problems))
                div.actions { button.button { (t!(ui, "admin-class-open")) } }
            }))
        }
    };
    ui.narrow(&title, body)
}

fn list(ui: &Ui, classes: &[ClassLine]) -> Markup {
    html! {
        ul.rows.card {
            @for line in classes {
                @let teachers = line.teachers.iter().map(base::PersonName::formal);
                li { a.row href=(urls::class(line.class.id)) {
                    span.face aria-hidden="true" { (ui::icon("graduation-cap")) }
                    span {
                        b { (line.class.name) }
                        span.quiet { (teachers.collect::<Vec<_>>().join(", ")) }
                    }
                    span.tag { (t!(ui, "admin-pupil-count", count = line.pupils)) }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    }
}
