//! Making it so: `POST …/application` now or on an evening, `…/report` not that evening after all,
//! `…/annulation` everything as it was.

use super::{change, change::Content, pieces, words};
use crate::{
    State as ChangeState, YearChange,
    change::{Apply, Undo},
    deeds,
    jobs::{ApplyChange, undo_and_tell},
    store,
    undo::{ClassUses, UndoRefused},
    urls,
};
use axum::extract::State;
use base::{Instant, Minutes};
use db::Tx;
use jobs::progress;
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;
use web::{
    Answer, App, At, Form, Granted, Page, Problems, Result, Ui, t,
    ui::{self, Field, Tone},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct WhenForm {
    pub version: i64,
    /// `2027-08-31T20:00`; now when it is empty.
    pub run_at: String,
}

/// A few months: nobody plans longer, and a wrong year is seen.
const AHEAD_DAYS_MAX: i64 = 120;

impl WhenForm {
    pub fn check(&self, now: Instant) -> Result<Option<Instant>, Problems> {
        if self.run_at.trim().is_empty() {
            return Ok(None);
        }
        let read = Instant::parse_local(&self.run_at).ok_or(text::id!("rollover-hour-wrong"));
        let near = |at: Instant| {
            if at < now {
                Err(text::id!("rollover-hour-passed"))
            } else if at > now.plus_days(AHEAD_DAYS_MAX) {
                Err(text::id!("rollover-hour-far"))
            } else {
                Ok(at)
            }
        };
        let (at,) = Problems::gather((read.and_then(near).at("run_at"),))?;
        Ok(Some(at))
    }
}

pub async fn post(
    change: Granted<Apply, YearChange>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WhenForm>,
) -> Result<Answer> {
    let run_at = match form.check(ui.now) {
        Ok(run_at) => run_at,
        Err(problems) => {
            let why = problems.iter().next().map(|it| ui.words(it.text).into_owned());
            let page = change::refused(&app, &ui, &change, &why.unwrap_or_default()).await?;
            return Ok(page.into());
        }
    };
    let (id, version, now, by) = (change.id, form.version, ui.now, change.viewer.person);
    let write = move |tx: &Tx<'_>| {
        let (to, at) = match run_at {
            Some(at) => (ChangeState::Scheduled, at),
            None => (ChangeState::Applying, now),
        };
        let text = text::id!("rollover-step-waiting");
        let progress = progress::start(tx, "rollover.apply", by, None, text, now)?;
        store::changes::plan_for(tx, (id, version), to, at, progress)?;
        let detail = json!({ "at": at.iso() });
        deeds::of_change(tx, &change, by, "year.schedule", detail, now)?;
        jobs::enqueue(tx, &ApplyChange { change: id, by }, at).map(drop)
    };
    app.db.write(write).await?;
    let said = if run_at.is_some() {
        t!(ui, "rollover-scheduled")
    } else {
        t!(ui, "rollover-apply-begun")
    };
    Ok(Answer::to(urls::change(id)).saying(said))
}

/// `POST …/report`: it stays ready, and nothing happens that evening.
pub async fn cancel(
    change: Granted<Apply, YearChange>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WhenForm>,
) -> Result<Answer> {
    let (id, version, now, by) = (change.id, form.version, ui.now, change.viewer.person);
    let write = move |tx: &Tx<'_>| {
        let from = [ChangeState::Scheduled; 2];
        store::changes::set_state(tx, id, from, ChangeState::Ready, version)?;
        deeds::of_change(tx, &change, by, "year.cancel", json!({}), now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::change(id)).saying(t!(ui, "rollover-cancelled")))
}

/// `POST …/annulation`: in one transaction, or a sentence that says what stands in the way.
pub async fn undo(
    change: Granted<Undo, YearChange>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WhenForm>,
) -> Result<Answer> {
    if change.version != form.version {
        return Err(web::Error::Conflict);
    }
    let (id, now, by) = (change.id, ui.now, change.viewer.person);
    let uses = app.jobs.tool::<ClassUses>().map(|it| (*it).clone()).unwrap_or_default();
    let undone = app.db.write(move |tx| undo_and_tell(tx, id, by, &uses, now)).await;
    let Err(error) = undone else {
        return Ok(Answer::to(urls::change(id)).saying(t!(ui, "rollover-undone")));
    };
    let why = match (error.reason::<UndoRefused>(), &error) {
        (Some(refused), _) => refused.clone(),
        // The tables of the house keep what something else names.
        (None, db::Error::Conflict(_)) => {
            UndoRefused::ClassUsed { class: String::new(), built: None }
        }
        (None, _) => return Err(error.into()),
    };
    let name = pieces::name_of(&app, why.person()).await?;
    let said = words::refused(&ui, &why, &name);
    let page: Page = change::refused(&app, &ui, &change, &said).await?;
    Ok(page.into())
}

/// What comes next, by how far it has come.
pub fn next(ui: &Ui, change: &YearChange, content: &Content) -> Markup {
    match change.state {
        ChangeState::Draft => reading(ui, change),
        ChangeState::Ready => deciding(ui, change, content),
        ChangeState::Scheduled => waiting(ui, change),
        ChangeState::Applying => html! {},
        ChangeState::Applied => undoing(ui, change),
        ChangeState::Undone => again(ui, change),
    }
}

fn reading(ui: &Ui, change: &YearChange) -> Markup {
    html! {
        div.actions {
            a.button href=(urls::of_change(change.id, "phrases")) {
                (ui::icon("list")) (t!(ui, "rollover-read"))
            }
        }
    }
}

fn deciding(ui: &Ui, change: &YearChange, content: &Content) -> Markup {
    let name = content.reader.as_ref().map(base::PersonName::formal).unwrap_or_default();
    let when = change.ready_at.map(|at| ui.when_in_full(at)).unwrap_or_default();
    let url = urls::of_change(change.id, "application");
    html! {
        (ui::note(Tone::Ok, t!(ui, "rollover-read-by", name = name, when = when)))
        @if change.wave.is_some() { (ui::note(Tone::Info, t!(ui, "rollover-wave-will"))) }
        (ui::card("decide", t!(ui, "rollover-decide"), None, html! {
            div.body {
                (ui::form(ui, &url, &Problems::none(), html! {
                    (pieces::version(change))
                    (evening(ui, change.effective_on, ui.now))
                    div.actions { button.button { (t!(ui, "rollover-schedule")) } }
                }))
                details.more {
                    summary { (t!(ui, "rollover-apply-now")) }
                    p { (t!(ui, "rollover-apply-now-lead")) }
                    (ui::action(ui, &url, html! {
                        (pieces::version(change))
                        button.button { (t!(ui, "rollover-apply-now-yes")) }
                    }))
                }
                p { a href=(urls::of_change(change.id, "phrases")) { (t!(ui, "rollover-read")) } }
            }
        }))
    }
}

/// The evening before the new classes begin, or this one.
pub fn evening(ui: &Ui, effective_on: base::Day, now: Instant) -> Markup {
    let usual = Instant::at(effective_on.plus_days(-1), Minutes(20 * 60));
    let tonight = Instant::at(now.day(), Minutes(20 * 60)).max(now.plus_hours(1));
    let value = usual.max(tonight).local_field();
    let (label, hint) = (t!(ui, "rollover-field-hour"), t!(ui, "rollover-field-hour-hint"));
    let field = Field {
        name: "run_at",
        label: &label,
        hint: Some(&hint),
        kind: "datetime-local",
        value: &value,
        ..Field::default()
    };
    field.draw(ui, &Problems::none())
}

fn waiting(ui: &Ui, change: &YearChange) -> Markup {
    let when = change.run_at.map(|at| ui.when_in_full(at)).unwrap_or_default();
    html! {
        (ui::note(Tone::Night, t!(ui, "rollover-waits", when = when)))
        (ui::action(ui, &urls::of_change(change.id, "report"), html! {
            (pieces::version(change))
            button.button.plain { (t!(ui, "rollover-cancel")) }
        }))
    }
}

fn undoing(ui: &Ui, change: &YearChange) -> Markup {
    let when = change.applied_at.map(|at| ui.when_in_full(at)).unwrap_or_default();
    html! {
        p { (t!(ui, "rollover-applied-when", when = when)) }
        div.actions {
            a.button.plain href=(urls::of_change(change.id, "phrases")) {
                (ui::icon("list")) (t!(ui, "rollover-read-again"))
            }
        }
        details.more {
            summary { (t!(ui, "rollover-undo")) }
            p { (t!(ui, "rollover-undo-lead")) }
            (ui::action(ui, &urls::of_change(change.id, "annulation"), html! {
                (pieces::version(change))
                button.button.danger { (ui::icon("undo-2")) (t!(ui, "rollover-undo-yes")) }
            }))
        }
    }
}

fn again(ui: &Ui, change: &YearChange) -> Markup {
    let when = change.undone_at.map(|at| ui.when_in_full(at)).unwrap_or_default();
    html! {
        (ui::note(Tone::Info, t!(ui, "rollover-undone-when", when = when)))
        (ui::action(ui, &urls::of_change(change.id, "reprise"), html! {
            (pieces::version(change))
            button.button { (t!(ui, "rollover-reopen")) }
        }))
    }
}
