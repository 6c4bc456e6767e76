//! Bringing files in: `GET` and `POST /administration/imports/nouveau`, and for one school
//! `/administration/ecole/{school}/imports/nouveau`.

use super::pieces;
use crate::authority::Steward;
use crate::deeds::Deed;
use crate::intake::{Answers, Intake, IntakeFile, IntakeState};
use crate::jobs::ReadIntake;
use crate::office::{BringIn, Office};
use crate::receiving::{Received, receive};
use crate::record::Academy;
use crate::{store, urls};
use axum::extract::{Request, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::audit::Risk;
use people::{Person, School, school};
use serde_json::json;
use web::{
    Answer, App, At, Granted, Page, Problem, Problems, Result, Ui, t,
    ui::{self, Field},
};

/// What a school may lose before it is held, in percent, when nobody says otherwise.
const HOLD_PERCENT: u32 = 5;
/// More than a half is never let go unread: that is what a written reason is for.
const HOLD_PERCENT_MAX: u32 = 50;
const NAME_CHARS_MAX: usize = 120;

pub async fn get(_: Steward, State(app): State<App>, ui: Ui) -> Result<Page> {
    let schools = pieces::schools(&app).await?;
    Ok(view(&ui, &Of::Platform(&schools), &Received::default(), &Problems::none()))
}

pub async fn post(
    steward: Steward,
    State(app): State<App>,
    ui: Ui,
    request: Request,
) -> Result<Answer> {
    let received = receive(&app, request).await?;
    bring(&app, &ui, steward.person, None, received).await
}

pub async fn get_of_school(office: Granted<BringIn, Office>, ui: Ui) -> Page {
    view(&ui, &Of::School(&office), &Received::default(), &Problems::none())
}

pub async fn post_of_school(
    office: Granted<BringIn, Office>,
    State(app): State<App>,
    ui: Ui,
    request: Request,
) -> Result<Answer> {
    let received = receive(&app, request).await?;
    bring(&app, &ui, office.viewer.person, Some(&office), received).await
}

async fn bring(
    app: &App,
    ui: &Ui,
    by: Id<Person>,
    office: Option<&Office>,
    received: Received,
) -> Result<Answer> {
    let answers = match check(app, office, &received).await? {
        Ok(answers) => answers,
        Err(problems) => {
            let schools = pieces::schools(app).await?;
            let of = office.map_or(Of::Platform(&schools), Of::School);
            return Ok(view(ui, &of, &received, &problems).unprocessable().into());
        }
    };
    let (now, school, files) = (ui.now, office.map(|office| office.id), received.files);
    let write = move |tx: &Tx<'_>| {
        let intake = take_in(tx, by, school, &answers, &files, now)?;
        let detail = json!({
            "files": files.len(),
            "makes_schools": answers.makes_schools,
            "hold_percent": answers.hold_percent,
        });
        let (action, risk) = ("feed.bring", Risk::Personal);
        Deed { by: Some(by), action, risk, school, feed: None, detail }.record(tx, now)?;
        Ok(intake)
    };
    let intake = app.db.write(write).await?;
    Ok(Answer::to(urls::intake(intake)))
}

/// Written down, with the job that reads it.
fn take_in(
    tx: &Tx<'_>,
    by: Id<Person>,
    school: Option<Id<School>>,
    answers: &Answers,
    files: &[IntakeFile],
    now: base::Instant,
) -> db::Result<Id<Intake>> {
    let text = text::id!("feeds-step-waiting");
    let progress = jobs::progress::start(tx, "feeds.read", by, None, text, now)?;
    let intake = Intake {
        id: tx.new_id(),
        by,
        school,
        at: now,
        state: IntakeState::Reading,
        asked: serde_json::to_string(answers)
            .map_err(|error| db::Error::Engine(error.to_string()))?,
        looked: None,
        refusal: None,
        progress,
        feed: None,
    };
    store::intakes::insert(tx, &intake, files)?;
    jobs::enqueue(tx, &ReadIntake { intake: intake.id }, now)?;
    Ok(intake.id)
}

/// What was said with the files; of a school's own files it is known already.
async fn check(
    app: &App,
    office: Option<&Office>,
    received: &Received,
) -> Result<Result<Answers, Problems>> {
    let mut problems = Problems::none();
    let mut refuse = |problem: Problem| problems = std::mem::take(&mut problems).and(problem);
    if let Some(refused) = received.refused {
        refuse(Problem { field: "fichiers", text: refused, args: Vec::new() });
    }
    let hold_percent = match percent(received.field("seuil")) {
        Ok(percent) => percent,
        Err(problem) => {
            refuse(problem);
            HOLD_PERCENT
        }
    };
    let academy = received.field("academie").to_owned();
    let is_number = academy.len() <= 2 && academy.bytes().all(|byte| byte.is_ascii_digit());
    if !academy.is_empty() && (!is_number || Academy::parse(&academy).is_none()) {
        let text = text::id!("feeds-new-academy-unknown");
        refuse(Problem { field: "academie", text, args: Vec::new() });
    }
    let mut uai = received.field("ecole").to_uppercase();
    match office {
        Some(office) => uai.clone_from(&office.uai),
        None if !uai.is_empty() => {
            let asked = uai.clone();
            let found = app.db.read(move |tx| school::find_by_uai(tx, &asked)).await?;
            if found.is_none() {
                let text = text::id!("feeds-new-school-unknown");
                refuse(Problem { field: "ecole", text, args: Vec::new() });
            }
        }
        None => {}
    }
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    Ok(Ok(Answers {
        name: name_of(&received.files),
        academy,
        uai,
        makes_schools: office.is_none() && received.field("ouvrir") == "on",
        hold_percent,
        ..Answers::default()
    }))
}

fn percent(text: &str) -> Result<u32, Problem> {
    let text = text.trim_end_matches(['%', ' ', '\u{a0}', '\u{202f}']);
    if text.is_empty() {
        return Ok(HOLD_PERCENT);
    }
    let percent = text.parse().ok().filter(|percent| (1..=HOLD_PERCENT_MAX).contains(percent));
    percent.ok_or(text::id!("feeds-new-percent-wrong")).at("seuil")
}

/// "eleves.csv, responsables.csv"
fn name_of(files: &[IntakeFile]) -> String {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let whole = names.join(", ");
    match whole.char_indices().nth(NAME_CHARS_MAX) {
        Some((end, _)) => format!("{}…", &whole[..end]),
        None => whole,
    }
}

/// Whose files are brought in; the platform may say of which school they are.
enum Of<'a> {
    School(&'a Office),
    Platform(&'a [(String, String)]),
}

fn view(ui: &Ui, of: &Of<'_>, received: &Received, problems: &Problems) -> Page {
    let title = t!(ui, "feeds-bring");
    let office = match of {
        Of::School(office) => Some(office),
        Of::Platform(_) => None,
    };
    let action = office.map_or(urls::NEW.to_owned(), |office| urls::new_of_school(office.id));
    let school = office.map(|office| (office.id, office.name.as_str()));
    let body = html! {
        (pieces::way(ui, school, None))
        h1 { (title) }
        p { @if office.is_some() { (t!(ui, "feeds-new-lead-school")) }
            @else { (t!(ui, "feeds-new-lead")) } }
        form.form method="post" enctype="multipart/form-data" action=(action) {
            (ui::token(ui))
            (ui::problems(ui, problems))
            (file_field(ui, office.is_some(), problems))
            @if let Of::Platform(schools) = of {
                (of_the_platform(ui, schools, received, problems))
            }
            (threshold(ui, received, problems))
            (ui::note(ui::Tone::Info, t!(ui, "feeds-new-nothing-changes")))
            div.actions { button.button { (ui::icon("upload")) (t!(ui, "feeds-new-send")) } }
        }
    };
    ui.narrow(&title, body)
}

fn file_field(ui: &Ui, is_of_school: bool, problems: &Problems) -> Markup {
    let problem = problems.of("fichiers");
    html! {
        div.field {
            label for="fichiers" { (t!(ui, "feeds-new-files")) }
            p.hint #fichiers-hint {
                @if is_of_school { (t!(ui, "feeds-new-files-hint-school")) }
                @else { (t!(ui, "feeds-new-files-hint")) }
            }
            @if let Some(problem) = problem {
                p.error #fichiers-error { (ui.words(problem.text)) }
            }
            input.input #fichiers type="file" name="fichiers" multiple required
                accept=".zip,.xml,.csv,.txt,.tsv" aria-describedby="fichiers-hint"
                aria-invalid=[problem.map(|_| "true")];
        }
    }
}

fn of_the_platform(
    ui: &Ui,
    schools: &[(String, String)],
    received: &Received,
    problems: &Problems,
) -> Markup {
    let (label, value) = (t!(ui, "feeds-new-school"), received.field("ecole"));
    html! {
        (pieces::school_field(ui, &label, value, schools, true, problems))
        (ui::checkbox("ouvrir", &t!(ui, "feeds-new-open"), received.field("ouvrir") == "on"))
    }
}

fn threshold(ui: &Ui, received: &Received, problems: &Problems) -> Markup {
    let usual = HOLD_PERCENT.to_string();
    let value = received.fields.get("seuil").map_or(usual.as_str(), String::as_str);
    let percent = Field {
        name: "seuil",
        label: &t!(ui, "feeds-new-percent"),
        hint: Some(&t!(ui, "feeds-new-percent-hint")),
        value,
        class: "short",
        ..Field::default()
    };
    let academy = Field {
        name: "academie",
        label: &t!(ui, "feeds-new-academy"),
        hint: Some(&t!(ui, "feeds-new-academy-hint")),
        value: received.field("academie"),
        is_optional: true,
        class: "short",
        ..Field::default()
    };
    html! {
        details.more open[!problems.is_empty()] {
            summary { (t!(ui, "feeds-new-more")) }
            div.stack { (percent.draw(ui, problems)) (academy.draw(ui, problems)) }
        }
    }
}
