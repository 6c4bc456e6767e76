//! Importing what a school adds to a programme: `/resultats/ecoles/{school}/import`. The file is
//! read, what it would change is said; then it is done as it was said, or not at all.

use super::{
    import_pieces,
    receiving::{self, Received},
    school::{programme_name, programmes},
};
use crate::{
    access::Arrange,
    deeds,
    programme::{self, Ground, Refusal, Target},
    programme_plan::Plan,
    urls,
};
use axum::extract::{Request, State};
use db::Tx;
use maud::{Markup, html};
use people::School;
use serde::Deserialize;
use web::{Answer, App, Error, Form, Granted, Page, Problems, Result, Ui, t, ui, ui::Field};

/// What is shown below the form.
pub enum Outcome {
    Nothing,
    Faults(Vec<crate::programme_file::Fault>),
    /// The plan, and the file it is of.
    Plan(Plan, String),
}

#[derive(Debug, Default, Deserialize)]
pub struct ApplyForm {
    #[serde(default)]
    code: String,
    #[serde(default)]
    file: String,
    #[serde(default)]
    mark: String,
}

pub async fn get(school: Granted<Arrange, School>, ui: Ui) -> Page {
    view(&ui, &school, "", &Outcome::Nothing, false)
}

pub async fn post(
    school: Granted<Arrange, School>,
    State(app): State<App>,
    ui: Ui,
    request: Request,
) -> Result<Answer> {
    let received: Received = receiving::receive(&app, request).await?;
    let code = known_code(&school, received.field("code"))?;
    let target = Target::School(school.id, code.to_owned());
    let outcome = look(&app, target, received.file, ui.today()).await?;
    let page = view(&ui, &school, code, &outcome, false);
    let is_wrong = matches!(outcome, Outcome::Faults(_));
    Ok(if is_wrong { page.unprocessable() } else { page }.into())
}

fn known_code(school: &School, code: &str) -> Result<&'static str> {
    programmes(school).into_iter().find(|it| *it == code).ok_or(Error::BadRequest)
}

/// What the file would change now.
pub async fn look(app: &App, target: Target, file: Vec<u8>, today: base::Day) -> Result<Outcome> {
    let read = move |tx: &Tx<'_>| {
        let ground = Ground::of(tx, &target, today)?;
        Ok(match ground.read(&file) {
            Ok(lines) => {
                let text = String::from_utf8(file.clone());
                let text =
                    text.unwrap_or_else(|_| encoding_rs::WINDOWS_1252.decode(&file).0.into_owned());
                Outcome::Plan(ground.plan(&lines, today), text)
            }
            Err(faults) => Outcome::Faults(faults),
        })
    };
    Ok(app.db.read(read).await?)
}

/// `POST …/application`: the plan that was read, and no other.
pub async fn apply(
    school: Granted<Arrange, School>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ApplyForm>,
) -> Result<Answer> {
    let code = known_code(&school, &form.code)?;
    let (id, by, now) = (school.id, school.viewer.person, ui.now);
    let target = Target::School(id, code.to_owned());
    let (again, file, mark) = (target.clone(), form.file.clone(), form.mark.clone());
    let write = move |tx: &Tx<'_>| {
        let count = programme::import(tx, &target, file.as_bytes(), &mark, now.day())?;
        deeds::programme(tx, Some(id), code, count, by, now)?;
        Ok(count)
    };
    match app.db.write(write).await {
        Ok(count) => {
            let words = t!(&ui, "results-imported", count = count);
            Ok(Answer::to(urls::programme(id, code)).saying(words))
        }
        Err(error) if error.reason::<Refusal>().is_some() => {
            let file = form.file.clone().into_bytes();
            let outcome = look(&app, again, file, now.day()).await?;
            Ok(view(&ui, &school, code, &outcome, true).unprocessable().into())
        }
        Err(error) => Err(error.into()),
    }
}

fn view(ui: &Ui, school: &School, code: &str, outcome: &Outcome, is_stale: bool) -> Page {
    let title = t!(ui, "results-import");
    let names: Vec<_> =
        programmes(school).into_iter().map(|code| (code, programme_name(ui, code))).collect();
    let options: Vec<(&str, &str)> = names.iter().map(|(code, name)| (*code, &**name)).collect();
    let label = t!(ui, "results-programme");
    let field = Field { name: "code", label: &label, value: code, ..Field::default() };
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::school(school.id), &t!(ui, "results-school-title"))]))
        h1 { (title) }
        (shown(ui, outcome, is_stale, &urls::programme_applied(school.id), &html! {
            input type="hidden" name="code" value=(code);
        }))
        (sending(ui, &urls::programme_import(school.id), &html! {
            (ui::select(ui, &field, &options, &Problems::none()))
        }))
        p.quiet { (t!(ui, "results-import-columns")) }
        p.quiet { (t!(ui, "results-import-undo")) }
    };
    ui.narrow(&title, body)
}

/// What became of a file: what is wrong, or what it would change and the button that does it.
pub fn shown(ui: &Ui, outcome: &Outcome, is_stale: bool, applied: &str, hidden: &Markup) -> Markup {
    match outcome {
        Outcome::Nothing => html! {},
        Outcome::Faults(faults) => import_pieces::faults(ui, faults),
        Outcome::Plan(plan, file) => html! {
            @if is_stale { (ui::note(ui::Tone::Warn, t!(ui, "results-import-stale"))) }
            (import_pieces::plan(ui, plan))
            @if !plan.is_empty() {
                (ui::action(ui, applied, html! {
                    (hidden)
                    input type="hidden" name="mark" value=(plan.mark());
                    textarea name="file" hidden aria-hidden="true" { "\n" (file) }
                    div.actions { button.button { (t!(ui, "results-import-apply")) } }
                }))
            }
        },
    }
}

/// The form that sends a file.
pub fn sending(ui: &Ui, url: &str, fields: &Markup) -> Markup {
    html! {
        form.form method="post" enctype="multipart/form-data" action=(url) {
            (ui::token(ui))
            (fields)
            div.field {
                label for="file" { (t!(ui, "results-import-file")) }
                p.hint #file-hint { (t!(ui, "results-import-file-hint")) }
                input.input #file type="file" name="file" required accept=".csv,text/csv"
                    aria-describedby="file-hint";
            }
            div.actions {
                button.button { (ui::icon("upload")) (t!(ui, "results-import-look")) }
            }
        }
    }
}
