//! From hand to hand: publishing, sending back, taking off, throwing away.

use super::feed::Nothing;
use crate::{
    Article,
    article::{Discard, Publish},
    publishing, urls, writing,
};
use axum::extract::State;
use db::Tx;
use maud::html;
use serde::Deserialize;
use ui::Field;
use utoipa::ToSchema;
use web::{Answer, App, At, Form, Granted, Page, Problems, Result, Ui, form, t, ui};

/// `POST /actualites/{article}/publication`
pub async fn post(
    article: Granted<Publish, Article>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, by, now) = (article.id, article.viewer.person, app.clock.now());
    app.db.write(move |tx| publishing::publish(tx, id, by, now)).await?;
    let is_later = article.publish_at.is_some_and(|at| at > now);
    let said = if is_later { t!(&ui, "news-will-be-published") } else { t!(&ui, "news-published") };
    Ok(Answer::to(urls::article(id)).saying(said))
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct RefusalForm {
    pub sentence: String,
}

const SENTENCE_CHARS_MAX: usize = 500;

impl RefusalForm {
    pub fn check(&self) -> Result<String, Problems> {
        Ok(form::required(&self.sentence, SENTENCE_CHARS_MAX).at("sentence")?)
    }
}

/// `GET /actualites/{article}/refus`
pub async fn refusal(article: Granted<Publish, Article>, ui: Ui) -> Page {
    refusal_view(&ui, &article, "", &Problems::none())
}

pub async fn refuse(
    article: Granted<Publish, Article>,
    State(app): State<App>,
    ui: Ui,
    form: Form<RefusalForm>,
) -> Result<Answer> {
    let sentence = match form.check() {
        Ok(sentence) => sentence,
        Err(problems) => {
            let page = refusal_view(&ui, &article, &form.sentence, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let (id, now) = (article.id, app.clock.now());
    app.db.write(move |tx| publishing::refuse(tx, id, &sentence, now)).await?;
    Ok(Answer::to(urls::DESK).saying(t!(&ui, "news-refused")))
}

fn refusal_view(ui: &Ui, article: &Article, typed: &str, problems: &Problems) -> Page {
    let (title, label) = (t!(ui, "news-refuse-title"), t!(ui, "news-refuse-label"));
    let hint = t!(ui, "news-refuse-hint");
    let sentence = Field {
        name: "sentence",
        label: &label,
        hint: Some(&hint),
        value: typed,
        ..Field::default()
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::article(article.id), &article.title)]))
        h1 { (title) }
        (ui::form(ui, &urls::refusal(article.id), problems, html! {
            (ui::textarea(ui, &sentence, 4, problems))
            div.actions { button.button { (ui::icon("undo-2")) (t!(ui, "news-refuse")) } }
        }))
    };
    ui.narrow(&title, body)
}

/// `POST /actualites/{article}/retrait`: nobody sees it any more, and it is a draft again.
pub async fn withdraw(
    article: Granted<Publish, Article>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let id = article.id;
    app.db.write(move |tx: &Tx<'_>| publishing::take_off(tx, id)).await?;
    Ok(Answer::to(urls::DESK).saying(t!(&ui, "news-withdrawn")))
}

/// `POST /actualites/{article}/suppression`
pub async fn discard(
    article: Granted<Discard, Article>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let now = app.clock.now();
    app.db.write(move |tx| writing::discard(tx, &article, now)).await?;
    Ok(Answer::to(urls::DESK).saying(t!(&ui, "news-discarded")))
}
