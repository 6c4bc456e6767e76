//! The sentences were read: `POST …/accord`, with a reason where something was warned of. Taking
//! the preparation up again: `POST …/reprise`.

use super::sentences;
use crate::{
    State as ChangeState, YearChange, apply::plan, caution::cautions, change::Apply,
    change::Prepare, deeds, editing, store, urls,
};
use axum::extract::State;
use db::Tx;
use serde::Deserialize;
use serde_json::json;
use web::{Answer, App, At, Form, Granted, Problems, Result, Ui, form, t};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AgreeForm {
    pub version: i64,
    pub reason: String,
}

const REASON_CHARS_MAX: usize = 500;
/// A word is no reason.
const REASON_CHARS_MIN: usize = 10;

pub async fn post(
    change: Granted<Apply, YearChange>,
    State(app): State<App>,
    ui: Ui,
    form: Form<AgreeForm>,
) -> Result<Answer> {
    let wanted = YearChange { version: form.version, ..(*change).clone() };
    let (asked, today) = (wanted.clone(), ui.today());
    let read = move |tx: &Tx<'_>| {
        let (facts, plan) = plan(tx, &asked)?;
        Ok(cautions(&facts, &plan, today))
    };
    let is_warned = !app.db.read(read).await?.is_empty();
    let reason = match checked(&form.reason, is_warned) {
        Ok(reason) => reason,
        Err(problems) => {
            return Ok(sentences::again(&app, &ui, &change, &form, &problems).await?.into());
        }
    };
    let (by, now) = (change.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        editing::agree(tx, &wanted, by, &reason, now)?;
        // The reason stays with the plan: the log keeps identifiers and numbers only.
        deeds::of_change(tx, &wanted, by, "year.ready", json!({ "warned": is_warned }), now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::change(change.id)).saying(t!(ui, "rollover-agreed")))
}

fn checked(reason: &str, is_warned: bool) -> Result<String, Problems> {
    if !is_warned {
        return Ok(String::new());
    }
    let reason = form::required(reason, REASON_CHARS_MAX).at("reason")?;
    if reason.chars().count() < REASON_CHARS_MIN {
        return Err(Problems::one("reason", text::id!("rollover-reason-short")));
    }
    Ok(reason)
}

/// What was ready or undone is prepared again.
pub async fn reopen(
    change: Granted<Prepare, YearChange>,
    State(app): State<App>,
    ui: Ui,
    form: Form<AgreeForm>,
) -> Result<Answer> {
    let (id, version) = (change.id, form.version);
    let write = move |tx: &Tx<'_>| {
        let from = [ChangeState::Ready, ChangeState::Undone];
        store::changes::set_state(tx, id, from, ChangeState::Draft, version)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::change(id)).saying(t!(ui, "rollover-reopened")))
}
