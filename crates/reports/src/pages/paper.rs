//! A signature on paper: `POST /livrets/{report}/signature-papier`. The teacher or the head notes
//! that a guardian has given back the printed report, signed.

use crate::{
    class_reports::Write,
    report::Report,
    signing::{self, Refusal},
    urls,
};
use axum::extract::State;
use base::Id;
use people::Person;
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Result, Ui, t};

#[derive(Deserialize)]
pub struct PaperForm {
    edition: u32,
    guardian: Id<Person>,
}

pub async fn post(
    report: Granted<Write, Report>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PaperForm>,
) -> Result<Answer> {
    let (edition, guardian, now) = (form.edition, form.guardian, ui.now);
    let back = Answer::to(format!("{}#signatures", urls::report(report.id)));
    let write = move |tx: &db::Tx<'_>| signing::note(tx, &report, (edition, guardian), now);
    match app.db.write(write).await {
        Ok(()) => Ok(back.saying(t!(&ui, "reports-paper-noted"))),
        Err(error) => match error.reason::<Refusal>() {
            Some(Refusal::Signed) => Ok(back.saying(t!(&ui, "reports-refused-signed"))),
            Some(Refusal::Changed) => Ok(back.saying(t!(&ui, "reports-refused-paper"))),
            Some(Refusal::NotNoted) | None => Err(error.into()),
        },
    }
}

/// Whoever noted it by mistake takes it back: `POST …/signature-papier/retrait`.
pub async fn take_back(
    report: Granted<Write, Report>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PaperForm>,
) -> Result<Answer> {
    let of = (form.edition, form.guardian);
    let back = Answer::to(format!("{}#signatures", urls::report(report.id)));
    let write = move |tx: &db::Tx<'_>| signing::take_back(tx, &report, of);
    match app.db.write(write).await {
        Ok(()) => Ok(back.saying(t!(&ui, "reports-paper-taken-back"))),
        Err(error) => match error.reason::<Refusal>() {
            Some(Refusal::NotNoted) => Ok(back.saying(t!(&ui, "reports-refused-paper-back"))),
            Some(Refusal::Signed | Refusal::Changed) | None => Err(error.into()),
        },
    }
}
