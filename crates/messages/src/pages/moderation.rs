//! What a head looks after: `/messages/signalements`, what is held, who is frozen.

use super::pieces;
use crate::{
    freeze::Freeze,
    hold::Hold,
    report::{Report, schools_moderated},
    store, urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::School;
use ui::Tone;
use web::{App, Error, Page, Result, Ui, Viewer, t, ui};

/// What the page shows.
pub struct Shown {
    pub open: Vec<Report>,
    pub closed: Vec<Report>,
    pub holds: Vec<Hold>,
    pub freezes: Vec<Freeze>,
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let schools = schools_seen(&viewer);
    if schools.is_empty() {
        return Err(Error::NotFound);
    }
    let shown = app.db.read(move |tx| load(tx, &schools)).await?;
    Ok(view(&ui, &shown))
}

pub fn load(tx: &Tx<'_>, schools: &[Id<School>]) -> db::Result<Shown> {
    Ok(Shown {
        open: store::reports::list(tx, schools, true)?,
        closed: store::reports::list(tx, schools, false)?,
        holds: store::holds::list(tx, schools)?,
        freezes: store::freezes::list(tx, schools)?,
    })
}

/// Administrators of the platform look after what belongs to no school.
pub fn schools_seen(viewer: &Viewer) -> Vec<Id<School>> {
    let mut schools = schools_moderated(viewer);
    if viewer.is_platform_administrator() {
        schools.push(Id::new(0));
    }
    schools
}

fn view(ui: &Ui, shown: &Shown) -> Page {
    let title = t!(ui, "messages-moderation-title");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::RECEIVED, &t!(ui, "messages-title"))]))
        h1 { (title) }
        div.stack {
            @if !shown.holds.is_empty() {
                (ui::card("holds", t!(ui, "messages-holds"), None, html! {
                    ul.rows { @for hold in &shown.holds { li { (held(ui, hold)) } } }
                }))
            }
            (ui::card("open", t!(ui, "messages-reports-open"), None, html! {
                @if shown.open.is_empty() { p.body.quiet { (t!(ui, "messages-reports-none")) } }
                ul.rows { @for report in &shown.open { li { (reported(ui, report)) } } }
            }))
            @if !shown.freezes.is_empty() {
                (ui::card("freezes", t!(ui, "messages-freezes"), None, html! {
                    ul.rows { @for freeze in &shown.freezes { li { (frozen(ui, freeze)) } } }
                }))
            }
            @if !shown.closed.is_empty() {
                (ui::card("closed", t!(ui, "messages-reports-closed"), None, html! {
                    ul.rows { @for report in &shown.closed { li { (reported(ui, report)) } } }
                }))
            }
        }
    };
    ui.page(&title, body)
}

fn reported(ui: &Ui, report: &Report) -> Markup {
    let class = if report.is_open() { "unread" } else { "read" };
    html! {
        a.row.(class) href=(urls::report(report.id)) {
            (ui::face(&report.sender()))
            span {
                b { (report.sender().full()) }
                span.quiet.one-line { (pieces::subject(ui, &report.subject)) " — " (report.reason) }
            }
            (ui::time(ui, report.reported_at))
        }
    }
}

fn held(ui: &Ui, hold: &Hold) -> Markup {
    html! {
        a.row.unread href=(urls::hold(hold.letter_id)) {
            (ui::face(&hold.sender()))
            span {
                b { (hold.sender().full()) }
                span.quiet.one-line {
                    (pieces::subject(ui, &hold.subject)) " — "
                    (t!(ui, "messages-hold-weight", count = hold.weight))
                }
            }
            (ui::time(ui, hold.held_at))
        }
    }
}

fn frozen(ui: &Ui, freeze: &Freeze) -> Markup {
    html! {
        div.row {
            (ui::face(&freeze.name()))
            span {
                b { (freeze.name().full()) }
                span.quiet { (t!(ui, "messages-frozen-since", day = ui.when(freeze.frozen_at))) }
            }
            (ui::action(ui, &urls::thaw(freeze.id), html! {
                button.button.plain.small { (t!(ui, "messages-thaw")) }
            }))
        }
    }
}

/// What somebody else has already decided.
pub fn outcome(ui: &Ui, report: &Report) -> Markup {
    use crate::report::Outcome;
    html! {
        @match report.outcome {
            None => {}
            Some(Outcome::Dismissed) => (ui::note(Tone::Ok, t!(ui, "messages-outcome-dismissed"))),
            Some(Outcome::Withdrawn) => {
                (ui::note(Tone::Warn, t!(ui, "messages-outcome-withdrawn")))
            }
            Some(Outcome::Frozen) => (ui::note(Tone::Warn, t!(ui, "messages-outcome-frozen"))),
        }
    }
}
