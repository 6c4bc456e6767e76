//! The news of all one's threads, or of one: `GET /actualites`, `GET /actualites/fils/{thread}`.

use super::pieces;
use crate::{
    Thread,
    article::{HEADLINE_KIND, KIND},
    store::{self, lists::Line},
    thread::ThreadKind,
    urls,
};
use axum::extract::{Query, State};
use base::{Day, Id};
use db::Tx;
use maud::{Markup, html};
use people::{Role, Standing, audience};
use publication::{Edition, seen};
use serde::Deserialize;
use ui::Chip;
use utoipa::IntoParams;
use web::{App, Create, Granted, Page, Read, Result, Ui, Viewer, t, ui};

/// Where a list goes on.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
pub struct At {
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub avant: Option<Id<Edition>>,
}

const LINES: u32 = 20;
const HEADLINES: u32 = 2;
/// What may still be called new: what is older was never read by many.
pub const NEW_MAX: u32 = 20;

/// What the page shows.
pub struct Shown {
    pub headlines: Vec<Line>,
    pub lines: Vec<Line>,
    pub older: Option<Id<Edition>>,
    /// The threads the viewer writes in.
    pub written: Vec<Thread>,
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui, at: Query<At>) -> Result<Page> {
    let (whose, today, at) = (viewer.clone(), ui.today(), at.0);
    let shown = app.db.read(move |tx| load(tx, &whose, today, at)).await?;
    Ok(view(&ui, &viewer, &shown, at))
}

/// Headlines first, once, on the first page. Two statements for a family with news, five at most.
pub fn load(tx: &Tx<'_>, viewer: &Standing, today: Day, at: At) -> db::Result<Shown> {
    let after = at.avant.map(Id::raw);
    let first = if after.is_none() {
        audience::visible(tx, HEADLINE_KIND, viewer, today, None, HEADLINES)?
    } else {
        Vec::new()
    };
    let visible = audience::visible(tx, KIND, viewer, today, after, LINES)?;
    let written =
        if viewer.is_staff() { store::threads::written_by(tx, viewer)? } else { Vec::new() };
    let is_full = visible.len() == LINES as usize;
    let older = visible.last().filter(|_| is_full).map(|(edition, _)| Id::new(*edition));
    let first: Vec<i64> = first.into_iter().map(|(edition, _)| edition).collect();
    let mut editions: Vec<i64> = visible.into_iter().map(|(edition, _)| edition).collect();
    editions.extend(first.iter().filter(|it| !editions.contains(it)).copied().collect::<Vec<_>>());
    let lines = store::lists::of_editions(tx, &editions, viewer.person)?;
    let is_first = |line: &Line| line.edition.is_some_and(|it| first.contains(&it.raw()));
    let (headlines, lines) = lines.into_iter().partition(is_first);
    Ok(Shown { headlines, lines, older, written })
}

/// `GET /actualites/fils/{thread}`.
pub async fn of_thread(
    thread: Granted<Read, Thread>,
    State(app): State<App>,
    ui: Ui,
    at: Query<At>,
) -> Result<Page> {
    let (whose, today, id, at) = (thread.viewer.clone(), ui.today(), thread.id, at.0);
    let is_managed = thread.is_managed();
    let load = move |tx: &Tx<'_>| load_thread(tx, &whose, (id, is_managed), today, at);
    let (lines, older) = app.db.read(load).await?;
    Ok(thread_view(&ui, &thread, &lines, older))
}

/// Of what is published there, what the viewer may see; all of it when he publishes there.
pub fn load_thread(
    tx: &Tx<'_>,
    viewer: &Standing,
    (thread, is_managed): (Id<Thread>, bool),
    today: Day,
    at: At,
) -> db::Result<(Vec<Line>, Option<Id<Edition>>)> {
    let below = at.avant.map_or(i64::MAX, Id::raw);
    let mut editions = store::lists::editions_of(tx, thread, below, LINES)?;
    let is_full = editions.len() == LINES as usize;
    let older = editions.last().filter(|_| is_full).map(|edition| Id::new(*edition));
    if !is_managed && !editions.is_empty() {
        let seen: Vec<(i64, Role)> = audience::roles(tx, KIND, &editions, viewer, today)?;
        editions.retain(|edition| seen.iter().any(|(it, _)| it == edition));
    }
    Ok((store::lists::of_editions(tx, &editions, viewer.person)?, older))
}

fn view(ui: &Ui, viewer: &Standing, shown: &Shown, at: At) -> Page {
    let title = t!(ui, "news-title");
    let is_first = at.avant.is_none();
    let has_new = shown.lines.iter().chain(&shown.headlines).any(|line| !line.is_seen);
    let older = shown.older.map(urls::feed_below);
    let body = html! {
        (ui::head(&title, html! {
            @if !shown.written.is_empty() {
                (ui::button_link(urls::DESK, "pencil", t!(ui, "news-desk")))
            }
        }))
        (ui::search(ui, urls::SEARCH, t!(ui, "news-search-label"), ""))
        (threads(ui, viewer, shown, None))
        @if shown.lines.is_empty() && shown.headlines.is_empty() {
            (ui::empty(t!(ui, "news-empty"), None))
        } @else {
            @for line in &shown.headlines { (pieces::headline(ui, line)) }
            (list(ui, &shown.lines))
        }
        @if has_new && is_first {
            (ui::action(ui, urls::ALL_SEEN, html! {
                button.button.plain.small { (ui::icon("check-check")) (t!(ui, "news-all-seen")) }
            }))
        }
        (ui::pager(ui, (!is_first).then_some(urls::FEED), older.as_deref()))
    };
    ui.page(&title, body)
}

pub fn list(ui: &Ui, lines: &[Line]) -> Markup {
    html! {
        @if !lines.is_empty() {
            div.card { ul.rows { @for line in lines { li { (pieces::row(ui, line)) } } } }
        }
    }
}

fn thread_view(ui: &Ui, thread: &Thread, lines: &[Line], older: Option<Id<Edition>>) -> Page {
    let older = older.map(|edition| urls::thread_below(thread.id, edition));
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::FEED, &t!(ui, "news-title"))]))
        (ui::head(&thread.name, html! {
            @if ui.may::<Create<crate::Article>>(thread) {
                (ui::button_link(&urls::new(thread.id), "pencil", t!(ui, "news-write")))
            }
        }))
        @if !thread.around.is_empty() { p.quiet { (thread.around) } }
        @if lines.is_empty() { (ui::empty(t!(ui, "news-empty"), None)) }
        (list(ui, lines))
        (ui::pager(ui, None, older.as_deref()))
    };
    ui.page(&thread.name, body)
}

/// One chip for each thread, when there are several.
fn threads(ui: &Ui, viewer: &Standing, shown: &Shown, open: Option<Id<Thread>>) -> Markup {
    let mut known: Vec<(ThreadKind, Id<Thread>, &str)> = Vec::new();
    let classes = viewer.classes.iter().map(|it| (ThreadKind::Class, it.id.cast(), &*it.name));
    known.extend(classes);
    known.extend(
        viewer.schools.iter().map(|it| (ThreadKind::School, it.id.cast(), it.name.as_str())),
    );
    known.extend(
        viewer.schools.iter().map(|it| (ThreadKind::Town, it.town.cast(), it.town_name.as_str())),
    );
    known.extend(shown.written.iter().map(|it| (it.kind, it.id, it.name.as_str())));
    known.sort_by_key(|(kind, id, _)| (*kind, *id));
    known.dedup_by_key(|(_, id, _)| *id);
    if known.len() < 2 {
        return html! {};
    }
    let (all, label) = (t!(ui, "news-all"), t!(ui, "news-threads"));
    let urls: Vec<String> = known.iter().map(|(_, id, _)| urls::thread(*id)).collect();
    let mut chips =
        vec![Chip { url: urls::FEED, words: &all, number: None, is_open: open.is_none() }];
    chips.extend(known.iter().zip(&urls).map(|((_, id, name), url)| Chip {
        url,
        words: name,
        number: None,
        is_open: open == Some(*id),
    }));
    ui::chips(label, &chips)
}

/// What is new for this person.
pub fn new_for(tx: &Tx<'_>, viewer: &Standing, today: Day) -> db::Result<Vec<Id<Edition>>> {
    let visible = audience::visible(tx, KIND, viewer, today, None, NEW_MAX)?;
    let editions: Vec<i64> = visible.into_iter().map(|(edition, _)| edition).collect();
    seen::unseen(tx, &editions, viewer.person)
}
