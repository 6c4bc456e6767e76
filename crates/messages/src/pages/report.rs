//! Reporting a letter: `/messages/{letter}/signalement`. The head sees it, with what is around it.

use super::pieces;
use crate::{Letter, delivering, letter::Report, news, report::NewReport, store, urls};
use axum::extract::State;
use base::Id;
use maud::html;
use people::School;
use people::Standing;
use serde::Deserialize;
use ui::Field;
use utoipa::ToSchema;
use web::{Answer, App, At, Form, Granted, Page, Problems, Result, Ui, form, t, ui};

const REASON_CHARS_MAX: usize = 1_000;
/// What is of no school: the administrators of the platform see it.
const PLATFORM: Id<School> = Id::new(0);

#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ReportForm {
    #[serde(default)]
    reason: String,
}

impl ReportForm {
    pub fn check(&self) -> Result<String, Problems> {
        let reason = form::required(&self.reason, REASON_CHARS_MAX).at("reason");
        let (reason,) = Problems::gather((reason,))?;
        Ok(reason)
    }
}

pub async fn get(letter: Granted<Report, Letter>, ui: Ui) -> Page {
    view(&ui, &letter, &ReportForm::default(), &Problems::none())
}

pub async fn post(
    letter: Granted<Report, Letter>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ReportForm>,
) -> Result<Answer> {
    let reason = match form.check() {
        Ok(reason) => reason,
        Err(problems) => return Ok(view(&ui, &letter, &form, &problems).unprocessable().into()),
    };
    let (url, at) = (urls::letter(letter.id), app.clock.now());
    let write = move |tx: &db::Tx<'_>| report(tx, &letter, &reason, at);
    app.db.write(write).await?;
    Ok(Answer::to(url).saying(t!(&ui, "messages-reported")))
}

/// Writes the report down and tells those who look after such things.
pub fn report(
    tx: &db::Tx<'_>,
    letter: &Granted<Report, Letter>,
    reason: &str,
    at: base::Instant,
) -> db::Result<()> {
    report_by(tx, letter, &letter.viewer, reason, at)
}

/// The same, by somebody who is not at a screen: the demo plays him.
pub fn report_by(
    tx: &db::Tx<'_>,
    letter: &Letter,
    viewer: &Standing,
    reason: &str,
    at: base::Instant,
) -> db::Result<()> {
    let schools: Vec<_> = viewer.schools.iter().map(|school| school.id).collect();
    let of_child = letter.pupil().and_then(|pupil| viewer.child(pupil));
    let school = match of_child.and_then(|child| child.schools.first().copied()) {
        Some(school) => Some(school),
        None => store::reports::school_of_both(tx, &schools, letter.sender_id)?,
    };
    let school = school.or(schools.first().copied()).unwrap_or(PLATFORM);
    // Nobody is told who complains of him: what a head wrote goes to the platform.
    let judges = store::reports::moderators(tx, school)?;
    let school = if judges.contains(&letter.sender_id) { PLATFORM } else { school };
    let report = NewReport {
        letter: letter.id,
        reporter: viewer.person,
        school,
        reason: reason.to_owned(),
        at,
    };
    store::reports::insert(tx, &report)?;
    let moderators = store::reports::moderators(tx, school)?;
    delivering::tell(tx, &moderators);
    news::awaits(tx, &moderators, letter.id.raw(), urls::REPORTS.to_owned(), at)
}

fn view(ui: &Ui, letter: &Letter, form: &ReportForm, problems: &Problems) -> Page {
    let title = t!(ui, "messages-report-title");
    let (label, hint) = (t!(ui, "messages-report-reason"), t!(ui, "messages-report-hint"));
    let field = Field {
        name: "reason",
        label: &label,
        hint: Some(&hint),
        value: &form.reason,
        ..Field::default()
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::letter(letter.id), &t!(ui, "messages-back-to-letter"))]))
        h1 { (title) }
        p {
            b { (pieces::name(ui, &letter.sender())) } " — "
            (pieces::subject(ui, &letter.subject))
        }
        p { (t!(ui, "messages-report-what")) }
        (ui::form(ui, &urls::report_letter(letter.id), problems, html! {
            (ui::textarea(ui, &field, 5, problems))
            div.actions {
                button.button { (ui::icon("flag")) (t!(ui, "messages-report-do")) }
                a.button.plain href=(urls::letter(letter.id)) { (t!(ui, "messages-keep")) }
            }
        }))
    };
    ui.narrow(&title, body)
}
