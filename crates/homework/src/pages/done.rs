//! Done: `POST /cahier-de-textes/{homework}/fait`. A row of the pupil's own, and nothing else.

use crate::{Homework, calendar::monday_of, homework::Tick, store, urls};
use axum::extract::State;
use base::Id;
use db::Tx;
use people::Person;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Answer, App, Error, Form, Granted, Result};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct DoneForm {
    /// The pupil it is ticked for; oneself when it is left out.
    pub pupil: String,
    /// `on`, or nothing when it is not done after all.
    pub done: String,
    /// `page` when it was ticked on the page of the homework.
    pub back: String,
}

/// The pupil a form names, among those for whom its sender may act. Nobody else is there.
pub fn pupil(homework: &Homework, viewer: &web::Viewer, named: &str) -> Result<Id<Person>> {
    let acted_for = homework.acted_for(viewer);
    let named: Option<Id<Person>> = named.parse().ok();
    let pupil = named.or_else(|| acted_for.first().copied());
    pupil.filter(|pupil| acted_for.contains(pupil)).ok_or(Error::NotFound)
}

pub async fn post(
    homework: Granted<Tick, Homework>,
    State(app): State<App>,
    form: Form<DoneForm>,
) -> Result<Answer> {
    let pupil = pupil(&homework, &homework.viewer, &form.pupil)?;
    tick(&homework, &app, pupil, form.done == "on").await?;
    let url = if form.back == "page" {
        urls::homework_of(homework.id, pupil)
    } else if homework.viewer.is_young_pupil() {
        urls::HOME.to_owned()
    } else {
        let week = urls::week(monday_of(homework.due_on), None);
        format!("{week}#devoir-{}-{pupil}", homework.id)
    };
    Ok(Answer::to(url))
}

pub async fn tick(
    homework: &Granted<Tick, Homework>,
    app: &App,
    pupil: Id<Person>,
    is_done: bool,
) -> Result<()> {
    let (id, by, now) = (homework.id, homework.viewer.person, app.clock.now());
    let write = move |tx: &Tx<'_>| {
        if is_done {
            store::done::tick(tx, id, pupil, by, now)
        } else {
            store::done::untick(tx, id, pupil)
        }
    };
    Ok(app.db.mark(write).await?)
}
