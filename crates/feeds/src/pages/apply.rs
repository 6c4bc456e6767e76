//! Applying: `POST /administration/imports/{feed}/application`, all schools that are ready or one.

use crate::deeds::Deed;
use crate::history::{State as FeedState, StepState};
use crate::jobs::ApplyFeed;
use crate::sending::{Apply, Sending};
use crate::{store, urls};
use axum::extract::State;
use db::{Error, Tx};
use jobs::progress;
use people::audit::Risk;
use serde::Deserialize;
use serde_json::json;
use web::{Answer, App, Form, Granted, Result, Ui, t};

#[derive(Deserialize)]
pub struct ApplyForm {
    /// The place of one school in the order of the plan; all of them without it.
    place: Option<u32>,
}

pub async fn post(
    sending: Granted<Apply, Sending>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ApplyForm>,
) -> Result<Answer> {
    let (id, now, position) = (sending.id, ui.now, form.place);
    let write = move |tx: &Tx<'_>| {
        let step = match position {
            None => None,
            Some(position) => Some(sending.part(tx, position)?.ok_or(Error::Missing)?),
        };
        if step.as_ref().is_some_and(|step| step.state != StepState::Planned) {
            return Err(Error::Conflict("the school is not ready".to_owned()));
        }
        let (by, text) = (sending.viewer.person, text::id!("feeds-step-waiting"));
        store::feeds::set_state(tx, id, [FeedState::Planned; 2], FeedState::Applying)?;
        let progress = progress::start(tx, "feeds.apply", by, None, text, now)?;
        store::feeds::follow(tx, id, progress, now)?;
        let school = step.as_ref().and_then(|step| step.school).or(sending.school);
        let place = step.map(|step| step.place);
        let detail = json!({ "place": place });
        let deed = Deed { school, detail, ..Deed::on(&sending, by, "feed.apply") };
        Deed { risk: Risk::Personal, ..deed }.record(tx, now)?;
        jobs::enqueue(tx, &ApplyFeed { feed: id, place, by: Some(by) }, now).map(drop)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::feed(id)).saying(t!(ui, "feeds-apply-begun")))
}
