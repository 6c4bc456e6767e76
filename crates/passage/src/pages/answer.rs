//! The word of a family: `POST /passage/dossiers/{dossier}/reponse`, and taking it back.

use super::{dossier, family_view::ChoiceForm};
use crate::{
    Dossier,
    access::Decide,
    answer::{self, NOBODY, Said},
    refusal::Refusal,
    urls,
};
use axum::extract::State;
use db::Tx;
use web::{Answer, App, Form, Granted, Nothing, Problems, Result, Ui, t};

pub async fn post(
    dossier: Granted<Decide, Dossier>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let form = ChoiceForm::read(form.0);
    let found = Dossier::clone(&dossier);
    let (read, viewer) = (found.clone(), dossier.viewer.clone());
    let shown = app.db.read(move |tx| dossier::read(tx, &read, &viewer)).await?;
    let choices = match form.check(&shown.sheet) {
        Ok(choices) => choices,
        Err(problems) => {
            let page = dossier::view(&ui, &dossier, &dossier.viewer, &shown, (&form, &problems));
            return Ok(page.unprocessable().into());
        }
    };
    let (guardian, now) = (dossier.viewer.person, app.clock.now());
    let to = form.value("to").to_owned();
    let said = Said { guardian, recorded_by: NOBODY, to, choices, at: now };
    match app.db.write(move |tx| answer::record(tx, found.id, &said)).await {
        Ok(()) => Ok(Answer::to(urls::dossier(dossier.id)).saying(t!(&ui, "passage-said"))),
        Err(error) => again(&app, &ui, &dossier, (&form, error)).await,
    }
}

/// `POST /passage/dossiers/{dossier}/reponse/retrait`
pub async fn take_back(
    dossier: Granted<Decide, Dossier>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (found, by, now) = (Dossier::clone(&dossier), dossier.viewer.person, app.clock.now());
    let write = move |tx: &Tx<'_>| answer::take_back(tx, &found, by, now);
    match app.db.write(write).await {
        Ok(()) => Ok(Answer::to(urls::dossier(dossier.id)).saying(t!(&ui, "passage-said-back"))),
        Err(error) => again(&app, &ui, &dossier, (&ChoiceForm::default(), error)).await,
    }
}

/// It was sealed meanwhile: the page says what stands.
async fn again(
    app: &App,
    ui: &Ui,
    granted: &Granted<Decide, Dossier>,
    (form, error): (&ChoiceForm, db::Error),
) -> Result<Answer> {
    let Some(refusal) = error.reason::<Refusal>() else { return Err(error.into()) };
    let problems: Problems = refusal.problems();
    let (found, viewer) = (Dossier::clone(granted), granted.viewer.clone());
    let shown = app.db.read(move |tx| dossier::read(tx, &found, &viewer)).await?;
    let page = dossier::view(ui, granted, &granted.viewer, &shown, (form, &problems));
    Ok(page.unprocessable().into())
}
