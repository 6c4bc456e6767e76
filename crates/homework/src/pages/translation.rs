//! A homework in the language of its reader: asked for, and looked for while it is made, at
//! `/cahier-de-textes/{homework}/traduction`.

use crate::{Homework, urls};
use axum::{Json, extract::State};
use translation::Asking;
use web::{Answer, App, Granted, Read, Result, Ui};

pub async fn post(homework: Granted<Read, Homework>, State(app): State<App>) -> Result<Answer> {
    let back = urls::homework(homework.id);
    translation::ask(&app, &homework.viewer, homework.text(), back).await
}

pub async fn get(
    homework: Granted<Read, Homework>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<Asking>> {
    let back = urls::homework(homework.id);
    translation::state(&app, &ui, &homework.viewer, homework.text(), back).await
}
