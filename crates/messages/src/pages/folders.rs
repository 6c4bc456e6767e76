//! Folders of one's own: `/messages/dossiers` makes them, what is below it changes them.

use crate::{OwnFolder, delivering, store, urls};
use axum::extract::State;
use maud::{Markup, html};
use serde::Deserialize;
use ui::Field;
use utoipa::ToSchema;
use web::{
    Answer, App, At, Edit, Error, Form, Granted, Page, Problems, Result, Ui, Viewer, form, t, ui,
};

const NAME_CHARS_MAX: usize = 40;

#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct FolderForm {
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
pub struct Nothing {}

impl FolderForm {
    pub fn check(&self) -> Result<String, Problems> {
        let (name,) = Problems::gather((form::required(&self.name, NAME_CHARS_MAX).at("name"),))?;
        Ok(name)
    }
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let person = viewer.person;
    let folders = app.db.read(move |tx| store::folders::list(tx, person)).await?;
    Ok(view(&ui, &folders, &FolderForm::default(), &Problems::none()))
}

/// A new folder.
pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<FolderForm>,
) -> Result<Answer> {
    let person = viewer.person;
    let name = match form.check() {
        Ok(name) => name,
        Err(problems) => return again(&app, &ui, &viewer, &form, &problems).await,
    };
    let words = t!(&ui, "messages-folder-made", name = name).into_owned();
    match app.db.write(move |tx| store::folders::insert(tx, person, &name)).await {
        Ok(_) => Ok(Answer::to(urls::FOLDERS).saying(words)),
        Err(db::Error::Conflict(_)) => again(&app, &ui, &viewer, &form, &taken()).await,
        Err(error) => Err(error.into()),
    }
}

/// There is one of this name.
pub fn taken() -> Problems {
    Problems::one("name", text::id!("messages-folder-taken"))
}

/// Another name for it.
pub async fn rename(
    folder: Granted<Edit, OwnFolder>,
    State(app): State<App>,
    ui: Ui,
    form: Form<FolderForm>,
) -> Result<Answer> {
    let viewer = folder.viewer.clone();
    let name = match form.check() {
        Ok(name) => name,
        Err(problems) => return again(&app, &ui, &viewer, &form, &problems).await,
    };
    match app.db.write(move |tx| store::folders::rename(tx, &folder, &name)).await {
        Ok(()) => Ok(Answer::to(urls::FOLDERS).saying(t!(&ui, "messages-folder-renamed"))),
        Err(db::Error::Conflict(_)) => again(&app, &ui, &viewer, &form, &taken()).await,
        Err(error) => Err(error.into()),
    }
}

/// The folder goes, its letters to the archive.
pub async fn delete(
    folder: Granted<Edit, OwnFolder>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let write = move |tx: &db::Tx<'_>| {
        delivering::tell(tx, &[folder.person_id]);
        store::folders::delete(tx, &folder)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::FOLDERS).saying(t!(&ui, "messages-folder-deleted")))
}

async fn again(
    app: &App,
    ui: &Ui,
    viewer: &Viewer,
    form: &FolderForm,
    problems: &Problems,
) -> Result<Answer, Error> {
    let person = viewer.person;
    let folders = app.db.read(move |tx| store::folders::list(tx, person)).await?;
    Ok(view(ui, &folders, form, problems).unprocessable().into())
}

fn view(ui: &Ui, folders: &[OwnFolder], form: &FolderForm, problems: &Problems) -> Page {
    let title = t!(ui, "messages-folders-title");
    let label = t!(ui, "messages-folder-name");
    let field = Field { name: "name", label: &label, value: &form.name, ..Field::default() };
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::RECEIVED, &t!(ui, "messages-title"))]))
        h1 { (title) }
        (ui::form(ui, urls::FOLDERS, problems, html! {
            (field.draw(ui, problems))
            div.actions {
                button.button { (ui::icon("folder-plus")) (t!(ui, "messages-folder-make")) }
            }
        }))
        @if !folders.is_empty() {
            div.card { ul.rows { @for folder in folders { li { (line(ui, folder)) } } } }
        }
    };
    ui.narrow(&title, body)
}

fn line(ui: &Ui, folder: &OwnFolder) -> Markup {
    let url = urls::own_folder(folder.id);
    let field = format!("name-{}", folder.id);
    html! {
        a.row href=(url) {
            span { b { (folder.name) } }
            (ui::icon("chevron-right"))
        }
        details.more {
            summary { (t!(ui, "messages-folder-change", name = folder.name)) }
            form.form method="post" action={ (url) "/nom" } {
                (ui::token(ui))
                div.field {
                    label for=(field) { (t!(ui, "messages-folder-name")) }
                    input.input id=(field) name="name" value=(folder.name) required;
                }
                div.actions { button.button.plain { (t!(ui, "messages-folder-rename")) } }
            }
            form method="post" action={ (url) "/suppression" } data-behaviour="confirm"
                data-confirm=(t!(ui, "messages-folder-delete-sure", name = folder.name))
                data-confirm-yes=(t!(ui, "messages-folder-delete"))
                data-confirm-no=(t!(ui, "messages-keep")) data-confirm-danger {
                (ui::token(ui))
                p.quiet { (t!(ui, "messages-folder-delete-hint")) }
                button.button.plain.danger.small { (t!(ui, "messages-folder-delete")) }
            }
        }
    }
}
