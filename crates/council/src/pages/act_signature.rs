//! Signing: `POST /conseil/deliberations/{deliberation}/signature` by who is signed in, and
//! `POST …/signature/papier` by an agent who says that they signed the register.

use super::act;
use crate::{
    Deliberation,
    deliberation::Sign,
    life::{
        refusal::{Refusal, caught},
        signing::{self, Signing},
    },
    urls,
};
use axum::extract::State;
use base::Day;
use serde::Deserialize;
use web::{Answer, App, At, Error, Form, Granted, Nothing, Problems, Result, Ui, t};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PaperForm {
    /// `2023-12-14`; empty: he has not signed yet.
    chair_on: String,
    secretary_on: String,
}

impl PaperForm {
    pub fn check(&self) -> Result<Signing, Problems> {
        let day = |text: &str| match text.trim() {
            "" => Ok(None),
            text => Day::parse(text).map(Some),
        };
        let (chair_on, secretary_on) = Problems::gather((
            day(&self.chair_on).at("chair_on"),
            day(&self.secretary_on).at("secretary_on"),
        ))?;
        if chair_on.is_none() && secretary_on.is_none() {
            return Err(Problems::one("chair_on", text::id!("council-act-refused-no-day")));
        }
        Ok(Signing::OnPaper { chair_on, secretary_on })
    }
}

pub async fn post(
    act: Granted<Sign, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    sign(&app, &ui, &act, Signing::InPerson).await
}

pub async fn post_paper(
    act: Granted<Sign, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PaperForm>,
) -> Result<Answer> {
    if !act.assembly.is_prepared_by(&act.viewer) {
        return Err(Error::Forbidden);
    }
    match form.check() {
        Ok(how) => sign(&app, &ui, &act, how).await,
        Err(problems) => Ok(act::show(&app, &ui, &act, &problems).await?.unprocessable().into()),
    }
}

async fn sign(
    app: &App,
    ui: &Ui,
    act: &Granted<Sign, Deliberation>,
    how: Signing,
) -> Result<Answer> {
    let (written, by, now) = (act.written.clone(), act.viewer.person, app.clock.now());
    let write = move |tx: &db::Tx<'_>| signing::sign(tx, &written, how, by, now);
    match caught(app.db.write(write).await)? {
        Ok(true) => {
            let said = t!(ui, "council-act-sealed");
            Ok(Answer::to(urls::deliberation(act.id)).saying(said))
        }
        Ok(false) => {
            let said = t!(ui, "council-act-half-signed");
            Ok(Answer::to(urls::deliberation(act.id)).saying(said))
        }
        Err(refusal) => refused(app, ui, act, &refusal).await,
    }
}

/// The page of the act again, with what was wrong.
pub async fn refused(app: &App, ui: &Ui, act: &Deliberation, refusal: &Refusal) -> Result<Answer> {
    Ok(act::show(app, ui, act, &refusal.problems()).await?.unprocessable().into())
}
