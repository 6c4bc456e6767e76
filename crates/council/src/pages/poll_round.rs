//! A round of an election: `POST /conseil/scrutins/{poll}/tours` counts it or corrects the last
//! one, `POST …/tours/retrait` takes that one back, `POST …/lecture` reads out who has no rival.

use super::{pieces::Typed, poll, poll_form, poll_refusals};
use crate::{
    assembly::Prepare,
    poll::{
        Poll,
        counting::{self, Wrong},
    },
    urls,
};
use axum::extract::State;
use db::Tx;
use web::{Answer, App, Form, Granted, Result, Ui, t};

pub async fn post(
    poll: Granted<Prepare, Poll>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let typed = Typed(form.0);
    let version = poll_form::version(&typed)?;
    let shown = poll::Shown::of(&app, &poll).await?;
    let entry = match poll_form::check(&typed, &poll, &shown.held) {
        Ok(entry) => entry,
        Err(problems) => {
            return Ok(poll::again(&app, &ui, &poll, &typed, &problems).await?.into());
        }
    };
    let of = Poll::clone(&poll);
    let write = move |tx: &Tx<'_>| counting::count(tx, &of, version, &entry);
    let written = app.db.write(write).await;
    answer(&app, &ui, &poll, &typed, written).await
}

pub async fn post_removal(
    poll: Granted<Prepare, Poll>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let typed = Typed(form.0);
    let (of, version) = (Poll::clone(&poll), poll_form::version(&typed)?);
    let write = move |tx: &Tx<'_>| counting::take_back(tx, &of, version);
    let written = app.db.write(write).await;
    answer(&app, &ui, &poll, &typed, written).await
}

/// `POST /conseil/scrutins/{poll}/lecture`
pub async fn post_reading(
    poll: Granted<Prepare, Poll>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let typed = Typed(form.0);
    let (of, version) = (Poll::clone(&poll), poll_form::version(&typed)?);
    let write = move |tx: &Tx<'_>| counting::read_out(tx, &of, version);
    let written = app.db.write(write).await;
    answer(&app, &ui, &poll, &typed, written).await
}

async fn answer(
    app: &App,
    ui: &Ui,
    poll: &Poll,
    typed: &Typed,
    written: db::Result<()>,
) -> Result<Answer> {
    match written {
        Ok(()) => Ok(Answer::to(urls::poll(poll.id)).saying(t!(ui, "council-saved"))),
        Err(error) => match error.reason::<Wrong>() {
            Some(Wrong(errors)) => {
                let shown = poll::Shown::of(app, poll).await?;
                let said = errors.iter().map(|error| poll_refusals::problem(error, &shown));
                let problems = said.into_iter().collect();
                Ok(poll::again(app, ui, poll, typed, &problems).await?.into())
            }
            None => Err(error.into()),
        },
    }
}
