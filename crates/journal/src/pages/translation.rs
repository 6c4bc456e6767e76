//! A post in the language of its reader: asked for, and looked for while it is made, at
//! `/journal/{post}/traduction`.

use crate::{Post, urls};
use axum::{Json, extract::State};
use translation::Asking;
use web::{Answer, App, Granted, Read, Result, Ui};

pub async fn post(post: Granted<Read, Post>, State(app): State<App>) -> Result<Answer> {
    translation::ask(&app, &post.viewer, post.text(), urls::post(post.id)).await
}

pub async fn get(
    post: Granted<Read, Post>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<Asking>> {
    let back = urls::post(post.id);
    translation::state(&app, &ui, &post.viewer, post.text(), back).await
}
