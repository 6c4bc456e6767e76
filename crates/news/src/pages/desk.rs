//! The desk of those who write: where they may write, what awaits them, what they have begun.

use super::{pieces, unsaved};
use crate::{
    Article, Thread,
    article::State as Stage,
    store::{self, lists::Line},
    thread::ThreadKind,
    unsaved::Unsaved,
    urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{Person, Standing};
use publication::{Awaiting, pages::awaiting};
use web::{App, Page, Result, Ui, Viewer, t, ui};

const LINES: u32 = 100;

pub struct Shown {
    pub threads: Vec<Thread>,
    pub lines: Vec<Line>,
    pub awaiting: Vec<Awaiting>,
    pub unsaved: Vec<Unsaved>,
}

/// `GET /actualites/redaction`: empty for those who write nowhere.
pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let whose = viewer.clone();
    let shown = app.db.read(move |tx| load(tx, &whose)).await?;
    Ok(view(&ui, &viewer, &shown))
}

/// Four statements; five where somebody has said who writes.
pub fn load(tx: &Tx<'_>, viewer: &Standing) -> db::Result<Shown> {
    let threads = store::threads::written_by(tx, viewer)?;
    let managed: Vec<Id<Thread>> =
        threads.iter().filter(|thread| thread.is_managed()).map(|thread| thread.id).collect();
    let lines = store::lists::under_way(tx, &managed, viewer.person, LINES)?;
    // Whoever runs a school looks after the threads of its classes as well.
    let run = viewer.schools.iter().map(|school| school.id);
    let run: Vec<_> = run.filter(|school| viewer.administers(*school)).collect();
    let awaiting = store::lists::awaiting(tx, (&managed, &run), viewer.person, LINES)?;
    let unsaved = store::unsaved::of(tx, viewer.person, LINES)?;
    Ok(Shown { threads, lines, awaiting, unsaved })
}

/// What awaits this person: submitted to those who publish, refused to those who wrote.
fn awaits(line: &Line, shown: &Shown, person: Id<Person>) -> bool {
    let is_managed = || shown.threads.iter().any(|it| it.id == line.thread_id && it.is_managed());
    match line.state {
        Stage::Submitted => is_managed(),
        Stage::Refused => line.author_id == person,
        _ => false,
    }
}

fn view(ui: &Ui, viewer: &Standing, shown: &Shown) -> Page {
    let title = t!(ui, "news-desk");
    let (todo, rest): (Vec<&Line>, Vec<&Line>) =
        shown.lines.iter().partition(|line| awaits(line, shown, viewer.person));
    let (old, rest): (Vec<&Line>, Vec<&Line>) =
        rest.into_iter().partition(|line| line.state == Stage::Archived);
    let (out, begun): (Vec<&Line>, Vec<&Line>) =
        rest.into_iter().partition(|line| line.state == Stage::Published);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::FEED, &t!(ui, "news-title"))]))
        h1 { (title) }
        @if shown.threads.is_empty() { (ui::empty(t!(ui, "news-desk-nowhere"), None)) }
        @else { (threads(ui, viewer, &shown.threads)) }
        (awaiting::card::<Article>(ui, &shown.awaiting))
        (unsaved::card(ui, &shown.unsaved))
        (part(ui, "todo", &t!(ui, "news-desk-todo"), &todo))
        (part(ui, "begun", &t!(ui, "news-desk-begun"), &begun))
        (part(ui, "out", &t!(ui, "news-desk-out"), &out))
        (part(ui, "old", &t!(ui, "news-desk-old"), &old))
    };
    ui.page(&title, body)
}

fn threads(ui: &Ui, viewer: &Standing, threads: &[Thread]) -> Markup {
    ui::card(
        "threads",
        t!(ui, "news-desk-threads"),
        None,
        html! {
            ul.rows {
                @for thread in threads {
                    li { (row(ui, viewer, thread)) }
                }
            }
        },
    )
}

fn row(ui: &Ui, viewer: &Standing, thread: &Thread) -> Markup {
    let is_run = thread.is_run_by(viewer);
    html! {
        div.row {
            span.face aria-hidden="true" { (ui::icon(pieces::thread_icon(thread.kind))) }
            span {
                b { (thread.name) }
                span.quiet {
                    @if thread.is_managed() { (t!(ui, "news-role-manage")) }
                    @else if thread.kind == ThreadKind::Town { (t!(ui, "news-role-town")) }
                    @else { (t!(ui, "news-role-contribute")) }
                }
                span.inline {
                    a.button.plain.small href=(urls::new(thread.id)) {
                        (ui::icon("pencil")) (t!(ui, "news-write"))
                        span.hidden { " · " (thread.name) }
                    }
                    @if is_run {
                        a.button.plain.small href=(urls::roles(thread.id)) {
                            (ui::icon("settings")) (t!(ui, "news-roles"))
                            span.hidden { " · " (thread.name) }
                        }
                        @if thread.kind != ThreadKind::Class {
                            a.button.plain.small href=(urls::alert(thread.id)) {
                                (ui::icon("megaphone")) (t!(ui, "news-alert"))
                                span.hidden { " · " (thread.name) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn part(ui: &Ui, id: &str, title: &str, lines: &[&Line]) -> Markup {
    html! {
        @if !lines.is_empty() {
            (ui::card(id, title, None, html! {
                ul.rows { @for line in lines { li { (pieces::row(ui, line)) } } }
            }))
        }
    }
}
