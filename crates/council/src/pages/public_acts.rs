//! The published acts of a body, for everybody: `GET /actes/{body}`, by year, and as open data:
//! `GET /actes/{body}/deliberations.csv`. Nothing is here before it is published.

use super::{act_files::file, act_pieces as pieces};
use crate::{
    Deliberation,
    life::open_data::{self, Publisher},
    store::{self, published::Line},
    urls,
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use base::{Day, Id};
use db::Tx;
use maud::{Markup, html};
use people::Body;
use serde::Deserialize;
use web::{App, Error, Page, Public, Result, Ui, t, ui, ui::Chip, ui::Tone};

const LINES_MAX: u32 = 50;
const OPEN_CHUNK: u32 = 500;
/// A body that publishes more than this has its file made by a job; none does.
const OPEN_MAX: usize = 50_000;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    annee: Option<i16>,
    /// The act the page goes on after.
    apres: Option<Id<Deliberation>>,
}

struct Shown {
    body: Body,
    years: Vec<i16>,
    year: Option<i16>,
    lines: Vec<Line>,
}

pub async fn get(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    Path(body): Path<Id<Body>>,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let load = move |tx: &Tx<'_>| {
        let Some(body) = people::body::load(tx, body)? else { return Ok(None) };
        let span = store::published::span(tx, body.id)?;
        let (Some(first), Some(last)) = span else {
            return Ok(Some(Shown { body, years: Vec::new(), year: None, lines: Vec::new() }));
        };
        let years: Vec<i16> = (first.year()..=last.year()).rev().collect();
        let year = asked.annee.unwrap_or(last.year());
        let bounds = Day::new(year, 1, 1).zip(Day::new(year.saturating_add(1), 1, 1));
        let Some(bounds) = bounds else { return Ok(None) };
        let after = match asked.apres {
            Some(act) => after(tx, body.id, act)?,
            None => (bounds.1, Id::new(i64::MAX)),
        };
        let lines = store::published::lines(tx, body.id, bounds, after, LINES_MAX + 1)?;
        Ok(Some(Shown { body, years, year: Some(year), lines }))
    };
    let mut shown = app.db.read(load).await?.ok_or(Error::NotFound)?;
    let has_more = shown.lines.len() > LINES_MAX as usize;
    shown.lines.truncate(LINES_MAX as usize);
    Ok(view(&ui, &shown, has_more))
}

/// Where the page goes on: only a published act of this body says it.
fn after(
    tx: &Tx<'_>,
    body: Id<Body>,
    act: Id<Deliberation>,
) -> db::Result<(Day, Id<Deliberation>)> {
    let found = store::deliberations::find(tx, act)?;
    let found = found.filter(|it| it.body_id == body && it.published_at.is_some());
    let act = found.ok_or(db::Error::Missing)?;
    Ok((crate::life::extract::held_on(tx, act.meeting_id)?, act.id))
}

fn view(ui: &Ui, shown: &Shown, has_more: bool) -> Page {
    let title = t!(ui, "council-acts-title", name = shown.body.name.as_str());
    let label = t!(ui, "council-acts-years");
    let links: Vec<(String, String, bool)> = shown
        .years
        .iter()
        .map(|year| {
            let is_open = shown.year == Some(*year);
            (urls::public_year(shown.body.id, *year), year.to_string(), is_open)
        })
        .collect();
    let chips: Vec<Chip<'_>> = links
        .iter()
        .map(|(url, words, is_open)| Chip { url, words, number: None, is_open: *is_open })
        .collect();
    let older = shown.lines.last().zip(shown.year).filter(|_| has_more);
    let older = older.map(|(last, year)| urls::public_after(shown.body.id, year, last.id));
    let content = html! {
        h1 { (title) }
        p.quiet { (t!(ui, "council-acts-lead")) }
        p { a href=(urls::public_meetings(shown.body.id)) { (t!(ui, "council-public-link")) } }
        @if chips.len() > 1 { (ui::chips(label, &chips)) }
        @if shown.lines.is_empty() { (ui::empty(t!(ui, "council-acts-none"), None)) }
        @else {
            ul.rows.card { @for line in &shown.lines { (row(ui, &shown.body, line)) } }
            (ui::pager(ui, None, older.as_deref()))
            p { a href=(urls::open_data(shown.body.id)) download { (t!(ui, "council-acts-csv")) } }
        }
    };
    ui.narrow(&title, content)
}

fn row(ui: &Ui, body: &Body, line: &Line) -> Markup {
    let number = line.number.as_deref().unwrap_or_default();
    html! {
        li { a.row href=(urls::public_act(body.id, line.id)) {
            span {
                b { (line.title) }
                span.quiet {
                    (t!(ui, "council-act-number", number = number)) " · "
                    (pieces::day(ui, line.held_on))
                }
            }
            @if line.withdrawn_by.is_some() {
                (ui::tag(t!(ui, "council-act-withdrawn"), Tone::Warn))
            } @else if line.repealed_by.is_some() {
                (ui::tag(t!(ui, "council-act-repealed"), Tone::Warn))
            }
            (ui::icon("chevron-right"))
        } }
    }
}

pub async fn get_csv(
    _: Public,
    State(app): State<App>,
    Path(body): Path<Id<Body>>,
) -> Result<Response> {
    let base_url = app.settings.base_url.clone();
    let load = move |tx: &Tx<'_>| {
        let Some(body) = people::body::load(tx, body)? else { return Ok(None) };
        let settings = store::transmissions::settings(tx, body.id)?;
        let (mut lines, mut from) = (Vec::new(), Id::new(0));
        loop {
            let more = store::published::open_lines(tx, body.id, from, OPEN_CHUNK)?;
            let Some(last) = more.last() else { break };
            from = last.id;
            lines.extend(more);
            if lines.len() >= OPEN_MAX {
                break;
            }
        }
        let publisher = Publisher {
            siret: settings.as_ref().map(|it| it.siret.as_str()).unwrap_or_default(),
            state_service: settings.as_ref().map_or("", |it| it.state_service.as_str()),
            body: &body,
            base_url: &base_url,
        };
        Ok(Some((open_data::csv(&publisher, &lines)?, body.siren.clone())))
    };
    let (bytes, siren) = app.db.read(load).await?.ok_or(Error::NotFound)?;
    let disposition = format!("attachment; filename=\"{siren}_deliberations.csv\"");
    file(bytes, "text/csv; charset=utf-8", &disposition)
}
