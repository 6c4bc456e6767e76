//! Giving a text back to its author, with a sentence: what both the page and the programs send.

use crate::{Text, urls};
use maud::html;
use serde::Deserialize;
use ui::Field;
use utoipa::ToSchema;
use web::{At, Page, Problems, Ui, form, t, ui};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReturnForm {
    pub sentence: String,
}

const SENTENCE_CHARS_MAX: usize = 500;

impl ReturnForm {
    pub fn check(&self) -> Result<String, Problems> {
        Ok(form::required(&self.sentence, SENTENCE_CHARS_MAX).at("sentence")?)
    }
}

/// The page that asks for the sentence; it posts to `action`.
pub fn page<T: Text>(
    ui: &Ui,
    text: &T,
    action: &str,
    (form, problems): (&ReturnForm, &Problems),
) -> Page {
    let title = t!(ui, "publication-return-title");
    let (label, hint) = (t!(ui, "publication-return-label"), t!(ui, "publication-return-hint"));
    let sentence = Field {
        name: "sentence",
        label: &label,
        hint: Some(&hint),
        value: &form.sentence,
        ..Field::default()
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::text(text.id()), text.title())]))
        h1 { (title) }
        (ui::form(ui, action, problems, html! {
            (ui::textarea(ui, &sentence, 4, problems))
            div.actions {
                button.button { (ui::icon("undo-2")) (t!(ui, "publication-return")) }
            }
        }))
    };
    ui.narrow(&title, body)
}
