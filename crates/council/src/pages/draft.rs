//! What is proposed: `GET` and `POST /conseil/deliberations/{deliberation}/redaction`: its title,
//! its report, what it decides.

use super::{act_annexes, pieces};
use crate::{
    Deliberation, Meeting,
    assembly::Prepare,
    bylaws::Bylaws,
    deliberation::{Decision, State as Stage},
    life::annexes,
    poll::held::{self, Held},
    store, urls,
};
use axum::extract::State;
use base::RichText;
use db::Tx;
use files::File;
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Page, Problem, Problems, Read, Result, Ui, form, t, ui,
    ui::{Field, editor},
};

const TITLE_CHARS_MAX: usize = 300;
const REPORT_CHARS_MAX: usize = 100_000;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DraftForm {
    title: String,
    report: String,
    /// `html` when the editor sent it.
    report_format: String,
    version: u32,
}

impl DraftForm {
    fn check(&self) -> Result<(String, RichText), Problems> {
        let title = form::required(&self.title, TITLE_CHARS_MAX).at("title")?;
        if self.report.chars().count() > REPORT_CHARS_MAX {
            let args = vec![("max", REPORT_CHARS_MAX.to_string())];
            return Err(
                Problem { field: "report", text: text::id!("council-text-long"), args }.into()
            );
        }
        Ok((title, self.text()))
    }

    fn text(&self) -> RichText {
        editor::read(&self.report, &self.report_format, REPORT_CHARS_MAX)
    }
}

struct Shown {
    decisions: Vec<Decision>,
    /// Appointments that are made by ballot.
    polls: Vec<Held>,
    meeting: Meeting,
    annexes: Vec<File>,
}

impl Shown {
    async fn of(app: &App, act: &Deliberation) -> Result<Self> {
        let act = act.clone();
        let load = move |tx: &Tx<'_>| {
            let decisions = store::deliberations::decisions(tx, act.id)?;
            let meeting = store::meetings::find(tx, act.meeting_id)?;
            let written = meeting.ok_or(db::Error::Missing)?;
            let annexes = annexes::of(tx, act.id)?.into_iter().map(|it| it.file).collect();
            let bylaws = Bylaws::of_meeting(tx, &written, &act.assembly.body)?;
            let polls = held::of_meeting(tx, written.id, bylaws.rules.appointments)?;
            let meeting = Meeting { written, assembly: act.assembly.clone() };
            Ok(Shown { decisions, polls, meeting, annexes })
        };
        Ok(app.db.read(load).await?)
    }

    fn poll_of(&self, decision: &Decision) -> Option<&Held> {
        self.polls.iter().find(|held| held.poll.decision_id == decision.id)
    }
}

/// Its words may still change: nobody has voted them, and its members were not told of others.
pub fn is_open(act: &Deliberation) -> bool {
    act.state == Stage::Draft && act.outcome.is_none() && act.stage == crate::meeting::State::Draft
}

pub async fn get(act: Granted<Read, Deliberation>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let shown = Shown::of(&app, &act).await?;
    let form = DraftForm {
        title: act.title.clone(),
        report: String::new(),
        report_format: String::new(),
        version: act.version,
    };
    Ok(view(&ui, &act, &shown, &form, &act.report, &Problems::none()))
}

pub async fn post(
    act: Granted<Prepare, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    form: Form<DraftForm>,
) -> Result<Answer> {
    if !is_open(&act) {
        return Err(web::Error::Conflict);
    }
    let (title, report) = match form.check() {
        Ok(checked) => checked,
        Err(problems) => {
            let shown = Shown::of(&app, &act).await?;
            let page = view(&ui, &act, &shown, &form, &form.text(), &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let mut written = act.written.clone();
    written.version = form.version;
    let write = move |tx: &Tx<'_>| {
        store::drafts::rewrite(tx, &written, &title, &report)?;
        store::meetings::entitle_item(tx, written.item_id, &title)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::draft(act.id)).saying(t!(&ui, "council-saved")))
}

fn view(
    ui: &Ui,
    act: &Deliberation,
    shown: &Shown,
    form: &DraftForm,
    report: &RichText,
    problems: &Problems,
) -> Page {
    let may_write = ui.may::<Prepare>(act) && is_open(act);
    let content = html! {
        (super::meeting::way_back(ui, &shown.meeting))
        h1 { (act.title) }
        @if may_write { (writing(ui, act, form, report, problems)) }
        @else {
            section.card aria-labelledby="report" {
                header { h2 #report { (t!(ui, "council-report")) } }
                div.body { div.rich { (PreEscaped(act.report.html())) } }
            }
        }
        (decisions(ui, act, shown, may_write))
        (act_annexes::of_act(ui, act, &shown.annexes))
    };
    ui.narrow(&act.title, content)
}

fn writing(
    ui: &Ui,
    act: &Deliberation,
    form: &DraftForm,
    report: &RichText,
    problems: &Problems,
) -> Markup {
    let (title, label) = (t!(ui, "council-item-title"), t!(ui, "council-report"));
    let hint = t!(ui, "council-report-hint");
    let field = Field {
        name: "report",
        label: &label,
        hint: Some(&hint),
        is_optional: true,
        ..Field::default()
    };
    ui::form(
        ui,
        &urls::draft(act.id),
        problems,
        html! {
            input type="hidden" name="version" value=(form.version);
            (pieces::field(ui, ("title", &title), &form.title, "text", problems))
            (editor::field(ui, &field, report, 12, problems))
            (pieces::save(t!(ui, "council-save")))
        },
    )
}

fn decisions(ui: &Ui, act: &Deliberation, shown: &Shown, may_write: bool) -> Markup {
    let decisions = &shown.decisions;
    let lines = html! {
        @if decisions.is_empty() { p.body.quiet { (t!(ui, "council-no-decision")) } }
        ol.rows {
            @for decision in decisions {
                li { div.row {
                    span {
                        b { (decision.words) }
                        span.quiet { (pieces::deciding(ui, decision.kind)) }
                        @if let Some(held) = shown.poll_of(decision) {
                            a href=(urls::poll(held.poll.id)) { (super::poll::stands(ui, held)) }
                        }
                    }
                    @if may_write { (removing(ui, act, decision)) }
                } }
            }
        }
        @if may_write {
            div.body {
                a.button.plain href=(urls::decisions(act.id)) {
                    (ui::icon("plus")) (t!(ui, "council-decision-add"))
                }
            }
        }
    };
    ui::card("decisions", t!(ui, "council-decisions"), None, lines)
}

fn removing(ui: &Ui, act: &Deliberation, decision: &Decision) -> Markup {
    let label = t!(ui, "council-decision-remove-of", place = decision.place);
    ui::action(
        ui,
        &urls::decision_removal(act.id),
        html! {
            input type="hidden" name="decision" value=(decision.id);
            button.button.plain.small aria-label=(label) {
                (ui::icon("x")) (t!(ui, "council-remove"))
            }
        },
    )
}
