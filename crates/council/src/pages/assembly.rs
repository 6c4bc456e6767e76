//! A body and its assembly: `GET /conseil/{body}`: its meetings and its members today.

use crate::{
    Mandate,
    assembly::{Assembly, Prepare},
    deliberation::Written as Act,
    mandate::Office,
    meeting::{State as Stage, Written},
    store, urls,
};
use axum::extract::State;
use db::Tx;
use maud::{Markup, html};
use std::borrow::Cow;
use web::{App, Granted, Page, Read, Result, Ui, t, ui};

const MEETINGS_MAX: u32 = 50;
const UNFINISHED_MAX: u32 = 50;
/// Meetings are not convened further ahead.
const YEAR_DAYS: i64 = 366;

struct Shown {
    members: Vec<Mandate>,
    meetings: Vec<Written>,
    unfinished: Vec<Act>,
}

pub async fn get(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let (body, today, until) = (assembly.body.id, ui.today(), ui.now.plus_days(YEAR_DAYS));
    let (prepares, viewer) = (ui.may::<Prepare>(&*assembly), assembly.viewer.person);
    let load = move |tx: &Tx<'_>| {
        let members = store::mandates::of_body(tx, body, today)?;
        let meetings = store::meetings::of_body(tx, body, until, MEETINGS_MAX)?;
        let unfinished = if prepares {
            store::acts::unfinished(tx, body, UNFINISHED_MAX)?
        } else {
            store::acts::awaiting_signature_of(tx, body, viewer, UNFINISHED_MAX)?
        };
        Ok(Shown { members, meetings, unfinished })
    };
    let mut shown = app.db.read(load).await?;
    if !ui.may::<Prepare>(&*assembly) {
        shown.meetings.retain(|meeting| meeting.state != Stage::Draft);
    }
    Ok(view(&ui, &assembly, &shown))
}

fn view(ui: &Ui, assembly: &Assembly, shown: &Shown) -> Page {
    let content = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "council-title"))]))
        (ui::head(&assembly.name, html! {
            @if ui.may::<Prepare>(assembly) {
                (ui::button_link(&urls::new_meeting(assembly.body.id), "plus",
                    t!(ui, "council-meeting-new")))
            }
        }))
        p.quiet { (super::kind(ui, assembly.kind)) }
        p { a href=(urls::bylaws(assembly.body.id)) { (t!(ui, "council-bylaws")) } }
        p { a href=(urls::public_acts(assembly.body.id)) { (t!(ui, "council-acts-link")) } }
        @if ui.may::<Prepare>(assembly) {
            p { a href=(urls::act_settings(assembly.body.id)) {
                (t!(ui, "council-act-settings-title"))
            } }
        }
        div.columns {
            div.stack {
                (super::act_pieces::unfinished(ui, &shown.unfinished))
                (meetings(ui, &shown.meetings))
            }
            div.stack { (members(ui, assembly, &shown.members)) }
        }
    };
    ui.page(&assembly.name, content)
}

fn meetings(ui: &Ui, meetings: &[Written]) -> Markup {
    let lines = html! {
        @if meetings.is_empty() { p.body.quiet { (t!(ui, "council-no-meeting")) } }
        ul.rows {
            @for meeting in meetings {
                li { a.row href=(urls::meeting(meeting.id)) {
                    span {
                        b { (ui::time(ui, meeting.meets_at)) }
                        span.quiet { (stage(ui, meeting.state)) }
                    }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("meetings", t!(ui, "council-meetings"), None, lines)
}

fn members(ui: &Ui, assembly: &Assembly, members: &[Mandate]) -> Markup {
    let all = urls::members(assembly.body.id);
    let more = t!(ui, "council-members-all");
    let lines = html! {
        @if members.is_empty() { p.body.quiet { (t!(ui, "council-no-member")) } }
        ul.rows {
            @for member in members.iter().filter(|it| it.office != Office::Member) {
                li.row {
                    (ui::face(&member.name()))
                    span { b { (member.name().full()) } span.quiet { (office(ui, member.office)) } }
                }
            }
        }
    };
    let title = t!(ui, "council-members", count = members.len());
    ui::card("members", title, Some((&all, &more)), lines)
}

/// Where a meeting stands.
pub fn stage(ui: &Ui, stage: Stage) -> Cow<'_, str> {
    match stage {
        Stage::Draft => t!(ui, "council-stage-draft"),
        Stage::Convened => t!(ui, "council-stage-convened"),
        Stage::Open => t!(ui, "council-stage-open"),
        Stage::Closed => t!(ui, "council-stage-closed"),
        Stage::Void => t!(ui, "council-stage-void"),
    }
}

pub fn office(ui: &Ui, office: Office) -> Cow<'_, str> {
    match office {
        Office::Chair => t!(ui, "council-office-chair"),
        Office::Deputy => t!(ui, "council-office-deputy"),
        Office::Member => t!(ui, "council-office-member"),
    }
}
