//! What is published of meetings, for everybody: `GET /actes/{body}/seances` and, for each, the
//! list of what it examined and its minutes (CGCT L2121-15, L2121-25). The rest is not there.

use super::{act_files::pdf, act_pieces, papers};
use crate::{
    Meeting,
    meeting::Written,
    minutes::{
        self, List, Sheet,
        kept::{Kept, Remark, Signature},
    },
    store::{self, minutes::Public as Line},
    urls,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::{Id, Instant};
use db::Tx;
use maud::{Markup, html};
use people::Body;
use serde::Deserialize;
use web::{App, Error, Page, Public, Result, Ui, t, ui};

const MEETINGS_MAX: u32 = 200;

#[derive(Clone, Copy, Debug, Deserialize)]
pub struct MeetingPath {
    body: Id<Body>,
    meeting: Id<Meeting>,
}

pub async fn get(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    Path(body): Path<Id<Body>>,
) -> Result<Page> {
    let load = move |tx: &Tx<'_>| {
        let Some(body) = people::body::load(tx, body)? else { return Ok(None) };
        let lines = store::minutes::published(tx, body.id, MEETINGS_MAX)?;
        Ok(Some((body, lines)))
    };
    let (body, lines) = app.db.read(load).await?.ok_or(Error::NotFound)?;
    Ok(list(&ui, &body, &lines))
}

fn list(ui: &Ui, body: &Body, lines: &[Line]) -> Page {
    let title = t!(ui, "council-public-meetings", name = body.name.as_str());
    let acts = t!(ui, "council-acts-title", name = body.name.as_str());
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::public_acts(body.id), &acts)]))
        h1 { (title) }
        @if lines.is_empty() { (ui::empty(t!(ui, "council-public-none"), None)) }
        @else {
            ul.rows.card {
                @for line in lines {
                    li { a.row href=(urls::public_meeting(body.id, line.id)) {
                        span {
                            b { (ui.when_in_full(line.meets_at)) }
                            span.quiet { (what(ui, line)) }
                        }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        }
    };
    ui.narrow(&title, content)
}

/// `Liste des délibérations, procès-verbal`
fn what(ui: &Ui, line: &Line) -> String {
    let all = [
        line.list_at.map(|_| t!(ui, "council-list-title")),
        line.minutes_at.map(|_| t!(ui, "council-minutes-title")),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

struct Shown {
    body: Body,
    meeting: Written,
    list: Option<(List, Instant)>,
    minutes: Option<(Kept, Vec<Remark>, Vec<Signature>)>,
}

/// What is published of this meeting of this body; none when nothing is.
fn published(tx: &Tx<'_>, path: MeetingPath) -> db::Result<Option<Shown>> {
    let Some(body) = people::body::load(tx, path.body)? else { return Ok(None) };
    let meeting = store::meetings::find(tx, path.meeting)?;
    let Some(meeting) = meeting.filter(|it| it.body_id == body.id) else { return Ok(None) };
    let list = store::minutes::list(tx, meeting.id)?;
    let list = list.map(|(json, at)| (serde_json::from_str(&json).unwrap_or_default(), at));
    let kept = store::minutes::find(tx, meeting.id)?.filter(|kept| kept.published_at.is_some());
    let minutes = match kept {
        Some(kept) => {
            let remarks = store::minutes::remarks(tx, meeting.id)?;
            Some((kept, remarks, store::minutes::signatures(tx, meeting.id)?))
        }
        None => None,
    };
    let is_something = list.is_some() || minutes.is_some();
    Ok(is_something.then_some(Shown { body, meeting, list, minutes }))
}

async fn loaded(app: &App, path: MeetingPath) -> Result<Shown> {
    let load = move |tx: &Tx<'_>| published(tx, path);
    app.db.read(load).await?.ok_or(Error::NotFound)
}

/// `GET /actes/{body}/seances/{meeting}`
pub async fn get_one(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    Path(path): Path<MeetingPath>,
) -> Result<Page> {
    let shown = loaded(&app, path).await?;
    Ok(view(&ui, &shown))
}

fn view(ui: &Ui, shown: &Shown) -> Page {
    let (body, meeting) = (&shown.body, &shown.meeting);
    let when = ui.when_in_full(meeting.meets_at);
    let title = t!(ui, "council-meeting-of", when = when).into_owned();
    let all = t!(ui, "council-public-meetings", name = body.name.as_str());
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::public_meetings(body.id), &all)]))
        h1 { (title) }
        p.quiet { (body.name) }
        @if let Some((kept, ..)) = &shown.minutes { (minutes_card(ui, shown, kept)) }
        @if let Some((list, at)) = &shown.list { (list_card(ui, shown, list, *at)) }
    };
    ui.narrow(&title, content)
}

fn minutes_card(ui: &Ui, shown: &Shown, kept: &Kept) -> Markup {
    let file = urls::public_minutes(shown.body.id, shown.meeting.id);
    let day = |day| act_pieces::day(ui, day);
    let lines = html! {
        div.body.stack {
            @if let Some(on) = kept.adopted_on {
                p { (t!(ui, "council-minutes-settled", day = day(on))) }
            }
            @if let Some(at) = kept.published_at {
                p.quiet { (t!(ui, "council-public-since", day = day(at.day()))) }
            }
            p { a.button href=(file) { (ui::icon("download")) (t!(ui, "council-minutes")) } }
            @if let Some(digest) = kept.digest.get(..16) {
                p.quiet { (t!(ui, "council-act-digest")) " " code { (digest) } }
            }
        }
    };
    ui::card("minutes", t!(ui, "council-minutes-title"), None, lines)
}

fn list_card(ui: &Ui, shown: &Shown, list: &List, at: Instant) -> Markup {
    let file = urls::public_list(shown.body.id, shown.meeting.id);
    let lines = html! {
        ul.rows {
            @for row in &list.rows {
                li.row { span { b { (row.title) } span.quiet { (row.number) " " (row.result) } } }
            }
        }
        div.body.stack {
            p.quiet { (t!(ui, "council-public-since", day = act_pieces::day(ui, at.day()))) }
            p { a href=(file) { (t!(ui, "council-list")) } }
        }
    };
    ui::card("examined", t!(ui, "council-list-title"), None, lines)
}

/// `GET /actes/{body}/seances/{meeting}/proces-verbal.pdf`
pub async fn get_minutes(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    Path(path): Path<MeetingPath>,
) -> Result<Response> {
    let shown = loaded(&app, path).await?;
    let (kept, remarks, signatures) = shown.minutes.ok_or(Error::NotFound)?;
    let sheet: Sheet = papers::settled(ui, &kept, &remarks, &signatures)?;
    pdf("proces-verbal.pdf".to_owned(), move || print::pdf(minutes::TEMPLATE, &sheet)).await
}

/// `GET /actes/{body}/seances/{meeting}/liste.pdf`
pub async fn get_list(
    _: Public,
    State(app): State<App>,
    Path(path): Path<MeetingPath>,
) -> Result<Response> {
    let shown = loaded(&app, path).await?;
    let (list, _) = shown.list.ok_or(Error::NotFound)?;
    let name = "liste-des-deliberations.pdf".to_owned();
    pdf(name, move || print::pdf(minutes::LIST, &list)).await
}
