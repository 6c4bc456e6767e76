//! Pieces several pages of imports share.

use crate::history::{State, StepState};
use crate::plan::Counts;
use crate::store::{
    self,
    views::{FeedLine, StateCount},
};
use crate::urls;
use crate::words;
use axum::Json;
use base::{Id, Instant, PersonName};
use jobs::progress::{Progress, State as Ended};
use maud::{Markup, html};
use people::School;
use serde_json::json;
use std::borrow::Cow;
use web::{
    App, Problems, Ui, t,
    ui::{self, Field, Tone},
};

/// The way back: to the imports of the platform, or to those of one's school.
pub fn way(ui: &Ui, school: Option<(Id<School>, &str)>, then: Option<(&str, &str)>) -> Markup {
    let mut steps = vec![(urls::HUB.to_owned(), t!(ui, "feeds-administration").into_owned())];
    match school {
        Some((school, name)) => {
            let office = format!("/administration/ecole/{school}");
            steps.push((office, name.to_owned()));
            steps.push((urls::of_school(school), t!(ui, "feeds-menu").into_owned()));
        }
        None => steps.push((urls::HISTORY.to_owned(), t!(ui, "feeds-menu").into_owned())),
    }
    steps.extend(then.map(|(url, name)| (url.to_owned(), name.to_owned())));
    let steps: Vec<(&str, &str)> = steps.iter().map(|(url, name)| (&**url, &**name)).collect();
    ui::breadcrumb(ui, &steps)
}

/// Whose imports the viewer comes from: those of the school he runs, when he runs no platform.
pub fn home_of(ui: &Ui, school: Option<Id<School>>) -> Option<(Id<School>, &str)> {
    let viewer = ui.viewer.as_ref().filter(|viewer| !viewer.is_platform_administrator())?;
    let of = |id: Id<School>| viewer.school(id).map(|school| (id, school.name.as_str()));
    school.and_then(of)
}

/// One feed in a list.
pub fn feed_row(ui: &Ui, line: &FeedLine, states: &[StateCount]) -> Markup {
    let mine: Vec<&StateCount> = states.iter().filter(|state| state.feed == line.id).collect();
    let has = |state| mine.iter().any(|count| count.state == state);
    let (words, tone) = state_of(ui, line.state, has(StepState::Held));
    let icon = match tone {
        Tone::Ok => "circle-check",
        Tone::Warn => "triangle-alert",
        _ => "file-text",
    };
    html! {
        a.row href=(urls::feed(line.id)) {
            span.face aria-hidden="true" { (ui::icon(icon)) }
            span {
                b { (line.name) }
                span.quiet { (when_and_who(ui, line.at, name_of(line))) }
                span.quiet { (summary(ui, line, &mine)) }
            }
            (ui::tag(words, tone))
        }
    }
}

fn name_of(line: &FeedLine) -> Option<String> {
    let (first, last) = (line.first_name.as_ref()?, line.last_name.as_ref()?);
    Some(PersonName::new(first.as_str(), last.as_str(), None).full())
}

/// "hier, par Anne Delattre"
pub fn when_and_who(ui: &Ui, at: Instant, name: Option<String>) -> String {
    let when = ui.when(at);
    match name {
        Some(name) => t!(ui, "feeds-when-who", when = when, name = name).into_owned(),
        None => t!(ui, "feeds-when-command", when = when).into_owned(),
    }
}

/// "5 écoles · 1 100 comptes à créer · 3 départs"
fn summary(ui: &Ui, line: &FeedLine, states: &[&StateCount]) -> String {
    let schools: u64 = states.iter().map(|state| state.count).sum();
    let counts: Counts = serde_json::from_str(&line.counts).unwrap_or_default();
    let mut parts = Vec::new();
    if schools > 0 {
        parts.push(t!(ui, "feeds-schools", count = schools).into_owned());
    }
    if !matches!(line.state, State::Reading | State::Read | State::Dropped) {
        parts.extend(short(ui, &counts, line.state == State::Applied));
    }
    parts.join(" · ")
}

/// The few numbers one looks for first.
pub fn short(ui: &Ui, counts: &Counts, is_applied: bool) -> Vec<String> {
    let (created, changed, left) = (counts.created(), counts.changed, counts.left());
    let moved = counts.arrived.max(counts.moved_away);
    let mut parts = Vec::new();
    if created > 0 && is_applied {
        parts.push(t!(ui, "feeds-short-created-done", count = created).into_owned());
    } else if created > 0 {
        parts.push(t!(ui, "feeds-count-created", count = created).into_owned());
    }
    if changed > 0 {
        parts.push(t!(ui, "feeds-count-changed", count = changed).into_owned());
    }
    if moved > 0 {
        parts.push(t!(ui, "feeds-count-moved", count = moved).into_owned());
    }
    if left > 0 {
        parts.push(t!(ui, "feeds-count-left", count = left).into_owned());
    }
    if parts.is_empty() {
        parts.push(t!(ui, "feeds-count-nothing").into_owned());
    }
    parts
}

/// The word for how far a feed has come.
pub fn state_of(ui: &Ui, state: State, is_held: bool) -> (Cow<'_, str>, Tone) {
    match state {
        State::Reading | State::Read => (t!(ui, "feeds-state-reading"), Tone::Info),
        State::Planned if is_held => (t!(ui, "feeds-state-held"), Tone::Warn),
        State::Planned => (t!(ui, "feeds-state-planned"), Tone::Info),
        State::Applying => (t!(ui, "feeds-state-applying"), Tone::Info),
        State::Applied => (t!(ui, "feeds-state-applied"), Tone::Ok),
        State::Undone => (t!(ui, "feeds-state-undone"), Tone::Plain),
        State::Dropped => (t!(ui, "feeds-state-dropped"), Tone::Plain),
    }
}

pub fn step_state(ui: &Ui, state: StepState) -> (Cow<'_, str>, Tone) {
    match state {
        StepState::Planned => (t!(ui, "feeds-step-state-planned"), Tone::Info),
        StepState::Held => (t!(ui, "feeds-state-held"), Tone::Warn),
        StepState::Unknown => (t!(ui, "feeds-step-state-unknown"), Tone::Plain),
        StepState::NotGiven => (t!(ui, "feeds-step-state-not-given"), Tone::Warn),
        StepState::Applied => (t!(ui, "feeds-state-applied"), Tone::Ok),
        StepState::Undone => (t!(ui, "feeds-state-undone"), Tone::Plain),
        StepState::Dropped => (t!(ui, "feeds-state-dropped"), Tone::Plain),
    }
}

/// What a plan amounts to, in figures: those that are nothing are left out.
/// Who moves between two schools of the feed is counted by each of them: `moved` says how many.
pub fn figures(ui: &Ui, counts: &Counts, moved: u64, is_applied: bool) -> Markup {
    let created = if is_applied {
        t!(ui, "feeds-figure-created-done")
    } else {
        t!(ui, "feeds-figure-created")
    };
    let figures = [
        (created, counts.created(), ""),
        (t!(ui, "feeds-figure-changed"), counts.changed, ""),
        (t!(ui, "feeds-figure-moved"), moved, ""),
        (t!(ui, "feeds-figure-back"), counts.came_back, ""),
        (t!(ui, "feeds-figure-left"), counts.left(), "warn"),
        (t!(ui, "feeds-figure-likely"), counts.likely_duplicates, "warn"),
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

/// What would change of classes and rights.
pub fn effects(ui: &Ui, counts: &Counts) -> Markup {
    let lines = words::effects(ui, counts);
    html! {
        @if !lines.is_empty() {
            (ui::card("effects", t!(ui, "feeds-effects"), None, html! {
                ul.sentences {
                    @for line in lines {
                        li.changed { (ui::icon("key-round")) p { (line) } }
                    }
                }
            }))
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
                p.quiet { (t!(ui, "feeds-may-leave")) }
                p data-without-script { a href=(here) { (t!(ui, "feeds-look-again")) } }
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

/// More schools than this are named by their UAI, not chosen in a list.
const SCHOOLS_MAX: u32 = 60;

pub async fn schools(app: &App) -> web::Result<Vec<(String, String)>> {
    let read = |tx: &db::Tx<'_>| store::people::schools_to_choose(tx, SCHOOLS_MAX);
    Ok(app.db.read(read).await?)
}

/// The school of tables that name none: chosen in a list, or by its UAI.
pub fn school_field(
    ui: &Ui,
    label: &str,
    value: &str,
    schools: &[(String, String)],
    is_optional: bool,
    problems: &Problems,
) -> Markup {
    let field = Field { name: "ecole", label, value, is_optional, ..Field::default() };
    if schools.is_empty() {
        let hint = t!(ui, "feeds-new-school-hint");
        return Field { hint: Some(&hint), class: "short", ..field }.draw(ui, problems);
    }
    let (hint, none) = (t!(ui, "feeds-new-school-which"), t!(ui, "feeds-mapping-choose"));
    let mut options = vec![("", &*none)];
    options.extend(schools.iter().map(|(uai, name)| (uai.as_str(), name.as_str())));
    ui::select(ui, &Field { hint: Some(&hint), ..field }, &options, problems)
}
