//! The journal of all one's classes, or of one: `GET /journal`, `GET /journal/classes/{class}`.

use super::pieces::{self, Seen};
use crate::{
    Journal, Post,
    store::{self, lists::Desks},
    urls,
};
use axum::extract::{Query, State};
use base::{Id, Instant};
use db::Tx;
use maud::{Markup, html};
use people::{Class, Person, Standing};
use publication::{Edition, seen};
use serde::Deserialize;
use ui::Chip;
use utoipa::IntoParams;
use web::{App, Create, Granted, Manage, Page, Read, Result, Ui, Viewer, t, ui};

/// Where a list goes on.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
pub struct At {
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub avant: Option<Id<Edition>>,
}

const POSTS: u32 = 12;
/// What may still be called new: what is older was never looked at by many.
pub const NEW_MAX: u32 = 20;

/// A page of posts.
pub struct Shown {
    pub posts: Vec<Seen>,
    pub older: Option<Id<Edition>>,
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui, at: Query<At>) -> Result<Page> {
    let (whose, now, at) = (viewer.clone(), ui.now, at.0);
    let shown = app.db.read(move |tx| load(tx, &whose, now, at)).await?;
    Ok(view(&ui, &viewer, &shown, at))
}

/// Seven statements at most, however many posts and pictures there are.
pub fn load(tx: &Tx<'_>, viewer: &Standing, now: Instant, at: At) -> db::Result<Shown> {
    let below = at.avant.map_or(i64::MAX, Id::raw);
    let editions = store::lists::editions(tx, viewer, now, below, POSTS)?;
    with_pictures(tx, &editions, viewer)
}

/// The posts of these editions as somebody who may read them all sees them.
pub fn with_pictures(tx: &Tx<'_>, editions: &[i64], viewer: &Standing) -> db::Result<Shown> {
    let is_full = editions.len() == POSTS as usize;
    let older = editions.last().filter(|_| is_full).map(|edition| Id::new(*edition));
    let lines = store::lists::of_editions(tx, editions, viewer.person)?;
    let ids: Vec<Id<Post>> = lines.iter().map(|line| line.id).collect();
    let mut pictures = store::pictures::of_all(tx, &ids)?;
    let mut reactions = store::reactions::counts(tx, &ids)?;
    let seen = |line: store::lists::Line| {
        let id = line.id;
        let mut seen = Seen::of(pictures.remove(&id).unwrap_or_default(), line);
        seen.reactions = reactions.remove(&id).unwrap_or_default();
        seen
    };
    Ok(Shown { posts: lines.into_iter().map(seen).collect(), older })
}

/// `GET /journal/classes/{class}`
pub async fn of_class(
    journal: Granted<Read, Journal>,
    State(app): State<App>,
    ui: Ui,
    at: Query<At>,
) -> Result<Page> {
    let (asked, viewer, at) = (Journal::clone(&journal), journal.viewer.clone(), at.0);
    let shown = app.db.read(move |tx| load_class(tx, &asked, &viewer, at)).await?;
    Ok(class_view(&ui, &journal, &shown, at))
}

pub fn load_class(tx: &Tx<'_>, journal: &Journal, viewer: &Standing, at: At) -> db::Result<Shown> {
    let (class, below) = (journal.class_id, at.avant.map_or(i64::MAX, Id::raw));
    let editions = if journal.tie.is_staff {
        store::lists::of_class(tx, class, below, POSTS)?
    } else {
        let pupils: Vec<Id<Person>> = journal.tie.pupils().collect();
        store::lists::of_class_for(tx, class, &pupils, below, POSTS)?
    };
    with_pictures(tx, &editions, viewer)
}

fn view(ui: &Ui, viewer: &Standing, shown: &Shown, at: At) -> Page {
    let title = t!(ui, "journal-title");
    let is_first = at.avant.is_none();
    let has_new = shown.posts.iter().any(|seen| !seen.line.is_seen);
    let older = shown.older.map(urls::feed_below);
    let writes = !Desks::of(viewer).is_nowhere() || viewer.is_pupil();
    let body = html! {
        (ui::head(&title, html! {
            @if writes && !viewer.is_young_pupil() {
                (ui::button_link(urls::DESK, "pencil", t!(ui, "journal-desk")))
            }
        }))
        @if !viewer.is_young_pupil() {
            (ui::search(ui, urls::SEARCH, t!(ui, "journal-search-label"), ""))
        }
        (classes(ui, viewer, None))
        @if shown.posts.is_empty() { (ui::empty(t!(ui, "journal-empty"), None)) }
        (list(ui, &shown.posts))
        @if has_new && is_first {
            (ui::action(ui, urls::ALL_SEEN, html! {
                button.button.plain.small {
                    (ui::icon("check-check")) (t!(ui, "journal-all-seen"))
                }
            }))
        }
        (ui::pager(ui, (!is_first).then_some(urls::FEED), older.as_deref()))
    };
    ui.narrow(&title, body)
}

/// The same posts, drawn for who looks.
pub fn list(ui: &Ui, posts: &[Seen]) -> Markup {
    let is_young = ui.viewer.as_ref().is_some_and(|viewer| viewer.is_young_pupil());
    html! {
        @if !posts.is_empty() {
            div.stack {
                @for seen in posts {
                    @if is_young { (pieces::young_post(ui, seen)) }
                    @else { (pieces::post(ui, seen)) }
                }
            }
        }
    }
}

fn class_view(ui: &Ui, journal: &Journal, shown: &Shown, at: At) -> Page {
    let class = journal.class_id;
    let is_first = at.avant.is_none();
    let older = shown.older.map(|edition| urls::class_below(class, edition));
    let newest = urls::class(class);
    let title = t!(ui, "journal-of-class", class = journal.name.as_str());
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::FEED, &t!(ui, "journal-title"))]))
        (ui::head(&title, html! {
            @if ui.may::<Create<Post>>(journal) {
                (ui::button_link(&urls::new(class), "pencil", t!(ui, "journal-write")))
            }
        }))
        p.quiet { (journal.school_name) }
        (tools(ui, journal))
        @if shown.posts.is_empty() { (ui::empty(t!(ui, "journal-empty"), None)) }
        (list(ui, &shown.posts))
        (ui::pager(ui, (!is_first).then_some(&newest), older.as_deref()))
    };
    ui.narrow(&title, body)
}

/// What else there is of a class: for its team, and what its families take home.
fn tools(ui: &Ui, journal: &Journal) -> Markup {
    let class = journal.class_id;
    let viewer = ui.viewer.as_ref();
    let is_young = viewer.is_some_and(|viewer| viewer.is_young_pupil());
    let mut own: Vec<Id<Person>> = journal.tie.pupils().collect();
    own.sort_unstable();
    own.dedup();
    let named = |pupil: Id<Person>| {
        let child = viewer.and_then(|viewer| viewer.child(pupil));
        child.map(|child| child.name.first.clone())
    };
    html! {
        @if !is_young {
            nav.toolbar aria-label=(t!(ui, "journal-tools")) {
                @if ui.may::<Manage>(journal) {
                    a.button.plain.small href=(urls::rights(class)) {
                        (ui::icon("shield-check")) (t!(ui, "journal-rights"))
                    }
                    a.button.plain.small href=(urls::settings(class)) {
                        (ui::icon("settings")) (t!(ui, "journal-settings"))
                    }
                }
                @if journal.tie.is_of_the_class() {
                    a.button.plain.small href=(urls::book(class)) {
                        (ui::icon("book-open")) (t!(ui, "journal-book"))
                    }
                }
                @for pupil in own {
                    a.button.plain.small href=(urls::keepsake(pupil)) {
                        (ui::icon("download"))
                        @if let Some(name) = named(pupil) {
                            (t!(ui, "journal-keepsake-of", name = name))
                        } @else { (t!(ui, "journal-keepsake-mine")) }
                    }
                }
            }
        }
    }
}

/// One chip for each class, when there are several.
fn classes(ui: &Ui, viewer: &Standing, open: Option<Id<Class>>) -> Markup {
    let known = &viewer.classes;
    if known.is_empty() {
        return html! {};
    }
    let (all, label) = (t!(ui, "journal-all"), t!(ui, "journal-classes"));
    let urls: Vec<String> = known.iter().map(|class| urls::class(class.id)).collect();
    let mut chips =
        vec![Chip { url: urls::FEED, words: &all, number: None, is_open: open.is_none() }];
    chips.extend(known.iter().zip(&urls).map(|(class, url)| Chip {
        url,
        words: &class.name,
        number: None,
        is_open: open == Some(class.id),
    }));
    ui::chips(label, &chips)
}

/// What is new for this person.
pub fn new_for(tx: &Tx<'_>, viewer: &Standing, now: Instant) -> db::Result<Vec<Id<Edition>>> {
    let editions = store::lists::editions(tx, viewer, now, i64::MAX, NEW_MAX)?;
    seen::unseen(tx, &editions, viewer.person)
}

/// The number beside the menu.
pub fn count_new(tx: &Tx<'_>, viewer: &Standing) -> db::Result<i64> {
    let new = new_for(tx, viewer, tx.now())?;
    Ok(i64::try_from(new.len()).unwrap_or(i64::MAX))
}
