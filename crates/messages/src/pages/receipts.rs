//! Who has read: `GET /messages/{letter}/lectures`; a reminder to the others, once a day.

use super::pieces;
use crate::{
    Letter,
    jobs::Remind,
    letter::Follow,
    newcomers, reach, store,
    store::{
        letters::REMINDER_HOURS,
        receipts::{Count, Line},
    },
    urls,
};
use axum::extract::State;
use base::{Id, Instant};
use db::Tx;
use maud::{Markup, html};
use people::Person;
use serde::Deserialize;
use std::collections::HashSet;
use web::{Answer, App, Error, Form, Granted, Page, Result, Ui, t, ui};

/// Names shown; a letter to a whole school has more, and its counts say enough.
const NAMES: u32 = 200;

#[derive(Deserialize)]
pub struct Nothing {}

pub async fn get(letter: Granted<Follow, Letter>, State(app): State<App>, ui: Ui) -> Result<Page> {
    Ok(view(&ui, &letter, &load(&app, letter.id).await?))
}

/// Who has read, who has not, and who of these cannot yet.
pub struct Readings {
    pub count: Count,
    pub waiting: Vec<Line>,
    pub never_came: HashSet<Id<Person>>,
}

pub async fn load(app: &App, letter: Id<Letter>) -> Result<Readings> {
    let newcomers = newcomers::of(app);
    let read = move |tx: &Tx<'_>| {
        let waiting = store::receipts::unread(tx, letter, NAMES)?;
        let persons: Vec<Id<Person>> = waiting.iter().map(|line| line.person_id).collect();
        Ok(Readings {
            count: store::receipts::count(tx, letter)?,
            never_came: (newcomers.0)(tx, &persons)?.into_iter().collect(),
            waiting,
        })
    };
    Ok(app.db.read(read).await?)
}

pub async fn remind(
    letter: Granted<Follow, Letter>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, now) = (letter.id, app.clock.now());
    let answer = Answer::to(urls::receipts(id));
    match app.db.write(move |tx| ask_reminder(tx, &letter, now)).await {
        Ok(at) => {
            let hour = pieces::hour(&ui, at);
            Ok(answer.saying(t!(&ui, "messages-reminded", hour = hour)))
        }
        Err(db::Error::Conflict(_)) => Ok(answer.saying(t!(&ui, "messages-reminded-already"))),
        Err(error) => Err(Error::from(error)),
    }
}

/// Puts it on top again for those who have not read it: in the morning, when it is quiet now. Says
/// when. A conflict when a reminder left not long ago.
pub fn ask_reminder(
    tx: &Tx<'_>,
    letter: &Granted<Follow, Letter>,
    now: Instant,
) -> db::Result<Instant> {
    let at = reach::soon(tx, letter.viewer.person, now)?;
    store::letters::mark_reminded(tx, letter.id, now)?;
    jobs::enqueue(tx, &Remind { letter: letter.id }, at)?;
    Ok(at)
}

fn view(ui: &Ui, letter: &Letter, readings: &Readings) -> Page {
    let Readings { count, waiting, never_came } = readings;
    let title = t!(ui, "messages-receipts-title");
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::letter(letter.id), &t!(ui, "messages-back-to-letter"))]))
        h1 { (title) }
        p { b { (pieces::subject(ui, &letter.subject)) } }
        dl.figures {
            div.ok {
                dt { (t!(ui, "messages-receipts-read")) }
                dd { (count.reads) " / " (count.readers) }
            }
        }
        @if waiting.is_empty() {
            (ui::note(ui::Tone::Ok, t!(ui, "messages-receipts-all")))
        } @else {
            @if !never_came.is_empty() {
                (ui::note(
                    ui::Tone::Warn,
                    t!(ui, "messages-receipts-never-came", count = never_came.len()),
                ))
            }
            (names(ui, readings))
            (reminder(ui, letter))
        }
    };
    ui.narrow(&title, body)
}

fn names(ui: &Ui, Readings { count, waiting, never_came }: &Readings) -> Markup {
    let left = (count.readers - count.reads) - i64::try_from(waiting.len()).unwrap_or(0);
    html! {
        (ui::card("waiting", t!(ui, "messages-receipts-waiting"), None, html! {
            ul.rows {
                @for line in waiting {
                    li { div.row {
                        (ui::face(&line.name()))
                        span {
                            b { (line.name().full()) }
                            @if let Some(pupil) = line.pupil() {
                                span.quiet { (t!(ui, "messages-receipts-for", name = pupil)) }
                            }
                            @if never_came.contains(&line.person_id) {
                                span.tag { (t!(ui, "messages-receipts-not-yet")) }
                            }
                        }
                    } }
                }
            }
            @if left > 0 { p.body.quiet { (t!(ui, "messages-receipts-more", count = left)) } }
        }))
    }
}

fn reminder(ui: &Ui, letter: &Letter) -> Markup {
    html! {
        @let again_at = letter.reminded_at.map(|at| at.plus_hours(REMINDER_HOURS));
        @if again_at.is_some_and(|at| at > ui.now) {
            p.quiet { (t!(ui, "messages-reminded-already")) }
        } @else {
            (ui::action(ui, &urls::reminder(letter.id), html! {
                button.button { (ui::icon("bell")) (t!(ui, "messages-remind")) }
            }))
        }
    }
}
