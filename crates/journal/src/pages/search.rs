//! Searching the journal: `GET /journal/recherche?q=`. Beginnings of words, accents ignored.

use super::feed;
use crate::{
    post::KIND,
    store::{self, lists::Desks},
    urls,
};
use axum::extract::{Query, State};
use base::{Day, Id};
use db::Tx;
use maud::html;
use people::Standing;
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
    let shown = app.db.read(move |tx| search(tx, &viewer, &for_read, today)).await?;
    Ok(view(&ui, &query, &shown))
}

/// What holds every word, in the classes of one's desk and of one's stays, in the days of these.
pub fn search(tx: &Tx<'_>, viewer: &Standing, query: &str, today: Day) -> db::Result<feed::Shown> {
    let desks = Desks::of(viewer);
    let stays = store::reach::stays(tx, viewer.person, today)?;
    let mut readers: Vec<i64> = desks.classes.iter().map(|class| class.raw()).collect();
    readers.extend(desks.schools.iter().map(|school| school.raw()));
    readers.extend(stays.iter().map(|stay| stay.class_id.raw()));
    readers.sort_unstable();
    readers.dedup();
    let found: Vec<Id<Edition>> = db::search::find(tx, KIND, &readers, query, LINES)?;
    let found: Vec<i64> = found.into_iter().map(Id::raw).collect();
    let mut shown = feed::with_pictures(tx, &found, viewer)?;
    shown.posts.retain(|seen| {
        let line = &seen.line;
        let is_desk = desks.classes.contains(&line.class_id);
        let is_head = desks.schools.contains(&line.school_id);
        let was_there =
            |day: Day| stays.iter().any(|stay| stay.class_id == line.class_id && stay.holds(day));
        is_desk || is_head || line.published_on.is_some_and(was_there)
    });
    shown.older = None;
    Ok(shown)
}

fn view(ui: &Ui, query: &str, shown: &feed::Shown) -> Page {
    let title = t!(ui, "journal-search-title");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::FEED, &t!(ui, "journal-title"))]))
        h1 { (title) }
        (ui::search(ui, urls::SEARCH, t!(ui, "journal-search-label"), query))
        @if query.trim().is_empty() {
            p.quiet { (t!(ui, "journal-search-how")) }
        } @else if shown.posts.is_empty() {
            (ui::empty(t!(ui, "journal-search-nothing"), None))
        } @else {
            p.quiet role="status" { (t!(ui, "journal-search-found", count = shown.posts.len())) }
            (feed::list(ui, &shown.posts))
        }
    };
    ui.narrow(&title, body)
}
