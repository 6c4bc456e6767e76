//! Letting a held school go: `POST /administration/imports/{feed}/ecoles/{place}/accord`, with a
//! reason that is written down.

use super::part;
use crate::apply::release;
use crate::deeds::Deed;
use crate::history::StepState;
use crate::sending::{Release, Sending};
use crate::urls;
use axum::extract::{Path, State};
use db::Tx;
use people::audit::Risk;
use serde::Deserialize;
use serde_json::json;
use web::{Answer, App, At, Error, Form, Granted, Problems, Result, Ui, form, t};

#[derive(Deserialize)]
pub struct ReleaseForm {
    #[serde(default)]
    raison: String,
}

const REASON_CHARS_MAX: usize = 500;
/// A word is no reason.
const REASON_CHARS_MIN: usize = 10;

pub async fn post(
    sending: Granted<Release, Sending>,
    State(app): State<App>,
    ui: Ui,
    Path((_, position)): Path<(String, u32)>,
    form: Form<ReleaseForm>,
) -> Result<Answer> {
    let of_step = (*sending).clone();
    let step = app.db.read(move |tx| of_step.part(tx, position)).await?.ok_or(Error::NotFound)?;
    if step.state != StepState::Held {
        return Err(Error::Conflict);
    }
    let reason = match checked(&form.raison) {
        Ok(reason) => reason,
        Err(problems) => {
            let page = part::again(&app, &ui, &sending, position, &problems).await?;
            return Ok(page.unprocessable().into());
        }
    };
    let (id, now) = (sending.id, ui.now);
    let write = move |tx: &Tx<'_>| {
        release(tx, id, &step.place, &reason)?;
        // The reason stays with the plan: the log keeps identifiers and numbers only.
        let detail = json!({
            "place": step.place,
            "leaving": step.leaving,
            "back": step.counts().goes_back,
            "present": step.present,
        });
        let deed = Deed::on(&sending, sending.viewer.person, "feed.release");
        Deed { risk: Risk::Deletion, school: step.school, detail, ..deed }.record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::part(id, position)).saying(t!(ui, "feeds-released")))
}

fn checked(reason: &str) -> Result<String, Problems> {
    let reason = form::required(reason, REASON_CHARS_MAX).at("raison")?;
    if reason.chars().count() < REASON_CHARS_MIN {
        return Err(Problems::one("raison", text::id!("feeds-reason-short")));
    }
    Ok(reason)
}
