//! An article in the language of its reader: asked for, and looked for while it is made, at
//! `/actualites/{article}/traduction`.

use crate::{Article, urls};
use axum::{Json, extract::State};
use translation::Asking;
use web::{Answer, App, Granted, Read, Result, Ui};

pub async fn post(article: Granted<Read, Article>, State(app): State<App>) -> Result<Answer> {
    translation::ask(&app, &article.viewer, article.text(), urls::article(article.id)).await
}

pub async fn get(
    article: Granted<Read, Article>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<Asking>> {
    let back = urls::article(article.id);
    translation::state(&app, &ui, &article.viewer, article.text(), back).await
}
