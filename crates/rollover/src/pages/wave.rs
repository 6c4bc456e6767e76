//! A wave: `GET /annee-suivante/vague/{wave}`, who is ready, in numbers and never by a name; its
//! evening: `POST …/application`, `…/report`, `…/annulation`.

use super::{application::WhenForm, application::evening, pieces};
use crate::{
    State as ChangeState, Wave, WaveState, YearChange,
    change::first_day_of_class,
    deeds,
    jobs::{ApplyWave, UndoWave},
    store, urls,
    wave::Lead,
};
use axum::Json;
use axum::extract::State;
use base::{Id, Zone};
use db::Tx;
use jobs::progress::{self, Progress, State as Ended};
use maud::{Markup, html};
use people::School;
use web::{
    Answer, App, Error, Form, Granted, Page, Problems, Read, Result, Ui, t,
    ui::{self, Tone},
};

struct Content {
    changes: Vec<YearChange>,
    /// How many pupils have a place, how many leave, how many wait for one, by change.
    sizes: Vec<store::changes::Size>,
    /// Schools of the town that have not begun.
    missing: Vec<(Id<School>, String)>,
    /// Schools that change year by themselves.
    apart: Vec<String>,
    progress: Option<Progress>,
}

impl Content {
    fn count(&self, states: &[ChangeState]) -> usize {
        self.changes.iter().filter(|it| states.contains(&it.state)).count()
    }

    /// Some schools have changed year, and not all.
    fn is_partly_done(&self) -> bool {
        self.count(&[ChangeState::Applied]) < self.changes.len() + self.missing.len()
    }

    fn running(&self) -> Option<&Progress> {
        self.progress.as_ref().filter(|it| it.state == Ended::Running)
    }
}

pub fn tag(ui: &Ui, state: WaveState) -> Markup {
    let (words, tone) = match state {
        WaveState::Open => (t!(ui, "rollover-state-draft"), Tone::Plain),
        WaveState::Scheduled => (t!(ui, "rollover-state-scheduled"), Tone::Night),
        WaveState::Applying => (t!(ui, "rollover-state-applying"), Tone::Info),
        WaveState::Applied => (t!(ui, "rollover-state-applied"), Tone::Ok),
        WaveState::Undoing => (t!(ui, "rollover-state-undoing"), Tone::Info),
        WaveState::Undone => (t!(ui, "rollover-state-undone"), Tone::Plain),
    };
    ui::tag(words, tone)
}

pub async fn get(wave: Granted<Read, Wave>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let content = load(&app, &wave).await?;
    Ok(view(&ui, &wave, &content, None))
}

pub async fn follow(
    wave: Granted<Read, Wave>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<serde_json::Value>> {
    let id = wave.progress.ok_or(Error::Gone)?;
    let progress = app.db.read(move |tx| progress::find(tx, id)).await?.ok_or(Error::Gone)?;
    Ok(pieces::followed(&ui, &progress, &urls::wave(wave.id)))
}

/// All schools that are ready, now or on an evening.
pub async fn post(
    wave: Granted<Lead, Wave>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WhenForm>,
) -> Result<Answer> {
    let run_at = match form.check(ui.now) {
        Ok(run_at) => run_at,
        Err(problems) => {
            let content = load(&app, &wave).await?;
            let why = problems.iter().next().map(|it| ui.words(it.text).into_owned());
            return Ok(view(&ui, &wave, &content, why.as_deref()).unprocessable().into());
        }
    };
    let (id, version, now, by) = (wave.id, form.version, ui.now, wave.viewer.person);
    let write = move |tx: &Tx<'_>| {
        let at = run_at.unwrap_or(now);
        let text = text::id!("rollover-step-waiting");
        let progress = progress::start(tx, "rollover.wave", by, None, text, now)?;
        let from = [WaveState::Open, WaveState::Applied, WaveState::Undone];
        let follow = (Some(at), Some(progress));
        store::waves::set_state(tx, (id, version), from, WaveState::Scheduled, follow)?;
        deeds::of_wave(tx, id, by, "year.wave-apply", now)?;
        jobs::enqueue(tx, &ApplyWave { wave: id, by }, at).map(drop)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::wave(id)).saying(t!(ui, "rollover-scheduled")))
}

pub async fn cancel(
    wave: Granted<Lead, Wave>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WhenForm>,
) -> Result<Answer> {
    let (id, version, now, by) = (wave.id, form.version, ui.now, wave.viewer.person);
    let write = move |tx: &Tx<'_>| {
        let from = [WaveState::Scheduled; 3];
        store::waves::set_state(tx, (id, version), from, WaveState::Open, (None, None))?;
        deeds::of_wave(tx, id, by, "year.cancel", now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::wave(id)).saying(t!(ui, "rollover-cancelled")))
}

pub async fn undo(
    wave: Granted<Lead, Wave>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WhenForm>,
) -> Result<Answer> {
    let (id, version, now, by) = (wave.id, form.version, ui.now, wave.viewer.person);
    let write = move |tx: &Tx<'_>| {
        let text = text::id!("rollover-step-undoing");
        let progress = progress::start(tx, "rollover.wave", by, None, text, now)?;
        let from = [WaveState::Applied; 3];
        let follow = (None, Some(progress));
        store::waves::set_state(tx, (id, version), from, WaveState::Undoing, follow)?;
        deeds::of_wave(tx, id, by, "year.wave-undo", now)?;
        jobs::enqueue(tx, &UndoWave { wave: id, by }, now).map(drop)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::wave(id)).saying(t!(ui, "rollover-undo-begun")))
}

async fn load(app: &App, wave: &Wave) -> Result<Content> {
    let (id, town, year, follow) = (wave.id, wave.town, wave.year, wave.progress);
    let read = move |tx: &Tx<'_>| {
        Ok(Content {
            changes: store::changes::of_wave(tx, id)?,
            sizes: store::changes::sizes(tx, id)?,
            missing: store::changes::not_begun(tx, town, year)?,
            apart: store::changes::apart(tx, town, year)?,
            progress: follow.map(|it| progress::find(tx, it)).transpose()?.flatten(),
        })
    };
    Ok(app.db.read(read).await?)
}

fn view(ui: &Ui, wave: &Wave, content: &Content, why_not: Option<&str>) -> Page {
    let year = wave.year.next().to_string();
    let title = t!(ui, "rollover-wave-title", town = wave.town_name, year = year);
    let (follow, here) = (urls::of_wave(wave.id, "suivi"), urls::wave(wave.id));
    let body = html! {
        (pieces::way(ui, None))
        h1 { (title) }
        div.inline {
            @if wave.state == WaveState::Applied && content.is_partly_done() {
                (ui::tag(t!(ui, "rollover-state-partly"), Tone::Info))
            } @else {
                (tag(ui, wave.state))
            }
        }
        @if let Some(why) = why_not { (ui::note(Tone::Warn, why)) }
        @if let Some(progress) = content.running().filter(|_| !is_waiting(wave, ui)) {
            (pieces::progress(ui, progress, &follow, &here))
        }
        (readiness(ui, content))
        (decision(ui, wave, content))
        (ui::card("schools", t!(ui, "rollover-schools"), None, html! {
            ul.rows { @for change in &content.changes { li { (row(ui, change, content)) } } }
            @if !content.missing.is_empty() || !content.apart.is_empty() {
                ul.sentences {
                    @for name in &content.apart {
                        li { (ui::icon("school"))
                             p { (t!(ui, "rollover-school-apart", school = *name)) } }
                    }
                    @for (_, name) in &content.missing {
                        li { (ui::icon("school"))
                             p { (t!(ui, "rollover-school-missing", school = *name)) } }
                    }
                }
            }
        }))
    };
    ui.page(&title, body)
}

fn is_waiting(wave: &Wave, ui: &Ui) -> bool {
    wave.state == WaveState::Scheduled && wave.run_at.is_some_and(|at| at > ui.now)
}

/// Who is ready, as sentences.
fn readiness(ui: &Ui, content: &Content) -> Markup {
    use ChangeState::{Applied, Applying, Draft, Ready, Scheduled, Undone};
    let lines = [
        (content.count(&[Ready, Scheduled, Applying]), "check", "created"),
        (content.count(&[Draft, Undone]), "pencil", "doubt"),
        (content.count(&[Applied]), "check-check", "created"),
        (content.missing.len(), "school", "left"),
    ];
    let said = |index: usize, count: usize| match index {
        0 => t!(ui, "rollover-ready-count", count = count),
        1 => t!(ui, "rollover-draft-count", count = count),
        2 => t!(ui, "rollover-applied-count", count = count),
        _ => t!(ui, "rollover-missing-count", count = count),
    };
    html! {
        ul.sentences.card {
            @for (index, (count, icon, class)) in lines.iter().enumerate() {
                @if *count > 0 {
                    li.(class) { (ui::icon(icon)) p { (said(index, *count)) } }
                }
            }
        }
    }
}

fn decision(ui: &Ui, wave: &Wave, content: &Content) -> Markup {
    let (ready, applied) =
        (content.count(&[ChangeState::Ready]), content.count(&[ChangeState::Applied]));
    let of = |name| urls::of_wave(wave.id, name);
    html! {
        @if is_waiting(wave, ui) {
            @let when = wave.run_at.map(|at| ui.when_in_full(at)).unwrap_or_default();
            (ui::note(Tone::Night, t!(ui, "rollover-wave-waits", when = when)))
            (ui::action(ui, &of("report"), html! {
                (version(wave))
                button.button.plain { (t!(ui, "rollover-cancel")) }
            }))
        } @else if wave.state.is_at_rest() && ready > 0 {
            (ui::card("decide", t!(ui, "rollover-decide"), None, html! {
                div.body { (schedule(ui, wave, content, &of("application"))) }
            }))
        }
        @if wave.state == WaveState::Applied && applied > 0 {
            details.more {
                summary { (t!(ui, "rollover-wave-undo")) }
                p { (t!(ui, "rollover-undo-lead")) }
                (ui::action(ui, &of("annulation"), html! {
                    (version(wave))
                    button.button.danger { (ui::icon("undo-2")) (t!(ui, "rollover-undo-yes")) }
                }))
            }
        }
    }
}

fn version(wave: &Wave) -> Markup {
    html! { input type="hidden" name="version" value=(wave.version); }
}

fn schedule(ui: &Ui, wave: &Wave, content: &Content, url: &str) -> Markup {
    let first = content.changes.iter().map(|it| it.effective_on).min();
    let first = first.or_else(|| first_day_of_class(wave.year.next(), Zone::B));
    html! {
        (ui::form(ui, url, &Problems::none(), html! {
            (version(wave))
            @if let Some(first) = first { (evening(ui, first, ui.now)) }
            div.actions { button.button { (t!(ui, "rollover-schedule")) } }
        }))
        details.more {
            summary { (t!(ui, "rollover-apply-now")) }
            p { (t!(ui, "rollover-apply-now-lead")) }
            (ui::action(ui, url, html! {
                (version(wave))
                button.button { (t!(ui, "rollover-apply-now-yes")) }
            }))
        }
    }
}

/// One school. The agents of a town do not open its plan: it names the pupils.
fn row(ui: &Ui, change: &YearChange, content: &Content) -> Markup {
    let size = content.sizes.iter().find(|size| size.change == change.id);
    let quiet = size.map(|size| {
        let (placed, leaving, nowhere) = (size.placed, size.leaving, size.nowhere);
        t!(ui, "rollover-school-size", placed = placed, leaving = leaving, nowhere = nowhere)
    });
    let inner = html! {
        span.face aria-hidden="true" { (ui::icon("school")) }
        span { b { (change.school_name) }
               @if let Some(quiet) = quiet { span.quiet { (quiet) } } }
        (pieces::tag(ui, change))
    };
    html! {
        @if ui.may::<Read>(change) { a.row href=(urls::change(change.id)) { (inner) } }
        @else { div.row { (inner) } }
    }
}
