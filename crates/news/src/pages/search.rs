//! Searching the news: `GET /actualites/recherche?q=`. Beginnings of words, accents ignored.

use super::feed;
use crate::{
    article::KIND,
    store::{self, lists::Line},
    urls,
};
use axum::extract::{Query, State};
use base::{Day, Id};
use db::Tx;
use maud::html;
use people::{Standing, audience};
use publication::Edition;
use serde::Deserialize;
use utoipa::IntoParams;
use web::{App, Page, Result, Ui, Viewer, t, ui};

#[derive(Debug, Default, Deserialize, IntoParams)]
pub struct Asked {
    #[serde(default)]
    pub q: String,
}

const LINES: u32 = 50;

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    asked: Query<Asked>,
) -> Result<Page> {
    let (query, today) = (asked.0.q, ui.today());
    let for_read = query.clone();
    let lines = app.db.read(move |tx| search(tx, &viewer, &for_read, today)).await?;
    Ok(view(&ui, &query, &lines))
}

/// What one's groups may read and that holds every word; asked of the audience once more, since an
/// article may be over while its words are still there. Three statements.
pub fn search(tx: &Tx<'_>, viewer: &Standing, query: &str, today: Day) -> db::Result<Vec<Line>> {
    let groups: Vec<i64> = viewer.groups().into_iter().map(Id::raw).collect();
    let found: Vec<Id<Edition>> = db::search::find(tx, KIND, &groups, query, LINES)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let editions: Vec<i64> = found.into_iter().map(Id::raw).collect();
    let seen = audience::roles(tx, KIND, &editions, viewer, today)?;
    let editions: Vec<i64> = seen.into_iter().map(|(edition, _)| edition).collect();
    store::lists::of_editions(tx, &editions, viewer.person)
}

fn view(ui: &Ui, query: &str, lines: &[Line]) -> Page {
    let title = t!(ui, "news-search-title");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::FEED, &t!(ui, "news-title"))]))
        h1 { (title) }
        (ui::search(ui, urls::SEARCH, t!(ui, "news-search-label"), query))
        @if query.trim().is_empty() {
            p.quiet { (t!(ui, "news-search-how")) }
        } @else if lines.is_empty() {
            (ui::empty(t!(ui, "news-search-nothing"), None))
        } @else {
            p.quiet role="status" { (t!(ui, "news-search-found", count = lines.len())) }
            (feed::list(ui, lines))
        }
    };
    ui.page(&title, body)
}
