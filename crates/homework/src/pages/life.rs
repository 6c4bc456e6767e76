//! From hand to hand: giving a draft, taking back, throwing away.

use super::homework_form::DueRefused;
use crate::{
    Homework,
    refusal::Refusal,
    urls,
    writing::{self, Scope},
};
use axum::extract::State;
use db::Tx;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Answer, App, Edit, Form, Granted, Nothing, Reason, Result, Ui, t};

/// `POST /cahier-de-textes/{homework}/publication`. A draft whose day is over, or has no class, is
/// looked at once more in its form.
pub async fn give(
    homework: Granted<Edit, Homework>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, now) = (homework.id, ui.now);
    if homework.due_on < now.day() {
        let past = DueRefused::Day(base::DayError::TooEarly);
        return Ok(Answer::to(urls::edit(id)).saying(ui.words(past.text())));
    }
    app.db.write(move |tx: &Tx<'_>| writing::give(tx, &[id], now)).await?;
    Ok(Answer::to(urls::homework(id)).saying(t!(&ui, "homework-given")))
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct WithdrawalForm {
    /// `following` when those of later weeks go with it.
    pub scope: String,
}

impl WithdrawalForm {
    pub fn scope(&self) -> Scope {
        Scope::of(&self.scope)
    }
}

/// `POST /cahier-de-textes/{homework}/retrait`: a draft again.
pub async fn take_back(
    homework: Granted<Edit, Homework>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WithdrawalForm>,
) -> Result<Answer> {
    let (id, scope, now) = (homework.id, form.scope(), ui.now);
    app.db.write(move |tx: &Tx<'_>| writing::take_back(tx, &homework, scope, now)).await?;
    Ok(Answer::to(urls::homework(id)).saying(t!(&ui, "homework-taken-back")))
}

/// `POST /cahier-de-textes/{homework}/suppression`: a draft alone, for which nobody has handed in.
pub async fn discard(
    homework: Granted<Edit, Homework>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, book, now) = (homework.id, homework.book_id, ui.now);
    match app.db.write(move |tx: &Tx<'_>| writing::discard(tx, id, now)).await {
        Ok(()) => Ok(Answer::to(urls::book(book)).saying(t!(&ui, "homework-discarded"))),
        Err(error) if error.reason::<Refusal>().is_some() => {
            Ok(Answer::to(urls::homework(id)).saying(t!(&ui, "homework-refused-handed-in")))
        }
        Err(error) => Err(error.into()),
    }
}
