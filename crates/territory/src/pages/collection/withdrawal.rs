//! A commune does not go on: `/territoire/dossiers/{dossier}/retrait`.

use crate::{
    collection::{
        Dossier, deeds,
        dossier::Withdraw,
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
pub struct WithdrawalForm {
    reason: String,
    version: u32,
}

const REASON_CHARS_MAX: usize = 500;

pub async fn get(dossier: Granted<Withdraw, Dossier>, ui: Ui) -> Page {
    let form = WithdrawalForm { version: dossier.version, ..WithdrawalForm::default() };
    view(&ui, &dossier, &form, &Problems::none())
}

pub async fn post(
    dossier: Granted<Withdraw, Dossier>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WithdrawalForm>,
) -> Result<Answer> {
    let reason = match form::required(&form.reason, REASON_CHARS_MAX).at("reason") {
        Ok(reason) => reason,
        Err(problem) => {
            let problems = Problems::from(problem);
            return Ok(view(&ui, &dossier, &form, &problems).unprocessable().into());
        }
    };
    let gone = Dossier::clone(&dossier);
    let (version, by) = (form.version, (dossier.viewer.person, ui.now));
    let write = move |tx: &Tx<'_>| {
        dossiers::withdraw(tx, gone.id, version, &reason)?;
        let about = About::dossier(&gone);
        // The syndicate is told when it has the file.
        let mut to = vec![gone.collection.body_id];
        to.extend(gone.lot_id.map(|_| gone.collection.syndicate_id));
        let told = (Some(by.0), by.1);
        telling::tell(tx, &gone.collection.row, News::Withdrawn, about, &to, told)?;
        deeds::of(tx, by, "collection.withdraw", ("dossier", gone.id))
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::dossier(dossier.id)).saying(t!(ui, "collection-withdrawn")))
}

fn view(ui: &Ui, dossier: &Dossier, form: &WithdrawalForm, problems: &Problems) -> Page {
    let title = t!(ui, "collection-withdraw");
    let (label, hint) = (t!(ui, "collection-field-reason"), t!(ui, "collection-withdraw-hint"));
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
        (ui::form(ui, &urls::withdrawal(dossier.id), problems, html! {
            input type="hidden" name="version" value=(form.version);
            (reason.draw(ui, problems))
            div.actions { button.button.danger { (t!(ui, "collection-withdraw-do")) } }
        }))
    };
    ui.narrow(&title, content)
}
