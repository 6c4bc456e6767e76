//! All the reports of a class or a school in one file: asked for by `POST …/archive`, found again
//! at `GET /livrets/archives/{batch}`; `…/suivi` is for the bar, `…/fichier` the archive.

use super::locking::{OfPeriod, period_of};
use crate::{
    batch::{self, Batch, Take},
    class_reports::{ClassReports, Follow},
    store::batches::State as Made,
    urls,
};
use axum::{Json, extract::State, response::Response};
use base::Id;
use db::Tx;
use files::Asked;
use jobs::progress::{self, Progress, State as Ended};
use maud::{Markup, html};
use people::School;
use serde_json::json;
use web::{
    Answer, App, Error, Form, Granted, Page, Read, Result, Ui, t,
    ui::{self, Tone},
};

/// `POST /livrets/classes/{class}/archive`
pub async fn of_class(
    class: Granted<Take, ClassReports>,
    State(app): State<App>,
    ui: Ui,
    form: Form<OfPeriod>,
) -> Result<Answer> {
    let (period, by) = (form.period, class.viewer.person);
    let back = urls::class(class.class, period);
    let write = move |tx: &Tx<'_>| {
        period_of(tx, &class, period)?;
        batch::begin(tx, (class.school, Some(class.class)), period, by)
    };
    Ok(answer(&ui, app.db.write(write).await?, back))
}

/// `POST /livrets/ecoles/{school}/archive`
pub async fn of_school(
    school: Granted<Follow, School>,
    State(app): State<App>,
    ui: Ui,
    form: Form<OfPeriod>,
) -> Result<Answer> {
    let (id, period, by) = (school.id, form.period, school.viewer.person);
    let write = move |tx: &Tx<'_>| {
        let found = results::period::load(tx, period)?.filter(|it| it.school == id);
        found.ok_or(db::Error::Missing)?;
        batch::begin(tx, (id, None), period, by)
    };
    Ok(answer(&ui, app.db.write(write).await?, urls::school(id, period)))
}

fn answer(ui: &Ui, begun: Option<Id<Batch>>, back: String) -> Answer {
    match begun {
        Some(batch) => Answer::to(urls::batch(batch)),
        None => Answer::to(back).saying(t!(ui, "reports-refused-not-locked")),
    }
}

pub async fn get(batch: Granted<Read, Batch>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (id, of) = (batch.progress, batch.files());
    let load = move |tx: &Tx<'_>| Ok((progress::find(tx, id)?, files::of(tx, of)?));
    let (progress, files) = app.db.read(load).await?;
    let bytes = files.first().map(|file| file.bytes);
    Ok(view(&ui, &batch, progress.as_ref(), bytes))
}

/// What the script of the bar asks for.
pub async fn follow(
    batch: Granted<Read, Batch>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<serde_json::Value>> {
    let id = batch.progress;
    let progress = app.db.read(move |tx: &Tx<'_>| progress::find(tx, id)).await?;
    let progress = progress.ok_or(Error::Gone)?;
    Ok(Json(json!({
        "done": progress.done,
        "total": progress.total.unwrap_or(0),
        "text": ui.say_kept(&progress.text_id, &[]),
        "finished": progress.state != Ended::Running,
        "next": urls::batch(batch.id),
    })))
}

pub async fn file(
    batch: Granted<Read, Batch>,
    State(app): State<App>,
    asked: Asked,
) -> Result<Response> {
    let of = batch.files();
    let found = app.db.read(move |tx: &Tx<'_>| files::of(tx, of)).await?.pop();
    let file = found.filter(|_| batch.state == Made::Ready).ok_or(Error::Gone)?;
    files::serve(&app, &file, asked).await
}

fn view(ui: &Ui, batch: &Batch, progress: Option<&Progress>, bytes: Option<u64>) -> Page {
    let title = t!(ui, "reports-batch-title", whose = batch.whose(), period = batch.period_name);
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::school(batch.school, batch.period),
            &t!(ui, "reports-title"))]))
        h1 { (title) }
        @match batch.state {
            Made::Making => (making(ui, batch, progress)),
            Made::Ready => {
                p { (t!(ui, "reports-batch-holds", count = batch.pages,
                    weight = files::weight(bytes.unwrap_or(0), ui.locale))) }
                (ui::note(Tone::Warn, t!(ui, "reports-batch-personal")))
                (ui::button_link(&urls::of_batch(batch.id, "fichier"), "download",
                    t!(ui, "reports-batch-take")))
                p.quiet { (t!(ui, "reports-batch-until",
                    day = batch.made_at.plus_days(batch::KEPT_DAYS).day().in_words(ui.locale))) }
            }
            Made::Failed => (ui::note(Tone::Warn, t!(ui, "reports-batch-failed"))),
            Made::Gone => (ui::note(Tone::Info, t!(ui, "reports-batch-gone"))),
        }
    };
    ui.narrow(&title, content)
}

fn making(ui: &Ui, batch: &Batch, progress: Option<&Progress>) -> Markup {
    let words = progress.map(|it| ui.say_kept(&it.text_id, &[])).unwrap_or_default();
    let percent = progress.and_then(Progress::percent);
    html! {
        section.card { div.body {
            div.progress data-behaviour="progress"
                data-progress-url=(urls::of_batch(batch.id, "suivi")) {
                progress aria-label=(words) max="100" value=[percent] {}
                p data-progress-text role="status" { (words) }
            }
            p.quiet { (t!(ui, "reports-batch-may-leave")) }
            p data-without-script {
                a href=(urls::batch(batch.id)) { (t!(ui, "reports-batch-look-again")) }
            }
        } }
    }
}
