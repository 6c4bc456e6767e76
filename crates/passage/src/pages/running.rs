//! What the head of the school that is left does with one dossier: seal it, take it back, say where
//! the pupil goes after all.

use super::{
    dossier,
    family_view::ChoiceForm,
    pieces,
    prepare::{Near, near},
    prepare_form::{PrepareForm, destination as meant, destination_fields},
};
use crate::{Dossier, access::Run, preparing, refusal::Refusal, sealing, urls};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::html;
use people::School;
use web::{Answer, App, Error, Form, Granted, Nothing, Page, Problems, Result, Ui, t, ui};

/// `POST /passage/dossiers/{dossier}/scelle`
pub async fn seal(
    dossier: Granted<Run, Dossier>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (found, by, now) = (Dossier::clone(&dossier), dossier.viewer.person, app.clock.now());
    let (read, viewer) = (found.clone(), dossier.viewer.clone());
    let shown = app.db.read(move |tx| dossier::read(tx, &read, &viewer)).await?;
    let may = sealing::may_seal(&found, &shown.sheet);
    let begun = match may {
        Ok(()) => {
            let write = move |tx: &Tx<'_>| sealing::begin(tx, &[found.id], Some(by), now);
            app.db.write(write).await?
        }
        Err(refusal) => {
            let problems = refusal.problems();
            let form = ChoiceForm::of(&shown.sheet, by);
            let page = dossier::view(&ui, &dossier, &dossier.viewer, &shown, (&form, &problems));
            return Ok(page.unprocessable().into());
        }
    };
    let words = t!(&ui, "passage-sealing", count = begun);
    Ok(Answer::to(urls::dossier(dossier.id)).saying(words))
}

/// `POST /passage/dossiers/{dossier}/retrait`
pub async fn withdraw(
    dossier: Granted<Run, Dossier>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    if !dossier.state.may_withdraw() {
        return Err(Error::Conflict);
    }
    let (found, by, now) = (Dossier::clone(&dossier), dossier.viewer.person, app.clock.now());
    app.db.write(move |tx| preparing::withdraw(tx, &found, by, now)).await?;
    let back = dossier.from_school.map_or(urls::HOME.to_owned(), urls::school);
    Ok(Answer::to(back).saying(t!(&ui, "passage-withdrawn")))
}

async fn schools_near(app: &App, from: Id<School>) -> Result<Vec<Near>> {
    let read = move |tx: &Tx<'_>| match people::school::load(tx, from)? {
        Some(school) => near(tx, &school),
        None => Ok(Vec::new()),
    };
    Ok(app.db.read(read).await?)
}

/// `GET /passage/dossiers/{dossier}/destination`
pub async fn destination(
    dossier: Granted<Run, Dossier>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let from = dossier.from_school.ok_or(Error::NotFound)?;
    let near = schools_near(&app, from).await?;
    let is_near = |id: &Id<School>| near.iter().any(|it| it.id == *id);
    let to = dossier.to_school.filter(is_near);
    let form = PrepareForm {
        to: to.map(|id| id.to_string()).unwrap_or_default(),
        to_uai: if to.is_some() { String::new() } else { dossier.to_uai.clone() },
        to_name: if to.is_some() { String::new() } else { dossier.to_name.clone() },
        due_on: dossier.due_on.iso(),
        ..PrepareForm::default()
    };
    Ok(view(&ui, &dossier, &near, (&form, &Problems::none())))
}

/// `POST /passage/dossiers/{dossier}/destination`
pub async fn set_destination(
    dossier: Granted<Run, Dossier>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PrepareForm>,
) -> Result<Answer> {
    let from = dossier.from_school.ok_or(Error::NotFound)?;
    let (id, found, now) = (dossier.id, Dossier::clone(&dossier), app.clock.now());
    let problems = match form.check_destination(ui.today()) {
        Err(problems) => problems,
        Ok((typed, due_on)) => {
            let write = move |tx: &Tx<'_>| match meant(tx, from, &typed)? {
                Err(problems) => Ok(Err(problems)),
                Ok(to) => preparing::redirect(tx, &found, &to, due_on, now).map(Ok),
            };
            match app.db.write(write).await {
                Ok(Ok(())) => {
                    return Ok(Answer::to(urls::dossier(id)).saying(t!(&ui, "passage-changed")));
                }
                Ok(Err(problems)) => problems,
                Err(db::Error::Conflict(_) | db::Error::Missing) => Refusal::Closed.problems(),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let near = schools_near(&app, from).await?;
    Ok(view(&ui, &dossier, &near, (&form, &problems)).unprocessable().into())
}

fn view(
    ui: &Ui,
    dossier: &Dossier,
    near: &[Near],
    (form, problems): (&PrepareForm, &Problems),
) -> Page {
    let title = t!(ui, "passage-change-destination");
    let name = dossier.pupil().full();
    let back = t!(ui, "passage-dossier-of", name = name);
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::dossier(dossier.id), &back)]))
        h1 { (title) }
        p { (pieces::reason(ui, dossier.reason)) }
        (ui::form(ui, &urls::destination(dossier.id), problems, html! {
            (destination_fields(ui, form, problems, near))
            div.actions { button.button { (t!(ui, "passage-save")) } }
        }))
    };
    ui.narrow(&title, body)
}
