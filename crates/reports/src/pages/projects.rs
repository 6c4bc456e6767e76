//! The EPI and the accompagnement personnalisé of a collège: `GET /livrets/ecoles/{school}/projets`
//! lists those of the year, `POST` adds one.

use super::project_form::{self, Choices, ProjectForm};
use crate::{
    class_reports::Follow,
    project::{self, Part, Project, Teaching},
    school_projects::SchoolProjects,
    store, urls,
};
use axum::extract::State;
use base::{Id, SchoolYear};
use db::Tx;
use maud::{Markup, html};
use people::School;
use web::{Answer, App, Form, Granted, Page, Problems, Result, Ui, t, ui};

struct Shown {
    projects: Vec<Project>,
    taught: Vec<Teaching>,
    parts: Vec<Part>,
    choices: Choices,
}

fn load(tx: &Tx<'_>, school: Id<School>) -> db::Result<Shown> {
    let today = tx.now().day();
    let year = SchoolYear::of(today);
    let projects = store::projects::of_school(tx, school, year)?;
    let ids: Vec<Id<Project>> = projects.iter().map(|project| project.id).collect();
    Ok(Shown {
        taught: store::projects::taught(tx, &ids)?,
        parts: store::projects::parts(tx, &ids)?,
        choices: project_form::choices(tx, (school, year), today, &[])?,
        projects,
    })
}

pub async fn get(
    school: Granted<Follow, SchoolProjects>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let id = school.id;
    let shown = app.db.read(move |tx: &Tx<'_>| load(tx, id)).await?;
    Ok(view(&ui, &school, &shown, &ProjectForm::default(), &Problems::none()))
}

pub async fn post(
    school: Granted<Follow, SchoolProjects>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let id = school.id;
    let shown = app.db.read(move |tx: &Tx<'_>| load(tx, id)).await?;
    let form = ProjectForm::read(&form);
    let new = match form.check(&shown.choices) {
        Ok(new) => new,
        Err(problems) => {
            return Ok(view(&ui, &school, &shown, &form, &problems).unprocessable().into());
        }
    };
    let write = move |tx: &Tx<'_>| {
        store::projects::insert(tx, (id, SchoolYear::of(tx.now().day())), &new).map(drop)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::of_school(id, "projets")).saying(t!(&ui, "reports-saved")))
}

fn view(ui: &Ui, school: &School, shown: &Shown, form: &ProjectForm, problems: &Problems) -> Page {
    let title = t!(ui, "reports-projects-title");
    let all = t!(ui, "reports-school-title", school = school.name);
    let body = html! {
        (ui::breadcrumb(ui, &[(&format!("{}/ecoles/{}", urls::HOME, school.id), &all)]))
        h1 { (title) }
        p { (t!(ui, "reports-projects-lead")) }
        @if !shown.projects.is_empty() {
            section.card aria-labelledby="projects" {
                header { h2 #projects { (t!(ui, "reports-projects-year")) } }
                ul.rows {
                    @for project in &shown.projects { (row(shown, project)) }
                }
            }
        }
        section.card aria-labelledby="new" {
            header { h2 #new { (t!(ui, "reports-project-new")) } }
            div.body {
                (ui::form(ui, &urls::of_school(school.id, "projets"), problems, html! {
                    (project_form::fields(ui, form, &shown.choices, problems))
                    button.button { (ui::icon("plus")) (t!(ui, "reports-project-add")) }
                }))
            }
        }
    };
    ui.narrow(&title, body)
}

fn row(shown: &Shown, project: &Project) -> Markup {
    let followed = shown.parts.iter().filter(|part| part.project == project.id);
    let followed: Vec<&str> = followed.map(|part| part.name.as_str()).collect();
    let taught = shown.taught.iter().filter(|it| it.project == project.id);
    let taught: Vec<String> =
        taught.map(|it| format!("{} ({})", it.label, it.name().formal())).collect();
    html! {
        li { a.row href=(urls::project(project.id)) {
            span.face aria-hidden="true" { (ui::icon("users")) }
            span {
                b { (project::short(&project.theme)) " · " (project.title) }
                span.quiet { (followed.join(", ")) " · " (taught.join(", ")) }
            }
            (ui::icon("chevron-right"))
        } }
    }
}
