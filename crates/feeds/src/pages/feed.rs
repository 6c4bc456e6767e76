//! A feed: `GET /administration/imports/{feed}` is its plan, its schools and what may be done.

use super::pieces;
use crate::history::{SchoolStep, State as FeedState, StepState};
use crate::intake::Intake;
use crate::plan::Counts;
use crate::sending::Sending;
use crate::{store, urls, words};
use axum::Json;
use axum::extract::{Query, State};
use base::PersonName;
use db::Tx;
use jobs::progress::{self, Progress, State as Ended};
use maud::{Markup, html};
use people::person;
use serde::Deserialize;
use web::{
    App, Granted, Page, Read, Result, Ui, t,
    ui::{self, Chip, Tone},
};

const SCHOOLS: usize = 30;
const REMARKS: usize = 5;

#[derive(Clone, Default, Deserialize)]
pub struct Asked {
    /// The word of a state.
    #[serde(default)]
    etat: String,
    /// From this place in the order of the plan.
    #[serde(default)]
    depuis: u32,
}

/// What the page shows.
pub struct Content {
    pub by: Option<PersonName>,
    states: Vec<(StepState, u64)>,
    steps: Vec<SchoolStep>,
    has_more: bool,
    pub progress: Option<Progress>,
    /// The files it was read from, while they are kept.
    pub intake: Option<Intake>,
    asked: Asked,
}

pub async fn get(
    sending: Granted<Read, Sending>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let content = load(&app, &sending, asked).await?;
    Ok(view(&ui, &sending, &content, None))
}

/// The page again, with why what was asked cannot be done.
pub async fn refused(app: &App, ui: &Ui, sending: &Sending, why: String) -> Result<Page> {
    let content = load(app, sending, Asked::default()).await?;
    Ok(view(ui, sending, &content, Some(&why)).unprocessable())
}

pub async fn follow(
    sending: Granted<Read, Sending>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<serde_json::Value>> {
    let id = sending.progress.ok_or(web::Error::Gone)?;
    let progress = app.db.read(move |tx| progress::find(tx, id)).await?;
    let progress = progress.ok_or(web::Error::Gone)?;
    Ok(pieces::followed(&ui, &progress, &urls::feed(sending.id)))
}

async fn load(app: &App, sending: &Sending, asked: Asked) -> Result<Content> {
    let sending = sending.clone();
    let read = move |tx: &Tx<'_>| {
        let own = sending.own();
        let limit = u32::try_from(SCHOOLS + 1).unwrap_or(u32::MAX);
        let mut steps = store::views::steps(tx, sending.id, own, &asked.etat, asked.depuis, limit)?;
        let has_more = steps.len() > SCHOOLS;
        steps.truncate(SCHOOLS);
        let by = sending.by.map(|by| person::load(tx, by)).transpose()?.flatten();
        Ok(Content {
            by: by.map(|person| person.details.name),
            states: store::views::states_of(tx, sending.id, own)?,
            steps,
            has_more,
            progress: sending.progress.map(|id| progress::find(tx, id)).transpose()?.flatten(),
            intake: store::intakes::of_feed(tx, sending.id)?,
            asked: asked.clone(),
        })
    };
    Ok(app.db.read(read).await?)
}

impl Content {
    pub fn count(&self, state: StepState) -> u64 {
        self.states.iter().filter(|(known, _)| *known == state).map(|(_, count)| count).sum()
    }

    fn all(&self) -> u64 {
        self.states.iter().map(|(_, count)| count).sum()
    }

    /// Long work that goes on.
    pub fn running(&self) -> Option<&Progress> {
        self.progress.as_ref().filter(|progress| progress.state == Ended::Running)
    }
}

fn view(ui: &Ui, sending: &Sending, content: &Content, why_not: Option<&str>) -> Page {
    let home = pieces::home_of(ui, sending.own().and_then(|own| own.first().copied()));
    let name = content.by.as_ref().map(PersonName::full);
    let (state, tone) = pieces::state_of(ui, sending.state, content.count(StepState::Held) > 0);
    let counts = match sending.own() {
        None => sending.counts(),
        Some(_) => {
            content.steps.iter().map(SchoolStep::counts).fold(Counts::default(), Counts::and)
        }
    };
    let is_applied = sending.state == FeedState::Applied;
    let body = html! {
        (pieces::way(ui, home, None))
        h1 { (sending.name) }
        div.inline {
            (ui::tag(state, tone))
            span.quiet {
                (pieces::when_and_who(ui, sending.at, name)) " · " (words::read(ui, sending))
            }
        }
        @if let Some(why) = why_not { (ui::note(Tone::Warn, why)) }
        (standing(ui, sending, content))
        (super::actions::of_feed(ui, sending, content))
        (pieces::figures(ui, &counts, counts.arrived.max(counts.moved_away), is_applied))
        (pieces::effects(ui, &counts))
        (schools(ui, sending, content))
        @if sending.own().is_none() { (unknown(ui, sending, content)) }
        (remarks(ui, sending))
    };
    ui.page(&sending.name, body)
}

/// What one must know before anything else.
fn standing(ui: &Ui, sending: &Sending, content: &Content) -> Markup {
    let held = content.count(StepState::Held);
    let is_read = matches!(sending.state, FeedState::Planned);
    html! {
        @if let Some(progress) = content.running() {
            (pieces::progress(
                ui, progress, &urls::of_feed(sending.id, "suivi"), &urls::feed(sending.id),
            ))
        } @else if is_read {
            @if held > 0 {
                (ui::note(Tone::Warn, t!(ui, "feeds-held-lead", count = held)))
            }
            @if content.count(StepState::Applied) > 0 {
                (ui::note(Tone::Info, t!(ui, "feeds-partly-applied")))
            } @else {
                (ui::note(Tone::Info, t!(ui, "feeds-nothing-changed-yet")))
            }
        }
        @if let Some(why) = super::undo::failed(ui, content.progress.as_ref()) {
            (ui::note(Tone::Warn, why))
        }
    }
}

fn schools(ui: &Ui, sending: &Sending, content: &Content) -> Markup {
    let here = urls::feed(sending.id);
    let last = content.steps.last().filter(|_| content.has_more);
    let next =
        last.map(|step| format!("{here}?etat={}&depuis={}", content.asked.etat, step.position + 1));
    let first = (content.asked.depuis > 0).then(|| format!("{here}?etat={}", content.asked.etat));
    html! {
        @if content.all() > 1 && content.states.len() > 1 { (filters(ui, &here, content)) }
        @if content.steps.is_empty() {
            @if !matches!(sending.state, FeedState::Reading | FeedState::Read) {
                (ui::empty(t!(ui, "feeds-no-school"), None))
            }
        } @else {
            (ui::card("schools", t!(ui, "feeds-by-school"), None, html! {
                ul.rows { @for step in &content.steps { li { (school_row(ui, sending, step)) } } }
            }))
        }
        @if first.is_some() || next.is_some() {
            nav.pager aria-label=(t!(ui, "feeds-pages")) {
                @if let Some(url) = &first {
                    a.button.plain href=(url) { (t!(ui, "feeds-first-schools")) }
                }
                @if let Some(url) = &next {
                    a.button.plain href=(url) rel="next" { (t!(ui, "feeds-next-schools")) }
                }
            }
        }
    }
}

fn filters(ui: &Ui, here: &str, content: &Content) -> Markup {
    let shown = StepState::ALL.iter().filter(|state| content.count(**state) > 0);
    let states: Vec<(String, String, i64, bool)> = shown
        .map(|state| {
            let url = format!("{here}?etat={}", state.word());
            let words = pieces::step_state(ui, *state).0.into_owned();
            let count = i64::try_from(content.count(*state)).unwrap_or(i64::MAX);
            (url, words, count, content.asked.etat == state.word())
        })
        .collect();
    let all = t!(ui, "feeds-all-schools");
    let mut chips = vec![Chip {
        url: here,
        words: &all,
        number: i64::try_from(content.all()).ok(),
        is_open: content.asked.etat.is_empty(),
    }];
    chips.extend(states.iter().map(|(url, words, count, is_open)| Chip {
        url,
        words,
        number: Some(*count),
        is_open: *is_open,
    }));
    ui::chips(t!(ui, "feeds-filter"), &chips)
}

fn school_row(ui: &Ui, sending: &Sending, step: &SchoolStep) -> Markup {
    let (state, tone) = pieces::step_state(ui, step.state);
    let is_applied = step.state == StepState::Applied;
    let quiet = match step.state {
        StepState::Held if step.counts().goes_back > u64::from(step.leaving) => {
            t!(ui, "feeds-count-back", count = step.counts().goes_back).into_owned()
        }
        StepState::Held => {
            let (leaving, present) = (step.leaving, step.present);
            t!(ui, "feeds-leaving-of", leaving = leaving, present = present).into_owned()
        }
        StepState::Unknown => t!(ui, "feeds-place", place = step.place).into_owned(),
        _ => pieces::short(ui, &step.counts(), is_applied).join(" · "),
    };
    html! {
        a.row href=(urls::part(sending.id, step.position)) {
            span.face aria-hidden="true" { (ui::icon("school")) }
            span { b { (words::name_of(step)) } span.quiet { (quiet) } }
            (ui::tag(state, tone))
        }
    }
}

/// Schools the platform does not have.
fn unknown(ui: &Ui, sending: &Sending, content: &Content) -> Markup {
    let summary = sending.summary();
    let count = summary.unknown_count;
    let may_open = sending.state == FeedState::Planned && content.intake.is_some();
    let opens = urls::of_feed(sending.id, "ouvertures");
    html! {
        @if count > 0 {
            (ui::card("unknown", t!(ui, "feeds-unknown-title"), None, html! {
                div.body {
                    p { (t!(ui, "feeds-unknown-lead", count = count)) }
                    @if may_open {
                        div.actions {
                            a.button.plain href=(opens) { (t!(ui, "feeds-unknown-open")) }
                        }
                    }
                }
            }))
        }
    }
}

fn remarks(ui: &Ui, sending: &Sending) -> Markup {
    let summary = sending.summary();
    let url = urls::of_feed(sending.id, "remarques");
    let all = t!(ui, "feeds-remarks-all", count = summary.problem_count);
    let link = (summary.problem_count > REMARKS as u64).then_some((url.as_str(), &*all));
    html! {
        @if !summary.problems.is_empty() && sending.own().is_none_or(|_| sending.school.is_some()) {
            (ui::card("remarks", t!(ui, "feeds-remarks"), link, html! {
                ul.sentences {
                    @for problem in summary.problems.iter().take(REMARKS) {
                        (super::remarks::line(ui, problem))
                    }
                }
            }))
        }
    }
}
