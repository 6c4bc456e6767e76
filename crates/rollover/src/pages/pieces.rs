//! Pieces several pages of the year change share.

use super::words;
use crate::{
    State, YearChange, caution::Caution, plan::Counts, shown::Shown, undo::UndoRefused, urls,
};
use axum::Json;
use base::Id;
use jobs::progress::{Progress, State as Ended};
use maud::{Markup, html};
use people::{Level, Person, SchoolKind, person};
use serde_json::json;
use std::borrow::Cow;
use web::{
    App, Problems, Ui, t,
    ui::{self, Tone},
};

/// The way back: to the year changes, then to the one of the school.
pub fn way(ui: &Ui, change: Option<&YearChange>) -> Markup {
    let mut steps = vec![(urls::HOME.to_owned(), t!(ui, "rollover-menu").into_owned())];
    if let Some(change) = change {
        steps.push((urls::change(change.id), change.school_name.clone()));
    }
    let steps: Vec<(&str, &str)> = steps.iter().map(|(url, name)| (&**url, &**name)).collect();
    ui::breadcrumb(ui, &steps)
}

/// The number of the plan that the page shows: a form of an older page changes nothing.
pub fn version(change: &YearChange) -> Markup {
    html! { input type="hidden" name="version" value=(change.version); }
}

pub fn state(ui: &Ui, state: State, is_held: bool) -> (Cow<'_, str>, Tone) {
    match state {
        State::Draft if is_held => (t!(ui, "rollover-state-held"), Tone::Warn),
        State::Draft => (t!(ui, "rollover-state-draft"), Tone::Plain),
        State::Ready => (t!(ui, "rollover-state-ready"), Tone::Ok),
        State::Scheduled => (t!(ui, "rollover-state-scheduled"), Tone::Night),
        State::Applying => (t!(ui, "rollover-state-applying"), Tone::Info),
        State::Applied => (t!(ui, "rollover-state-applied"), Tone::Ok),
        State::Undone => (t!(ui, "rollover-state-undone"), Tone::Plain),
    }
}

pub fn tag(ui: &Ui, change: &YearChange) -> Markup {
    let (words, tone) = state(ui, change.state, change.held.is_some());
    ui::tag(words, tone)
}

/// What it amounts to: what is nothing is left out.
pub fn figures(ui: &Ui, counts: &Counts) -> Markup {
    let figures = [
        (t!(ui, "rollover-figure-ups"), counts.ups, ""),
        (t!(ui, "rollover-figure-stays"), counts.stays, ""),
        (t!(ui, "rollover-figure-leaves"), counts.leaves(), ""),
        (t!(ui, "rollover-figure-joins"), counts.joins, ""),
        (t!(ui, "rollover-figure-placed"), counts.placed, ""),
        (t!(ui, "rollover-figure-nowhere"), counts.nowhere, "warn"),
        (t!(ui, "rollover-figure-arrived"), counts.arrived, "warn"),
        (t!(ui, "rollover-figure-changed"), counts.changed_class, "warn"),
        (t!(ui, "rollover-figure-gone"), counts.gone, "warn"),
    ];
    html! {
        @if figures.iter().any(|(_, number, _)| *number > 0) {
            dl.figures {
                @for (words, number, class) in figures.iter().filter(|(_, number, _)| *number > 0) {
                    div.(class) { dt { (words) } dd { (number) } }
                }
            }
        }
    }
}

/// What must be looked at, each with the way to mend it.
pub fn cautions(ui: &Ui, change: &YearChange, shown: &Shown) -> Markup {
    let mend = |caution: &Caution| match caution {
        Caution::Nowhere { .. } => Some(urls::pupils(change.id, "sans-place")),
        Caution::NoTeacher { class, .. } => Some(urls::class(change.id, *class)),
        Caution::DayPassed => Some(format!("{}#day", urls::change(change.id))),
        Caution::ManyLeave { .. } => None,
    };
    html! {
        @if !shown.cautions.is_empty() {
            (ui::card("cautions", t!(ui, "rollover-cautions"), None, html! {
                ul.sentences {
                    @for caution in &shown.cautions {
                        li.doubt {
                            (ui::icon("triangle-alert"))
                            p { (words::caution(ui, caution)) }
                            @if let Some(url) = mend(caution) {
                                a href=(url) { (t!(ui, "rollover-mend")) }
                            }
                        }
                    }
                }
            }))
        }
    }
}

/// Why it was held, or not undone, the last time.
pub fn held(ui: &Ui, change: &YearChange, shown: &Shown) -> Markup {
    let Some(held) = change.held.as_deref() else { return html! {} };
    if change.state == State::Applied {
        let why: Option<UndoRefused> = serde_json::from_str(held).ok();
        let name = why.as_ref().and_then(UndoRefused::person).map(|it| shown.formal(it));
        let said = why.map(|why| words::refused(ui, &why, &name.unwrap_or_default()));
        return html! { @if let Some(said) = said { (ui::note(Tone::Warn, said)) } };
    }
    html! {
        (ui::note(Tone::Warn, t!(ui, "rollover-held")))
        ul.sentences.card {
            @for caution in crate::caution::read(held) {
                li.doubt { (ui::icon("triangle-alert")) p { (words::caution(ui, &caution)) } }
            }
        }
    }
}

/// The bar of long work, that a script keeps moving and a link looks at again.
pub fn progress(ui: &Ui, progress: &Progress, follow: &str, here: &str) -> Markup {
    let words = ui.say_kept(&progress.text_id, &[]);
    html! {
        section.card {
            div.body {
                div.progress data-behaviour="progress" data-progress-url=(follow) {
                    progress aria-label=(words) max="100" value=[progress.percent()] {}
                    p data-progress-text role="status" { (words) }
                }
                p.quiet { (t!(ui, "rollover-may-leave")) }
                p data-without-script { a href=(here) { (t!(ui, "rollover-look-again")) } }
            }
        }
    }
}

/// What the script of the bar asks for.
pub fn followed(ui: &Ui, progress: &Progress, next: &str) -> Json<serde_json::Value> {
    Json(json!({
        "done": progress.done,
        "total": progress.total.unwrap_or(0),
        "text": ui.say_kept(&progress.text_id, &[]),
        "finished": progress.state != Ended::Running,
        "next": next,
    }))
}

/// The levels of a kind of school, as boxes to tick.
pub fn levels(ui: &Ui, kind: SchoolKind, chosen: &[String], problems: &Problems) -> Markup {
    let is_chosen = |level: Level| chosen.iter().any(|word| word == level.word());
    let shown = Level::ALL.iter().filter(|level| level.is_taught_in(kind) || is_chosen(**level));
    html! {
        fieldset.choice.grid #levels {
            legend { (t!(ui, "rollover-levels")) }
            @if problems.of("levels").is_some() {
                p.error #levels-error { (t!(ui, "rollover-levels-none")) }
            }
            @for level in shown {
                label {
                    input type="checkbox" name="levels" value=(level.word())
                        checked[is_chosen(*level)];
                    span { (words::level(ui, *level)) }
                }
            }
        }
    }
}

pub fn borrowed(options: &[(String, String)]) -> Vec<(&str, &str)> {
    options.iter().map(|(value, words)| (value.as_str(), words.as_str())).collect()
}

/// The name of whoever a sentence speaks of.
pub async fn name_of(app: &App, id: Option<Id<Person>>) -> web::Result<String> {
    let Some(id) = id else { return Ok(String::new()) };
    let found = app.db.read(move |tx| person::load(tx, id)).await?;
    Ok(found.map(|person| person.details.name.formal()).unwrap_or_default())
}
