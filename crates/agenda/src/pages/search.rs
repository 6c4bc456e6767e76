//! Searching the agenda: `GET /agenda/recherche?q=`. Beginnings of words, accents ignored.

use super::pieces;
use crate::{
    event::{Event, KIND},
    store::{self, lists::Line},
    urls,
};
use axum::extract::{Query, State};
use base::{Id, Instant};
use db::Tx;
use maud::html;
use people::{Standing, audience};
use serde::Deserialize;
use web::{App, Page, Result, Ui, Viewer, t, ui};

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

const LINES: u32 = 50;

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    asked: Query<Asked>,
) -> Result<Page> {
    let (query, now) = (asked.0.q, ui.now);
    let (for_read, whose) = (query.clone(), viewer.clone());
    let lines = app.db.read(move |tx| search(tx, &whose, &for_read, now)).await?;
    Ok(view(&ui, &viewer, &query, &lines))
}

/// What one's groups may read and that holds every word, each event once, at its next date: what
/// comes first on top, then what has passed.
pub fn search(tx: &Tx<'_>, viewer: &Standing, query: &str, now: Instant) -> db::Result<Vec<Line>> {
    let targets: Vec<i64> = crate::targets(viewer).into_iter().map(Id::raw).collect();
    let found: Vec<Id<Event>> = db::search::find(tx, KIND, &targets, query, LINES)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = found.into_iter().map(Id::raw).collect();
    let seen = audience::roles(tx, KIND, &ids, viewer, now.day())?;
    let events: Vec<Id<Event>> = seen.into_iter().map(|(id, _)| Id::new(id)).collect();
    let lines = store::lists::of_events(tx, &events, now)?.into_iter();
    let (mut coming, past): (Vec<Line>, Vec<Line>) = lines.partition(|line| line.end_at > now);
    coming.extend(past.into_iter().rev());
    Ok(coming)
}

fn view(ui: &Ui, viewer: &Standing, query: &str, lines: &[Line]) -> Page {
    let title = t!(ui, "agenda-search-title");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::AGENDA, &t!(ui, "agenda-title"))]))
        h1 { (title) }
        (pieces::search_form(ui, query))
        @if query.trim().is_empty() {
            p.quiet { (t!(ui, "agenda-search-how")) }
        } @else if lines.is_empty() {
            (ui::empty(t!(ui, "agenda-search-nothing"), None))
        } @else {
            p.quiet role="status" { (t!(ui, "agenda-search-found", count = lines.len())) }
            div.card {
                ul.rows { @for line in lines { li { (pieces::row(ui, viewer, line, true)) } } }
            }
        }
    };
    ui.page(&title, body)
}
