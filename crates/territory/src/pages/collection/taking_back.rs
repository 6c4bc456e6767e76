//! A commune that had withdrawn goes on: `/territoire/dossiers/{dossier}/reprise`, by the body that
//! collects.

use crate::{
    collection::{
        Dossier, deeds,
        dossier::TakeBack,
        telling::{self, About, News},
        urls,
    },
    store::collection::dossiers,
};
use axum::extract::State;
use db::Tx;
use maud::html;
use serde::Deserialize;
use web::{Answer, App, At, Form, Granted, Page, Problems, Result, Ui, form, t, ui, ui::Field};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReturnForm {
    reason: String,
    version: u32,
}

const REASON_CHARS_MAX: usize = 500;

pub async fn get(dossier: Granted<TakeBack, Dossier>, ui: Ui) -> Page {
    let form = ReturnForm { version: dossier.version, ..ReturnForm::default() };
    view(&ui, &dossier, &form, &Problems::none())
}

pub async fn post(
    dossier: Granted<TakeBack, Dossier>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ReturnForm>,
) -> Result<Answer> {
    let reason = match form::required(&form.reason, REASON_CHARS_MAX).at("reason") {
        Ok(reason) => reason,
        Err(problem) => {
            let problems = Problems::from(problem);
            return Ok(view(&ui, &dossier, &form, &problems).unprocessable().into());
        }
    };
    let back = Dossier::clone(&dossier);
    let (version, by) = (form.version, (dossier.viewer.person, ui.now));
    let write = move |tx: &Tx<'_>| {
        dossiers::take_back(tx, back.id, version, &reason)?;
        let about = About::dossier(&back);
        // The syndicate is told when it has the file.
        let mut to = vec![back.commune.id];
        to.extend(back.lot_id.map(|_| back.collection.syndicate_id));
        let told = (Some(by.0), by.1);
        telling::tell(tx, &back.collection.row, News::TakenBack, about, &to, told)?;
        deeds::of(tx, by, "collection.take-back", ("dossier", back.id))
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::dossier(dossier.id)).saying(t!(ui, "collection-taken-back")))
}

fn view(ui: &Ui, dossier: &Dossier, form: &ReturnForm, problems: &Problems) -> Page {
    let title = t!(ui, "collection-take-back");
    let (label, hint) = (t!(ui, "collection-field-reason"), t!(ui, "collection-take-back-hint"));
    let reason = Field {
        name: "reason",
        label: &label,
        hint: Some(&hint),
        value: &form.reason,
        ..Field::default()
    };
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::dossier(dossier.id), &dossier.commune.name)]))
        h1 { (title) }
        (ui::form(ui, &urls::return_of(dossier.id), problems, html! {
            input type="hidden" name="version" value=(form.version);
            (reason.draw(ui, problems))
            div.actions { button.button { (t!(ui, "collection-take-back-do")) } }
        }))
    };
    ui.narrow(&title, content)
}
