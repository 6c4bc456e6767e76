//! Signing minutes: `POST /conseil/seances/{meeting}/proces-verbal/signature` by who is signed in,
//! and `POST …/signature/papier` by an agent who says that they signed on paper (CGCT L2121-15).

use super::{act_signature::PaperForm, minutes, minutes_steps::answer};
use crate::{
    deeds,
    deliberation::Sign,
    life::signing::Signing,
    minutes::{kept::Minutes, settling},
};
use axum::extract::State;
use db::Tx;
use people::audit::Risk;
use web::{Answer, App, Error, Form, Granted, Nothing, Result, Ui, t};

pub async fn post(
    minutes: Granted<Sign, Minutes>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    sign(&app, &ui, &minutes, Signing::InPerson).await
}

pub async fn post_paper(
    minutes: Granted<Sign, Minutes>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PaperForm>,
) -> Result<Answer> {
    if !minutes.meeting.assembly.is_prepared_by(&minutes.viewer) {
        return Err(Error::Forbidden);
    }
    match form.check() {
        Ok(how) => sign(&app, &ui, &minutes, how).await,
        Err(problems) => {
            let page = minutes::show(&app, &ui, &minutes, "", &problems).await?;
            Ok(page.unprocessable().into())
        }
    }
}

async fn sign(
    app: &App,
    ui: &Ui,
    minutes: &Granted<Sign, Minutes>,
    how: Signing,
) -> Result<Answer> {
    let (of, by, now) = (Minutes::clone(minutes), minutes.viewer.person, app.clock.now());
    let write = move |tx: &Tx<'_>| {
        settling::sign(tx, &of, how, by, now)?;
        let thing = ("meeting", of.meeting.id.raw());
        deeds::record(tx, now, by, "council.minutes", Risk::Other, thing)
    };
    let written = app.db.write(write).await;
    answer(app, ui, minutes, written, &t!(ui, "council-minutes-signed-said")).await
}
