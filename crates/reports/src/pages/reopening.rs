//! Reopening a report: `GET` and `POST /livrets/{report}/reouverture`. The head says why; what it
//! said stays, and the family that had it is told.

use crate::{class_reports::Lock, life, report::Report, store, urls};
use axum::extract::State;
use db::Tx;
use maud::html;
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Granted, Page, Problems, Result, Ui,
    form::required,
    t,
    ui::{self, Field, Tone},
};

#[derive(Clone, Debug, Default, Deserialize)]
pub struct ReopeningForm {
    edition: u32,
    #[serde(default)]
    reason: String,
}

pub async fn get(report: Granted<Lock, Report>, State(app): State<App>, ui: Ui) -> Result<Page> {
    if report.is_open() {
        return Err(Error::Conflict);
    }
    let form = ReopeningForm { edition: report.edition, reason: String::new() };
    Ok(view(&ui, &report, &named(&app, &report).await?, &form, &Problems::none()))
}

/// Whose report it is, and of what period.
async fn named(app: &App, report: &Report) -> Result<(String, String)> {
    let id = report.id;
    Ok(app.db.read(move |tx: &Tx<'_>| store::keeping::named(tx, id)).await?)
}

pub async fn post(
    report: Granted<Lock, Report>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ReopeningForm>,
) -> Result<Answer> {
    let checked = required(&form.reason, life::REASON_CHARS).at("reason");
    let (reason,) = match Problems::gather((checked,)) {
        Ok(reason) => reason,
        Err(problems) => {
            let named = named(&app, &report).await?;
            return Ok(view(&ui, &report, &named, &form, &problems).unprocessable().into());
        }
    };
    if report.edition != form.edition {
        return Err(Error::Conflict);
    }
    let id = report.id;
    app.db.write(move |tx: &Tx<'_>| life::reopen(tx, &report, &reason)).await?;
    Ok(Answer::to(urls::report(id)).saying(t!(&ui, "reports-reopened")))
}

fn view(
    ui: &Ui,
    report: &Report,
    (name, period): &(String, String),
    form: &ReopeningForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "reports-reopen-of", name = name.as_str());
    let above = t!(ui, "reports-of", name = name.as_str(), period = period.as_str());
    let (label, hint) = (t!(ui, "reports-reason"), t!(ui, "reports-reason-hint"));
    let field = Field {
        name: "reason",
        label: &label,
        hint: Some(&hint),
        value: &form.reason,
        ..Field::default()
    };
    let content = html! {
        input type="hidden" name="edition" value=(form.edition);
        (field.draw(ui, problems))
        button.button { (t!(ui, "reports-reopen")) }
    };
    ui.narrow(
        &title,
        html! {
            (ui::breadcrumb(ui, &[(&urls::report(report.id), &above)]))
            h1 { (title) }
            (ui::note(Tone::Warn, t!(ui, "reports-reopen-warning")))
            (ui::form(ui, &urls::of_report(report.id, "reouverture"), problems, content))
        },
    )
}
