//! The state of the queue: `GET /administration/travaux`, and what was given up, tried again
//! (`POST …/{job}/reprise`) or forgotten (`POST …/{job}/oubli`).

use crate::{authority::Steward, deed::Deed, urls};
use axum::extract::{Path, State};
use base::Id;
use db::Tx;
use jobs::{Counts, Failure, Queued};
use maud::{Markup, html};
use people::audit::Risk;
use serde::Deserialize;
use web::{Answer, App, Form, Page, Result, Ui, t, ui};

#[derive(Deserialize)]
pub struct Nothing {}

const FAILURES_MAX: u32 = 100;

pub async fn get(_: Steward, State(app): State<App>, ui: Ui) -> Result<Page> {
    let now = ui.now;
    let load = move |tx: &Tx<'_>| Ok((jobs::counts(tx, now)?, jobs::failures(tx, FAILURES_MAX)?));
    let (counts, failures) = app.db.read(load).await?;
    Ok(view(&ui, counts, &failures))
}

pub async fn retry(
    steward: Steward,
    State(app): State<App>,
    Path(job): Path<Id<Queued>>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let now = ui.now;
    let write = move |tx: &Tx<'_>| {
        jobs::retry(tx, job, now)?;
        Deed::by(&steward, "job.retry", Risk::Other).on("job", job).record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::QUEUE).saying(t!(ui, "admin-job-retried")))
}

pub async fn forget(
    steward: Steward,
    State(app): State<App>,
    Path(job): Path<Id<Queued>>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let now = ui.now;
    let write = move |tx: &Tx<'_>| {
        jobs::forget(tx, job)?;
        Deed::by(&steward, "job.forget", Risk::Deletion).on("job", job).record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::QUEUE).saying(t!(ui, "admin-job-forgotten")))
}

fn view(ui: &Ui, counts: Counts, failures: &[Failure]) -> Page {
    let title = t!(ui, "admin-queue");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HUB, &t!(ui, "admin-title"))]))
        h1 { (title) }
        dl.figures {
            div { dt { (t!(ui, "admin-jobs-waiting")) } dd { (counts.waiting) } }
            div { dt { (t!(ui, "admin-jobs-due")) } dd { (counts.due) } }
            div { dt { (t!(ui, "admin-jobs-running")) } dd { (counts.running) } }
            div.warn[counts.failed > 0] {
                dt { (t!(ui, "admin-jobs-failed")) } dd { (counts.failed) }
            }
        }
        @if failures.is_empty() { (ui::note(ui::Tone::Ok, t!(ui, "admin-jobs-fine"))) }
        @for failure in failures { (card(ui, failure)) }
    };
    ui.narrow(&title, body)
}

fn card(ui: &Ui, failure: &Failure) -> Markup {
    let url = |what: &str| format!("{}/{}/{what}", urls::QUEUE, failure.id);
    html! {
        section.card {
            header {
                h2 { (failure.kind) }
                span.tag { (t!(ui, "admin-job-tries", count = failure.tries)) }
            }
            div.body { p { (ui::time(ui, failure.failed_at)) " · " (failure.error) } }
            footer.actions {
                (ui::action(ui, &url("reprise"), html! {
                    button.button { (t!(ui, "admin-job-retry")) }
                }))
                (ui::action(ui, &url("oubli"), html! {
                    button.button.plain { (t!(ui, "admin-job-forget")) }
                }))
            }
        }
    }
}
