//! One school of a feed: `GET /administration/imports/{feed}/ecoles/{place}`, the plan read as
//! sentences, a page at a time.

use super::persons::{self, Kind};
use super::{actions, pieces};
use crate::apply::make_plan;
use crate::history::{SchoolStep, State as FeedState, StepState};
use crate::plan::{PersonPlan, SchoolPlan};
use crate::sending::{Release, Sending};
use crate::{urls, words};
use axum::extract::{Path, Query, State};
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    App, Error, Granted, Page, Problems, Read, Result, Ui, opening, t,
    ui::{self, Chip, Field, Tone},
};

/// Persons on one page.
const PERSONS: usize = 40;

#[derive(Clone, Default, Deserialize)]
pub struct Asked {
    /// The word of a [`Kind`].
    #[serde(default)]
    quoi: String,
    #[serde(default)]
    page: usize,
}

/// What the page shows. The plan is there as long as it is not applied.
struct Content {
    step: SchoolStep,
    /// Where one sees what the town of a school that may not open has yet to decide.
    gate: Option<String>,
    plan: Option<SchoolPlan>,
}

pub async fn get(
    sending: Granted<Read, Sending>,
    State(app): State<App>,
    ui: Ui,
    Path((_, position)): Path<(String, u32)>,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let content = load(&app, &sending, position).await?;
    Ok(view(&ui, &sending, &content, &asked, &Problems::none()))
}

/// The page again, with what is wrong in its form.
pub async fn again(
    app: &App,
    ui: &Ui,
    sending: &Sending,
    position: u32,
    problems: &Problems,
) -> Result<Page> {
    let content = load(app, sending, position).await?;
    Ok(view(ui, sending, &content, &Asked::default(), problems))
}

async fn load(app: &App, sending: &Sending, position: u32) -> Result<Content> {
    let (sending, keeper) = (sending.clone(), opening::of(app));
    let read = move |tx: &Tx<'_>| {
        let Some(step) = sending.part(tx, position)? else { return Ok(None) };
        let waits_for = step.town.filter(|_| step.state == StepState::NotGiven);
        let gate = match (&keeper, waits_for) {
            (Some(keeper), Some(town)) => keeper.0.url(tx, town)?,
            _ => None,
        };
        let is_open = sending.state == FeedState::Planned
            && matches!(step.state, StepState::Planned | StepState::Held | StepState::Unknown);
        let plan = if is_open { Some(make_plan(tx, &sending, &step.place)?) } else { None };
        Ok(Some(Content { step, gate, plan }))
    };
    app.db.read(read).await?.ok_or(Error::NotFound)
}

fn view(ui: &Ui, sending: &Sending, content: &Content, asked: &Asked, problems: &Problems) -> Page {
    let Content { step, gate, plan } = content;
    let (state, tone) = pieces::step_state(ui, step.state);
    let counts = plan.as_ref().map_or_else(|| step.counts(), |plan| plan.counts);
    let home = pieces::home_of(ui, sending.own().and_then(|own| own.first().copied()));
    let here = urls::feed(sending.id);
    let title = words::name_of(step);
    let is_applied = step.state == StepState::Applied;
    let body = html! {
        (pieces::way(ui, home, Some((&here, &sending.name))))
        h1 { (title) }
        div.inline { (ui::tag(state, tone)) }
        (hold(ui, sending, step, problems))
        @if step.state == StepState::Unknown {
            (ui::note(Tone::Info, t!(ui, "feeds-school-unknown", place = title)))
        }
        @if step.state == StepState::NotGiven {
            (ui::note(Tone::Warn, t!(ui, "feeds-school-not-given", place = title)))
            @if let Some(url) = gate {
                p { a href=(url) { (t!(ui, "feeds-school-not-given-where")) } }
            }
        }
        @if step.state == StepState::Applied && counts.likely_duplicates > 0 {
            @if let Some(school) = step.school {
                div.actions {
                    a.button.plain href=(urls::duplicates(school)) {
                        (ui::icon("merge")) (t!(ui, "feeds-see-duplicates"))
                    }
                }
            }
        }
        (actions::of_part(ui, sending, step))
        (pieces::figures(ui, &counts, counts.arrived + counts.moved_away, is_applied))
        (pieces::effects(ui, &counts))
        @if let Some(plan) = plan { (sentences(ui, sending, step, plan, asked)) }
    };
    ui.page(&title, body)
}

/// Why the school waits, and the way to let it go.
fn hold(ui: &Ui, sending: &Sending, step: &SchoolStep, problems: &Problems) -> Markup {
    let url = urls::of_part(sending.id, step.position, "accord");
    let name = words::name_of(step);
    html! {
        @if step.state == StepState::Held {
            (ui::note(Tone::Warn, words::held(ui, &name, step)))
            @if sending.state == FeedState::Planned && ui.may::<Release>(sending) {
                section.card aria-labelledby="release" {
                    header { h2 #release { (t!(ui, "feeds-release-title")) } }
                    div.body {
                        p { (t!(ui, "feeds-release-lead")) }
                        (ui::form(ui, &url, problems, html! {
                            (ui::textarea(ui, &Field {
                                name: "raison",
                                label: &t!(ui, "feeds-release-reason"),
                                hint: Some(&t!(ui, "feeds-release-hint")),
                                ..Field::default()
                            }, 3, problems))
                            div.actions {
                                button.button.danger { (t!(ui, "feeds-release-go")) }
                            }
                        }))
                    }
                }
            } @else {
                p { (t!(ui, "feeds-release-not-yours")) }
            }
        }
        @if let Some(reason) = &step.reason {
            (ui::note(Tone::Info, t!(ui, "feeds-release-because", reason = *reason)))
        }
    }
}

fn sentences(
    ui: &Ui,
    sending: &Sending,
    step: &SchoolStep,
    plan: &SchoolPlan,
    asked: &Asked,
) -> Markup {
    // Of a school that is held, who would leave or go back is what must be read first.
    let first = if plan.counts.goes_back > plan.counts.left() { Kind::Back } else { Kind::Left };
    let kind = Kind::parse(&asked.quoi)
        .or((asked.quoi.is_empty() && step.state == StepState::Held).then_some(first));
    let here = urls::part(sending.id, step.position);
    let told: Vec<&PersonPlan> = plan.persons.iter().filter(|it| persons::is_told(it)).collect();
    let shown: Vec<&PersonPlan> =
        told.iter().copied().filter(|page| kind.is_none_or(|kind| kind.holds(page))).collect();
    let from = asked.page.saturating_mul(PERSONS).min(shown.len());
    let to = (from + PERSONS).min(shown.len());
    let word = kind.map_or("tout", Kind::word);
    let url = |page: usize| format!("{here}?quoi={word}&page={page}");
    let (newer, older) =
        (asked.page.checked_sub(1).map(url), (to < shown.len()).then(|| url(asked.page + 1)));
    let classes = words::school(ui, plan);
    html! {
        @if !classes.is_empty() && from == 0 {
            (ui::card("classes", t!(ui, "feeds-classes"), None, html! {
                ul.sentences {
                    @for line in classes { li.changed { (ui::icon("school")) p { (line) } } }
                }
            }))
        }
        @if told.is_empty() {
            @if step.state != StepState::Unknown {
                (ui::empty(t!(ui, "feeds-count-nothing"), None))
            }
        } @else {
            (filters(ui, &here, &told, kind))
            section.card aria-labelledby="persons" {
                header { h2 #persons { (t!(ui, "feeds-persons", count = shown.len())) } }
                ul.sentences {
                    @for page in &shown[from..to] { (persons::line(ui, plan, page)) }
                }
            }
        }
        (pager(ui, newer.as_deref(), older.as_deref()))
    }
}

fn pager(ui: &Ui, newer: Option<&str>, older: Option<&str>) -> Markup {
    html! {
        @if newer.is_some() || older.is_some() {
            nav.pager aria-label=(t!(ui, "feeds-pages")) {
                @if let Some(url) = newer {
                    a.button.plain href=(url) rel="prev" { (t!(ui, "feeds-before")) }
                }
                @if let Some(url) = older {
                    a.button.plain href=(url) rel="next" { (t!(ui, "feeds-after")) }
                }
            }
        }
    }
}

fn filters(ui: &Ui, here: &str, told: &[&PersonPlan], open: Option<Kind>) -> Markup {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let kinds: Vec<(String, String, usize, Kind)> = Kind::ALL
        .iter()
        .map(|kind| {
            let count = told.iter().filter(|page| kind.holds(page)).count();
            let url = format!("{here}?quoi={}", kind.word());
            (url, persons::kind(ui, *kind).into_owned(), count, *kind)
        })
        .filter(|(.., count, _)| *count > 0)
        .collect();
    let (all_url, all) = (format!("{here}?quoi=tout"), t!(ui, "feeds-kind-all"));
    let mut chips = vec![Chip {
        url: &all_url,
        words: &all,
        number: Some(number(told.len())),
        is_open: open.is_none(),
    }];
    chips.extend(kinds.iter().map(|(url, words, count, kind)| Chip {
        url,
        words,
        number: Some(number(*count)),
        is_open: open == Some(*kind),
    }));
    ui::chips(t!(ui, "feeds-filter"), &chips)
}
