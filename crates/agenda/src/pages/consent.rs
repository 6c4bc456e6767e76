//! Asking families whether their children may take part: `POST /agenda/{event_date}/consentement`.

use super::event_form::read_due;
use crate::{event::Date, outing, refusal::Refusal, urls};
use axum::extract::State;
use serde::Deserialize;
use web::{Answer, App, Edit, Error, Form, Granted, Reason, Result, Ui, consent, t};

#[derive(Debug, Default, Deserialize)]
pub struct ConsentForm {
    #[serde(default)]
    due_on: String,
}

pub async fn post(
    date: Granted<Edit, Date>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ConsentForm>,
) -> Result<Answer> {
    let consents = consent::of(&app).ok_or(Error::NotFound)?;
    let (now, to) = (app.clock.now(), urls::date(date.moment.id));
    let due_on = match read_due(&form.due_on, now.day(), date.start_at.day()) {
        Ok(due_on) => due_on,
        Err(wrong) => return Ok(Answer::to(to).saying(ui.words(wrong.text()))),
    };
    let write = move |tx: &db::Tx<'_>| outing::ask_by(tx, consents.as_ref(), &date, due_on, now);
    match app.db.write(write).await {
        Ok(_) => Ok(Answer::to(to).saying(t!(&ui, "agenda-consent-sent"))),
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => Ok(Answer::to(to).saying(ui.words(refusal.problem().text))),
            // Whoever collects consents has said no in his own words: the page says ours.
            None if matches!(error, db::Error::Refused(_)) => {
                let refusal = Refusal::NoConsent.problem();
                Ok(Answer::to(to).saying(ui.words(refusal.text)))
            }
            None => Err(error.into()),
        },
    }
}
