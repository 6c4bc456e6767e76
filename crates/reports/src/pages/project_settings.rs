//! What an EPI or an accompagnement personnalisé is: `GET` and `POST /livrets/projets/{project}/
//! reglages`; it is taken away: `POST …/retrait`.

use super::project_form::{self, Choices, ProjectForm};
use crate::{
    class_reports::Lock,
    project::{Part, Project},
    store::{self, projects::Changes},
    urls,
};
use axum::extract::State;
use db::Tx;
use maud::html;
use web::{Answer, App, Form, Granted, Nothing, Page, Problem, Problems, Result, Ui, t, ui};

struct Shown {
    form: ProjectForm,
    choices: Choices,
    /// Those for which something is written.
    written: Vec<Part>,
}

fn load(tx: &Tx<'_>, project: &Project) -> db::Result<Shown> {
    let today = tx.now().day();
    let taught = store::projects::taught(tx, &[project.id])?;
    let parts = store::projects::parts(tx, &[project.id])?;
    let written = store::projects::written(tx, project.id)?;
    let is_written = |part: &&Part| written.iter().any(|(id,)| *id == part.id);
    Ok(Shown {
        form: ProjectForm::of(project, &taught, &parts),
        choices: project_form::choices(tx, (project.school, project.year), today, &taught)?,
        written: parts.iter().filter(is_written).cloned().collect(),
    })
}

pub async fn get(project: Granted<Lock, Project>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let of = Project::clone(&project);
    let shown = app.db.read(move |tx: &Tx<'_>| load(tx, &of)).await?;
    Ok(view(&ui, &project, &shown, &shown.form, &Problems::none()))
}

pub async fn post(
    project: Granted<Lock, Project>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let of = Project::clone(&project);
    let shown = app.db.read(move |tx: &Tx<'_>| load(tx, &of)).await?;
    let form = ProjectForm::read(&form);
    let problems = match form.check(&shown.choices) {
        Ok(changes) => match shown.refuses(&changes) {
            None => {
                let (id, version) = (project.id, form.version);
                let write = move |tx: &Tx<'_>| store::projects::update(tx, id, version, &changes);
                match app.db.write(write).await {
                    Ok(()) => {
                        let back = Answer::to(urls::project(id));
                        return Ok(back.saying(t!(&ui, "reports-saved")));
                    }
                    Err(db::Error::Conflict(_)) => {
                        Problems::one("title", web::id!("reports-project-refused-meanwhile"))
                    }
                    Err(error) => return Err(error.into()),
                }
            }
            Some(problem) => problem.into(),
        },
        Err(problems) => problems,
    };
    Ok(view(&ui, &project, &shown, &form, &problems).unprocessable().into())
}

impl Shown {
    /// A class or a group for which something is written stays.
    fn refuses(&self, changes: &Changes) -> Option<Problem> {
        let is_left_out = |part: &&Part| {
            part.class.is_none_or(|it| !changes.classes.contains(&it))
                && part.hand.is_none_or(|it| !changes.groups.contains(&it))
        };
        let names: Vec<&str> =
            self.written.iter().filter(is_left_out).map(|part| part.name.as_str()).collect();
        let text = web::id!("reports-project-refused-written");
        let args = vec![("names", names.join(", "))];
        (!names.is_empty()).then_some(Problem { field: "followed", text, args })
    }
}

/// Only before anything is written in it.
pub async fn remove(
    project: Granted<Lock, Project>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, school) = (project.id, project.school);
    let write = move |tx: &Tx<'_>| {
        if !store::projects::written(tx, id)?.is_empty() {
            return Ok(false);
        }
        store::projects::remove(tx, id).map(|()| true)
    };
    if app.db.write(write).await? {
        let back = Answer::to(urls::of_school(school, "projets"));
        return Ok(back.saying(t!(&ui, "reports-project-removed")));
    }
    let back = Answer::to(urls::of_project(id, "reglages"));
    Ok(back.saying(t!(&ui, "reports-project-kept")))
}

fn view(
    ui: &Ui,
    project: &Project,
    shown: &Shown,
    form: &ProjectForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "reports-project-settings");
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::project(project.id), &project.title)]))
        h1 { (title) }
        (ui::form(ui, &urls::of_project(project.id, "reglages"), problems, html! {
            (project_form::fields(ui, form, &shown.choices, problems))
            button.button { (t!(ui, "reports-save")) }
        }))
        @if shown.written.is_empty() {
            p.hint { (t!(ui, "reports-project-remove-hint")) }
            (ui::action(ui, &urls::of_project(project.id, "retrait"), html! {
                button.button.plain { (ui::icon("trash-2")) (t!(ui, "reports-project-remove")) }
            }))
        }
    };
    ui.narrow(&title, body)
}
