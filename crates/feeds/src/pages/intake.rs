//! Files that have arrived: `GET /administration/imports/depots/{intake}` says how far they are,
//! and asks what must be; `POST` answers; `…/abandon` gives them up; `…/suivi` is for the bar.

use super::{mapping, pieces};
use crate::intake::{Answers, Intake, IntakeState, Settle};
use crate::jobs::ReadIntake;
use crate::{store, urls};
use axum::Json;
use axum::extract::State;
use base::Id;
use db::Tx;
use jobs::progress::{self, Progress};
use maud::{Markup, html};
use people::school;
use serde::Deserialize;
use web::{
    Answer, App, Form, Granted, Page, Problems, Read, Result, Ui, t,
    ui::{self, Tone},
};

#[derive(Deserialize)]
pub struct Nothing {}

pub async fn get(intake: Granted<Read, Intake>, State(app): State<App>, ui: Ui) -> Result<Answer> {
    if let (IntakeState::Read, Some(feed)) = (intake.state, intake.feed) {
        return Ok(Answer::to(urls::feed(feed)));
    }
    let progress = progress_of(&app, &intake).await?;
    let body = match intake.state {
        IntakeState::Asking => {
            let schools = pieces::schools(&app).await?;
            mapping::view(&ui, &intake, &mapping::begin(&intake), &schools, &Problems::none())
        }
        IntakeState::Refused => refused(&ui, &intake),
        IntakeState::Dropped => ui::empty(t!(ui, "feeds-intake-dropped"), None),
        IntakeState::Reading | IntakeState::Read => reading(&ui, &intake, progress.as_ref()),
    };
    Ok(page(&ui, &intake, body).into())
}

fn page(ui: &Ui, intake: &Intake, body: Markup) -> Page {
    let name = intake.answers().name;
    let home = pieces::home_of(ui, intake.school);
    let title = match intake.state {
        IntakeState::Asking => t!(ui, "feeds-mapping-title"),
        IntakeState::Refused => t!(ui, "feeds-refused-title"),
        _ => t!(ui, "feeds-reading-title"),
    };
    let body = html! {
        (pieces::way(ui, home, None))
        h1 { (title) }
        p.quiet { (name) }
        (body)
    };
    match intake.state {
        IntakeState::Asking => ui.page(&title, body),
        _ => ui.narrow(&title, body),
    }
}

fn reading(ui: &Ui, intake: &Intake, progress: Option<&Progress>) -> Markup {
    let here = urls::intake(intake.id);
    html! {
        @if let Some(progress) = progress {
            (pieces::progress(ui, progress, &urls::of_intake(intake.id, "suivi"), &here))
        }
    }
}

fn refused(ui: &Ui, intake: &Intake) -> Markup {
    let sentence = intake.problem().map(|problem| problem.said(ui)).unwrap_or_default();
    let again = match pieces::home_of(ui, intake.school) {
        Some((school, _)) => urls::new_of_school(school),
        None => urls::NEW.to_owned(),
    };
    html! {
        (ui::note(Tone::Warn, sentence))
        p { (t!(ui, "feeds-refused-nothing")) }
        div.actions {
            (ui::button_link(&again, "upload", t!(ui, "feeds-bring-again")))
            (give_up_button(ui, intake))
        }
    }
}

pub fn give_up_button(ui: &Ui, intake: &Intake) -> Markup {
    let words = match intake.state {
        IntakeState::Refused => t!(ui, "feeds-intake-forget"),
        _ => t!(ui, "feeds-intake-give-up"),
    };
    ui::action(
        ui,
        &urls::of_intake(intake.id, "abandon"),
        html! { button.button.plain { (words) } },
    )
}

async fn progress_of(app: &App, intake: &Intake) -> Result<Option<Progress>> {
    let id = intake.progress;
    Ok(app.db.read(move |tx| progress::find(tx, id)).await?)
}

pub async fn follow(
    intake: Granted<Read, Intake>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<serde_json::Value>> {
    let progress = progress_of(&app, &intake).await?.ok_or(web::Error::Gone)?;
    Ok(pieces::followed(&ui, &progress, &urls::intake(intake.id)))
}

pub async fn post(
    intake: Granted<Settle, Intake>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let mut answers = mapping::answers(&intake, &form.0);
    let mut problems = mapping::check(&intake, &answers);
    if intake.school.is_none() && !answers.uai.is_empty() {
        let uai = answers.uai.clone();
        if app.db.read(move |tx| school::find_by_uai(tx, &uai)).await?.is_none() {
            let text = text::id!("feeds-new-school-unknown");
            problems = problems.and(web::Problem { field: "ecole", text, args: Vec::new() });
        }
    }
    if !problems.is_empty() {
        let schools = pieces::schools(&app).await?;
        let body = mapping::view(&ui, &intake, &answers, &schools, &problems);
        return Ok(page(&ui, &intake, body).unprocessable().into());
    }
    if answers.hold_percent == 0 {
        answers.hold_percent = intake.answers().hold_percent;
    }
    let (intake_id, now) = (intake.id, ui.now);
    let again = (*intake).clone();
    app.db.write(move |tx| read_again(tx, &again, &answers, now)).await?;
    Ok(Answer::to(urls::intake(intake_id)))
}

/// The files are read again, as was answered; what was said of the columns is remembered.
pub fn read_again(
    tx: &Tx<'_>,
    intake: &Intake,
    answers: &Answers,
    now: base::Instant,
) -> db::Result<()> {
    let text = text::id!("feeds-step-waiting");
    let progress = progress::start(tx, "feeds.read", intake.by, None, text, now)?;
    let asked =
        serde_json::to_string(answers).map_err(|error| db::Error::Engine(error.to_string()))?;
    let again = Intake { asked, progress, ..intake.clone() };
    store::intakes::answer(tx, &again)?;
    if !answers.uai.is_empty() {
        for table in &answers.tables {
            store::columns::learn(tx, &answers.uai, &table.columns)?;
        }
    }
    jobs::enqueue(tx, &ReadIntake { intake: intake.id }, now).map(drop)
}

pub async fn give_up(
    intake: Granted<Settle, Intake>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let id: Id<Intake> = intake.id;
    // What is being read ends as a plan, which can be given up.
    let from = [IntakeState::Asking, IntakeState::Refused];
    let write = move |tx: &Tx<'_>| {
        store::intakes::set_state(tx, id, from, IntakeState::Dropped)?;
        store::intakes::forget_files(tx, id)
    };
    app.db.write(write).await?;
    let back = match pieces::home_of(&ui, intake.school) {
        Some((school, _)) => urls::of_school(school),
        None => urls::HISTORY.to_owned(),
    };
    Ok(Answer::to(back).saying(t!(ui, "feeds-intake-given-up")))
}
