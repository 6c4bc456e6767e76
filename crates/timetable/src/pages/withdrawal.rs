//! A change is taken back: `POST /emploi-du-temps/changements/{…}/retrait`.

use crate::{Change, changing, urls};
use axum::extract::State;
use db::Tx;
use web::{Answer, App, Edit, Form, Granted, Nothing, Result, Ui, t};

pub async fn post(
    change: Granted<Edit, Change>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (to, now) = (urls::school(change.school_id), ui.now);
    app.db
        .write(move |tx: &Tx<'_>| changing::withdraw(tx, &change, change.viewer.person, now))
        .await?;
    Ok(Answer::to(to).saying(t!(&ui, "timetable-withdrawn")))
}
