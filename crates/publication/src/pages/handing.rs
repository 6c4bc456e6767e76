//! From hand to hand: `{place}/{text}/renvoi`, `…/retrait`, `…/suppression`.

use crate::{
    handing::{Discard, Handed, Publish},
    urls,
};
use axum::extract::State;
use maud::html;
use serde::Deserialize;
use ui::Field;
use utoipa::ToSchema;
use web::{Answer, App, At, Form, Granted, Nothing, Page, Problems, Result, Ui, form, t, ui};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReturnForm {
    /// What is good, what should change: its author reads it.
    pub sentence: String,
}

const SENTENCE_CHARS_MAX: usize = 500;

impl ReturnForm {
    pub fn check(&self) -> Result<String, Problems> {
        Ok(form::required(&self.sentence, SENTENCE_CHARS_MAX).at("sentence")?)
    }
}

#[expect(clippy::unused_async, reason = "a handler is asked as a future")]
pub async fn ask_return<T: Handed>(text: Granted<Publish, T>, ui: Ui) -> Page {
    return_view(&ui, &*text, "", &Problems::none())
}

pub async fn give_back<T: Handed>(
    text: Granted<Publish, T>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ReturnForm>,
) -> Result<Answer> {
    let sentence = match form.check() {
        Ok(sentence) => sentence,
        Err(problems) => {
            let page = return_view(&ui, &*text, &form.sentence, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let (id, now) = (text.id(), app.clock.now());
    app.db.write(move |tx| T::give_back(tx, id, &sentence, now)).await?;
    Ok(Answer::to(urls::desk::<T>()).saying(ui.words(T::GIVEN_BACK)))
}

pub async fn withdraw<T: Handed>(
    text: Granted<Publish, T>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let id = text.id();
    app.db.write(move |tx| T::take_off(tx, id)).await?;
    Ok(Answer::to(T::off(id)).saying(ui.words(T::TAKEN_OFF)))
}

pub async fn discard<T: Handed>(
    text: Granted<Discard, T>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let now = app.clock.now();
    app.db.write(move |tx| text.discard(tx, now)).await?;
    Ok(Answer::to(urls::desk::<T>()).saying(ui.words(T::DISCARDED)))
}

fn return_view<T: Handed>(ui: &Ui, text: &T, typed: &str, problems: &Problems) -> Page {
    let title = t!(ui, "publication-return-title");
    let (label, hint) = (t!(ui, "publication-return-label"), t!(ui, "publication-return-hint"));
    let sentence = Field {
        name: "sentence",
        label: &label,
        hint: Some(&hint),
        value: typed,
        ..Field::default()
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::text(text.id()), text.title())]))
        h1 { (title) }
        (ui::form(ui, &urls::giving_back(text.id()), problems, html! {
            (ui::textarea(ui, &sentence, 4, problems))
            div.actions {
                button.button { (ui::icon("undo-2")) (t!(ui, "publication-return")) }
            }
        }))
    };
    ui.narrow(&title, body)
}
