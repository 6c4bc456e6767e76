//! What a class chooses for its journal: `/journal/classes/{class}/reglages`.

use crate::{
    Journal,
    store::{self, places::Choice},
    urls,
};
use axum::extract::State;
use db::Tx;
use maud::html;
use publication::Comments;
use serde::Deserialize;
use ui::Field;
use utoipa::ToSchema;
use web::{Answer, App, Error, Form, Granted, Manage, Page, Problems, Result, Ui, t, ui};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct SettingsForm {
    /// `none`, `held`, `open`.
    pub comments: String,
    pub reactions: String,
    pub pupils_write: String,
}

impl SettingsForm {
    pub fn check(&self) -> Option<Choice> {
        Some(Choice {
            comments: Comments::parse(&self.comments)?,
            reactions: self.reactions == "on",
            pupils_write: self.pupils_write == "on",
        })
    }
}

pub async fn get(journal: Granted<Manage, Journal>, ui: Ui) -> Page {
    view(&ui, &journal)
}

pub async fn post(
    journal: Granted<Manage, Journal>,
    State(app): State<App>,
    ui: Ui,
    form: Form<SettingsForm>,
) -> Result<Answer> {
    let choice = form.check().ok_or(Error::BadRequest)?;
    let (class, by, now) = (journal.class_id, journal.viewer.person, app.clock.now());
    app.db.write(move |tx: &Tx<'_>| store::places::choose(tx, class, choice, by, now)).await?;
    Ok(Answer::to(urls::class(class)).saying(t!(&ui, "journal-settings-saved")))
}

fn view(ui: &Ui, journal: &Journal) -> Page {
    let title = t!(ui, "journal-settings");
    let (none, held, open) = (
        t!(ui, "journal-settings-none"),
        t!(ui, "journal-settings-held"),
        t!(ui, "journal-settings-open"),
    );
    let options = [("none", &*none), ("held", &*held), ("open", &*open)];
    let label = t!(ui, "journal-settings-comments");
    let comments = Field {
        name: "comments",
        label: &label,
        value: journal.comments.word(),
        ..Field::default()
    };
    let problems = Problems::none();
    let class = journal.class_id;
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::FEED, &t!(ui, "journal-title")),
            (&urls::class(class), &journal.name),
        ]))
        h1 { (title) }
        (ui::form(ui, &urls::settings(class), &problems, html! {
            (ui::choice(ui, &comments, &options, &problems))
            div.stack.tight {
                (ui::checkbox("reactions", &t!(ui, "journal-settings-reactions"),
                    journal.reactions))
                (ui::checkbox("pupils_write", &t!(ui, "journal-settings-pupils"),
                    journal.pupils_write))
            }
            div.actions { button.button { (ui::icon("check")) (t!(ui, "journal-save")) } }
        }))
    };
    ui.narrow(&title, body)
}
