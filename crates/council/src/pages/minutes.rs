//! The minutes of a meeting and where they stand: `GET /conseil/seances/{meeting}/proces-verbal`
//! (CGCT L2121-15). What is left to do is done from here.

use super::{act_pieces, meeting, minutes_forms};
use crate::{
    assembly::Prepare,
    meeting::Written,
    minutes::{
        kept::{Minutes, Remark, Signature, State as Stage},
        settling,
    },
    record::{Record, written},
    store, urls,
};
use axum::extract::State;
use base::{Day, Instant};
use db::Tx;
use maud::{Markup, html};
use std::borrow::Cow;
use web::{App, Granted, Page, Problems, Read, Result, Ui, t, ui};

pub struct Shown {
    pub record: Record,
    /// The meeting that settles them.
    pub next: Option<Written>,
    pub remarks: Vec<Remark>,
    pub signatures: Vec<Signature>,
    /// Since when the list of what was examined is on line.
    pub list_at: Option<Instant>,
}

impl Shown {
    async fn of(app: &App, minutes: &Minutes) -> Result<Self> {
        let minutes = minutes.clone();
        let load = move |tx: &Tx<'_>| {
            let id = minutes.meeting.id;
            let next = match &minutes.kept {
                Some(kept) => store::meetings::find(tx, kept.put_to)?,
                None => None,
            };
            Ok(Shown {
                record: Record::load(tx, &minutes.meeting)?,
                next,
                remarks: store::minutes::remarks(tx, id)?,
                signatures: store::minutes::signatures(tx, id)?,
                list_at: store::minutes::list(tx, id)?.map(|(_, at)| at),
            })
        };
        Ok(app.db.read(load).await?)
    }
}

pub async fn get(minutes: Granted<Read, Minutes>, State(app): State<App>, ui: Ui) -> Result<Page> {
    show(&app, &ui, &minutes, "", &Problems::none()).await
}

/// The page, with what was wrong in what was sent from it. `words`: a remark that was typed.
pub async fn show(
    app: &App,
    ui: &Ui,
    minutes: &Minutes,
    words: &str,
    problems: &Problems,
) -> Result<Page> {
    let shown = Shown::of(app, minutes).await?;
    Ok(view(ui, minutes, &shown, words, problems))
}

fn view(ui: &Ui, minutes: &Minutes, shown: &Shown, words: &str, problems: &Problems) -> Page {
    let title = t!(ui, "council-minutes-title");
    let file = urls::of_meeting(minutes.meeting.id, "proces-verbal.pdf");
    let content = html! {
        (meeting::way_back(ui, minutes))
        h1 { (title) }
        p.quiet { (meeting::title(ui, minutes)) }
        (steps(ui, minutes, shown))
        div #minutes { (ui::problems(ui, problems)) }
        p { a.button.plain href=(file) { (ui::icon("file-text")) (t!(ui, "council-minutes")) } }
        div.columns {
            div.stack { (minutes_forms::to_do(ui, minutes, shown, words, problems)) }
            div.stack {
                (remarks(ui, shown))
                (signatures(ui, shown))
                (examined(ui, minutes, shown))
            }
        }
    };
    ui.page(&title, content)
}

/// Each step with its day.
fn steps(ui: &Ui, minutes: &Minutes, shown: &Shown) -> Markup {
    let kept = minutes.kept.as_ref();
    let at_least = |stages: &[Stage]| kept.is_some_and(|kept| stages.contains(&kept.state));
    let signed_on = shown.signatures.iter().map(|one| one.signed_on).max();
    let lines: [(Cow<'_, str>, bool, Option<Day>); 4] = [
        (t!(ui, "council-minutes-step-put"), kept.is_some(), shown.next.as_ref().map(Written::day)),
        (
            t!(ui, "council-minutes-step-adopted"),
            at_least(&[Stage::Adopted, Stage::Signed, Stage::Published]),
            kept.and_then(|kept| kept.adopted_on),
        ),
        (
            t!(ui, "council-minutes-step-signed"),
            at_least(&[Stage::Signed, Stage::Published]),
            signed_on.filter(|_| at_least(&[Stage::Signed, Stage::Published])),
        ),
        (
            t!(ui, "council-minutes-step-published"),
            at_least(&[Stage::Published]),
            kept.and_then(|kept| kept.published_at).map(Instant::day),
        ),
    ];
    let next = lines.iter().position(|(_, is_done, _)| !is_done);
    html! {
        ol.steps aria-label=(t!(ui, "council-minutes-steps")) {
            @for (place, (words, is_done, day)) in lines.iter().enumerate() {
                li.done[*is_done] aria-current=[(next == Some(place)).then_some("step")] {
                    span {
                        (words)
                        @if let Some(day) = day { " " span.quiet { (act_pieces::day(ui, *day)) } }
                    }
                }
            }
        }
    }
}

fn remarks(ui: &Ui, shown: &Shown) -> Markup {
    let lines = html! {
        ul.rows {
            @for one in &shown.remarks {
                li.row { span { b { (written(&one.name())) } span { (one.words) } } }
            }
        }
    };
    html! {
        @if !shown.remarks.is_empty() {
            (ui::card("remarks", t!(ui, "council-minutes-remarks"), None, lines))
        }
    }
}

fn signatures(ui: &Ui, shown: &Shown) -> Markup {
    let lines = html! {
        ul.rows {
            @for one in &shown.signatures {
                li.row { span {
                    b { (written(&one.name())) }
                    span.quiet {
                        (act_pieces::role(ui, one.role)) " · "
                        (act_pieces::day(ui, one.signed_on))
                        @if one.is_paper { " " (t!(ui, "council-act-on-paper")) }
                    }
                } }
            }
        }
    };
    html! {
        @if !shown.signatures.is_empty() {
            (ui::card("signatures", t!(ui, "council-minutes-signatures"), None, lines))
        }
    }
}

/// The list of what was examined, on line within a week (L2121-25).
fn examined(ui: &Ui, minutes: &Minutes, shown: &Shown) -> Markup {
    let meeting = &minutes.meeting;
    let is_closed = meeting.state == crate::meeting::State::Closed;
    let due = act_pieces::day(ui, crate::period::list_due_on(meeting.day()));
    let lines = html! {
        div.body.stack {
            @match shown.list_at {
                Some(at) => {
                    p { (t!(ui, "council-list-published", day = act_pieces::day(ui, at.day()))) }
                    p { a href=(urls::public_meeting(meeting.body_id, meeting.id)) {
                        (t!(ui, "council-public-page"))
                    } }
                },
                None => p { (t!(ui, "council-list-due", day = due)) },
            }
            @if ui.may::<Prepare>(minutes) {
                (ui::action(ui, &urls::of_meeting(meeting.id, "liste"), html! {
                    button.button.plain {
                        (ui::icon("megaphone"))
                        @if shown.list_at.is_some() { (t!(ui, "council-list-again")) }
                        @else { (t!(ui, "council-list-publish")) }
                    }
                }))
            }
        }
    };
    html! { @if is_closed { (ui::card("examined", t!(ui, "council-list-title"), None, lines)) } }
}

/// When they are to be published at the latest, once settled.
pub fn due(ui: &Ui, minutes: &Minutes) -> Option<String> {
    let adopted_on = minutes.kept.as_ref()?.adopted_on?;
    Some(act_pieces::day(ui, settling::publication_due_on(adopted_on)))
}
