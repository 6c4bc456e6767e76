//! A head decides: on a report (`/messages/signalements/{report}`), on what the brake holds, and on
//! letting somebody write again.

use super::{moderation, pieces};
use crate::{
    Letter, brake, delivering,
    freeze::Freeze,
    hold::Hold,
    jobs::{Deliver, Translate},
    news,
    pages::recall,
    reach,
    report::{Moderate, Outcome, Report},
    store, urls,
};
use axum::extract::State;
use base::Instant;
use db::Tx;
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Answer, App, Error, Form, Granted, Page, Read, Result, Ui, t, ui};

const CONTEXT_LETTERS: u32 = 20;

#[derive(Debug, Deserialize, ToSchema)]
pub struct Decision {
    #[serde(default)]
    decision: String,
}

#[derive(Deserialize)]
pub struct Nothing {}

pub async fn get(report: Granted<Read, Report>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let asked = Report::clone(&report);
    let context = app.db.read(move |tx| context(tx, &asked)).await?;
    Ok(view(&ui, &report, &context))
}

/// What is reported and what is around it, the newest first.
pub fn context(tx: &Tx<'_>, report: &Report) -> db::Result<Vec<Letter>> {
    store::reports::context(tx, report, CONTEXT_LETTERS)
}

impl Decision {
    pub fn outcome(&self) -> Option<Outcome> {
        match self.decision.as_str() {
            "dismiss" => Some(Outcome::Dismissed),
            "withdraw" => Some(Outcome::Withdrawn),
            "freeze" => Some(Outcome::Frozen),
            _ => None,
        }
    }

    pub fn is_released(&self) -> Option<bool> {
        match self.decision.as_str() {
            "release" => Some(true),
            "refuse" => Some(false),
            _ => None,
        }
    }
}

pub async fn post(
    report: Granted<Moderate, Report>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Decision>,
) -> Result<Answer> {
    let (outcome, now) = (form.outcome().ok_or(Error::BadRequest)?, app.clock.now());
    app.db.write(move |tx| decide(tx, &report, outcome, now)).await?;
    Ok(Answer::to(urls::REPORTS).saying(t!(&ui, "messages-decided")))
}

/// What the head has decided, and all that follows, in one transaction.
pub fn decide(
    tx: &Tx<'_>,
    report: &Granted<Moderate, Report>,
    outcome: Outcome,
    now: Instant,
) -> db::Result<()> {
    let head = report.viewer.person;
    store::reports::close(tx, report, outcome, head, now)?;
    if outcome != Outcome::Dismissed && report.state != crate::letter::State::Withdrawn {
        store::letters::withdraw(tx, report.letter_id, now)?;
        recall::take_back(tx, report.letter_id, now)?;
    }
    if outcome == Outcome::Frozen {
        store::freezes::insert(tx, report.sender_id, report.school_id, head, now)?;
    }
    delivering::tell(tx, &store::reports::moderators(tx, report.school_id)?);
    news::looked_at(tx, report.letter_id.raw())?;
    crate::audit::decided(tx, report, head, outcome, now)
}

/// `GET /messages/signalements/retenus/{hold}`
pub async fn held(hold: Granted<Read, Hold>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (sender, since) = (hold.sender_id, brake::since(hold.held_at));
    let hour = app.db.read(move |tx| store::letters::sent_since(tx, sender, since)).await?;
    let title = t!(&ui, "messages-hold-title");
    let body = html! {
        (ui::breadcrumb(&ui, &[(urls::REPORTS, &t!(&ui, "messages-moderation-title"))]))
        h1 { (title) }
        (ui::note(ui::Tone::Warn, t!(&ui, "messages-hold-why", count = hour.weight)))
        article.letter {
            header {
                (ui::face(&hold.sender()))
                div {
                    b { (hold.sender().full()) }
                    span.quiet.recipients {
                        (t!(&ui, "messages-hold-weight", count = hold.weight))
                    }
                }
                (ui::time(&ui, hold.held_at))
            }
            div.rich {
                h2 { (pieces::subject(&ui, &hold.subject)) }
                (PreEscaped(hold.body.html()))
            }
        }
        @if ui.may::<Moderate>(&*hold) {
            (ui::form(&ui, &urls::hold(hold.letter_id), &web::Problems::none(), html! {
                div.actions {
                    button.button name="decision" value="release" {
                        (ui::icon("send")) (t!(&ui, "messages-hold-release"))
                    }
                    button.button.plain.danger name="decision" value="refuse" {
                        (t!(&ui, "messages-hold-refuse"))
                    }
                }
            }))
        }
    };
    Ok(ui.narrow(&title, body))
}

/// Lets it go its way, or takes it back.
pub async fn let_go(
    hold: Granted<Moderate, Hold>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Decision>,
) -> Result<Answer> {
    let (is_released, now) = (form.is_released().ok_or(Error::BadRequest)?, app.clock.now());
    let translates = translation::is_on(&app);
    app.db.write(move |tx| settle(tx, &hold, is_released, translates, now)).await?;
    let words = if is_released {
        t!(&ui, "messages-hold-released")
    } else {
        t!(&ui, "messages-hold-refused")
    };
    Ok(Answer::to(urls::REPORTS).saying(words))
}

/// What the head has decided on what the brake holds, in one transaction.
pub fn settle(
    tx: &Tx<'_>,
    hold: &Granted<Moderate, Hold>,
    is_released: bool,
    translates: bool,
    now: Instant,
) -> db::Result<()> {
    let letter = hold.letter_id;
    store::holds::delete(tx, letter)?;
    delivering::tell(tx, &store::reports::moderators(tx, hold.school_id)?);
    news::looked_at(tx, letter.raw())?;
    if is_released {
        store::letters::release(tx, letter)?;
        let hour = store::deliveries::next_hour(tx, letter)?.unwrap_or(now).max(now);
        // Looked at in the evening, it still waits for the morning; what is urgent does not.
        let hour = if hold.is_urgent { hour } else { reach::soon_in(tx, hold.school_id, hour)? };
        jobs::enqueue(tx, &Deliver { letter }, hour)?;
        if translates {
            jobs::enqueue(tx, &Translate { letter }, now)?;
        }
    } else {
        store::letters::withdraw(tx, letter, now)?;
        recall::take_back(tx, letter, now)?;
    }
    crate::audit::let_go(tx, hold, hold.viewer.person, is_released, now)
}

/// He may write again.
pub async fn thaw(
    freeze: Granted<Moderate, Freeze>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let now = app.clock.now();
    app.db.write(move |tx| lift(tx, &freeze, now)).await?;
    Ok(Answer::to(urls::REPORTS).saying(t!(&ui, "messages-thawed")))
}

pub fn lift(tx: &Tx<'_>, freeze: &Granted<Moderate, Freeze>, now: Instant) -> db::Result<()> {
    store::freezes::lift(tx, freeze, freeze.viewer.person, now)?;
    crate::audit::thawed(tx, freeze, freeze.viewer.person, now)
}

fn view(ui: &Ui, report: &Report, context: &[Letter]) -> Page {
    let title = t!(ui, "messages-judge-title");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::REPORTS, &t!(ui, "messages-moderation-title"))]))
        h1 { (title) }
        dl.facts {
            div { dt { (t!(ui, "messages-judge-sender")) } dd { (report.sender().full()) } }
            div {
                dt { (t!(ui, "messages-judge-when")) }
                dd { (ui.when_in_full(report.reported_at)) }
            }
            div { dt { (t!(ui, "messages-judge-reason")) } dd { (report.reason) } }
        }
        (moderation::outcome(ui, report))
        h2 { (t!(ui, "messages-judge-context")) }
        div.thread {
            @for letter in context.iter().rev() { (around(ui, report, letter)) }
        }
        @if ui.may::<Moderate>(report) { (decisions(ui, report)) }
    };
    ui.narrow(&title, body)
}

/// A letter of the exchange; the reported one open.
fn around(ui: &Ui, report: &Report, letter: &Letter) -> Markup {
    let head = html! {
        (ui::face(&letter.sender()))
        div {
            b { (letter.sender().full()) }
        }
        (ui::time(ui, letter.sent_at))
    };
    html! {
        @if letter.id == report.letter_id {
            article.letter {
                header { (head) }
                p.note.warn { (ui::icon("flag")) span { (t!(ui, "messages-judge-this-one")) } }
                (words(ui, letter))
            }
        } @else {
            details.letter {
                summary { (head) }
                (words(ui, letter))
            }
        }
    }
}

fn words(ui: &Ui, letter: &Letter) -> Markup {
    html! {
        div.rich lang=[ui.lang(letter.lang)] dir=[ui.dir(letter.lang)] {
            (PreEscaped(letter.body.html()))
        }
    }
}

fn decisions(ui: &Ui, report: &Report) -> Markup {
    ui::form(
        ui,
        &urls::report(report.id),
        &web::Problems::none(),
        html! {
            p { (t!(ui, "messages-judge-what")) }
            div.actions.full {
                button.button.plain name="decision" value="dismiss" {
                (t!(ui, "messages-judge-dismiss"))
            }
                button.button name="decision" value="withdraw" {
                    (ui::icon("undo-2")) (t!(ui, "messages-judge-withdraw"))
                }
                button.button.danger name="decision" value="freeze" {
                    (ui::icon("snowflake")) (t!(ui, "messages-judge-freeze"))
                }
            }
        },
    )
}
