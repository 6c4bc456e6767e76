//! A sentence on top of every page: `/actualites/fils/{thread}/alerte`, for heads and the town.

use super::pieces;
use crate::{
    Thread,
    alert::{self, Alert as Raised, NewAlert},
    store,
    thread::{Alert, ThreadKind},
    urls,
};
use axum::extract::{Path, State};
use base::{Id, Instant};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{Field, Tone};
use utoipa::ToSchema;
use web::{
    Answer, App, At, Form, Granted, Nothing, Page, Problems, Result, Ui, banner::Banner, form, id,
    t, ui,
};

const WORDS_CHARS_MAX: usize = 240;
/// A banner that stays is a banner nobody reads.
const DAYS_MAX: i64 = 7;
const LINES: u32 = 20;

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct AlertForm {
    pub words: String,
    pub reason: String,
    pub ends_at: String,
}

impl AlertForm {
    fn begin(now: Instant) -> Self {
        AlertForm { ends_at: now.plus_hours(8).local_field(), ..AlertForm::default() }
    }

    pub fn check(&self, now: Instant) -> Result<NewAlert, Problems> {
        let words = form::required(&self.words, WORDS_CHARS_MAX).at("words");
        let reason = form::required(&self.reason, WORDS_CHARS_MAX).at("reason");
        let ends_at = match Instant::parse_local(&self.ends_at) {
            None => Err(id!("news-refused-hour")),
            Some(at) if at <= now => Err(id!("news-refused-past")),
            Some(at) if at > now.plus_days(DAYS_MAX) => Err(id!("news-refused-alert-long")),
            Some(at) => Ok(at),
        };
        let (words, reason, ends_at) = Problems::gather((words, reason, ends_at.at("ends_at")))?;
        Ok(NewAlert { words, reason, ends_at })
    }
}

pub async fn get(thread: Granted<Alert, Thread>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let past = past(&app, &thread).await?;
    Ok(view(&ui, &thread, &AlertForm::begin(ui.now), &past, &Problems::none()))
}

async fn past(app: &App, thread: &Thread) -> Result<Vec<Raised>> {
    let place = thread.id.raw();
    Ok(app.db.read(move |tx| store::alerts::of_place(tx, place, LINES)).await?)
}

pub async fn post(
    thread: Granted<Alert, Thread>,
    State(app): State<App>,
    ui: Ui,
    form: Form<AlertForm>,
) -> Result<Answer> {
    let now = app.clock.now();
    let new = match form.check(now) {
        Ok(new) => new,
        Err(problems) => {
            let past = past(&app, &thread).await?;
            return Ok(view(&ui, &thread, &form, &past, &problems).unprocessable().into());
        }
    };
    let to = urls::alert(thread.id);
    let write =
        move |tx: &db::Tx<'_>| alert::raise(tx, &thread.place, thread.viewer.person, &new, now);
    app.db.write(write).await?;
    Ok(Answer::to(to).saying(t!(&ui, "news-alert-raised")))
}

#[derive(Deserialize)]
pub struct BannerPath {
    banner: Id<Banner>,
}

/// `POST /actualites/fils/{thread}/alerte/{banner}/fin`
pub async fn end(
    thread: Granted<Alert, Thread>,
    State(app): State<App>,
    ui: Ui,
    Path(path): Path<BannerPath>,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (to, now) = (urls::alert(thread.id), app.clock.now());
    let write = move |tx: &db::Tx<'_>| {
        alert::end(tx, &thread.place, path.banner, thread.viewer.person, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(to).saying(t!(&ui, "news-alert-ended")))
}

fn view(ui: &Ui, thread: &Thread, form: &AlertForm, past: &[Raised], problems: &Problems) -> Page {
    let title = t!(ui, "news-alert");
    let explained = match thread.kind {
        ThreadKind::Town => t!(ui, "news-alert-how-town", place = thread.name),
        _ => t!(ui, "news-alert-how", place = thread.name),
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::DESK, &t!(ui, "news-desk"))]))
        h1 { (title) }
        (ui::note(Tone::Warn, explained))
        (ui::form(ui, &urls::alert(thread.id), problems, fields(ui, form, problems)))
        @if !past.is_empty() {
            (ui::card("past", t!(ui, "news-alert-past"), None, html! {
                ul.rows { @for alert in past { li { (line(ui, thread, alert)) } } }
            }))
        }
    };
    ui.narrow(&title, body)
}

fn fields(ui: &Ui, form: &AlertForm, problems: &Problems) -> Markup {
    let (words, reason) = (t!(ui, "news-alert-words"), t!(ui, "news-alert-reason"));
    let (hint, why) = (t!(ui, "news-alert-words-hint"), t!(ui, "news-alert-reason-hint"));
    let until = t!(ui, "news-alert-until");
    let words = Field {
        name: "words",
        label: &words,
        hint: Some(&hint),
        value: &form.words,
        ..Field::default()
    };
    let reason = Field {
        name: "reason",
        label: &reason,
        hint: Some(&why),
        value: &form.reason,
        ..Field::default()
    };
    let until = Field {
        name: "ends_at",
        label: &until,
        value: &form.ends_at,
        kind: "datetime-local",
        ..Field::default()
    };
    html! {
        (ui::textarea(ui, &words, 3, problems))
        (reason.draw(ui, problems))
        (until.draw(ui, problems))
        div.actions {
            button.button data-behaviour="confirm" data-confirm=(t!(ui, "news-alert-sure"))
                data-confirm-yes=(t!(ui, "news-alert-do")) data-confirm-no=(t!(ui, "news-keep")) {
                (ui::icon("megaphone")) (t!(ui, "news-alert-do"))
            }
        }
    }
}

fn line(ui: &Ui, thread: &Thread, alert: &Raised) -> Markup {
    let until = alert.ended_at.unwrap_or(alert.ends_at);
    html! {
        div.row {
            span.face aria-hidden="true" { (ui::icon("megaphone")) }
            span {
                b { (alert.words) }
                span.quiet { (pieces::name(ui, &alert.author())) " · " (alert.reason) }
                span.quiet { (t!(ui, "news-alert-ends", when = ui.when_in_full(until))) }
                @if alert.is_on(ui.now) {
                    (ui::action(ui, &urls::alert_end(thread.id, alert.id), html! {
                        button.button.plain.small { (ui::icon("x")) (t!(ui, "news-alert-end")) }
                    }))
                }
            }
            (ui::time(ui, alert.at))
        }
    }
}
