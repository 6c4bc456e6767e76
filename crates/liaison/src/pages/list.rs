//! The book: `GET /liaison`. A family sees what awaits it, then what it has had; staff see the
//! slips they follow; a pupil sees his own.

use super::pieces;
use crate::{
    Slip, reach,
    slip::State as SlipState,
    store::{
        self,
        lists::{Followed, Line},
    },
    urls,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{Person, Standing};
use serde::Deserialize;
use ui::Chip;
use utoipa::IntoParams;
use web::{App, Page, Result, Ui, Viewer, t, ui};

pub const LINES: u32 = 25;
const AWAITING_MAX: u32 = 50;

/// Which part of the book.
#[derive(Debug, Default, Deserialize, IntoParams)]
pub struct Asked {
    /// The slips of one child.
    #[param(value_type = Option<String>)]
    pub enfant: Option<Id<Person>>,
    /// Those older than this slip.
    #[param(value_type = Option<String>)]
    pub avant: Option<Id<Slip>>,
}

/// What a page of the book shows.
#[derive(Default)]
pub struct Shown {
    pub awaiting: Vec<Line>,
    pub lines: Vec<Line>,
    pub followed: Vec<Followed>,
    pub drafts: i64,
    pub child: Option<Id<Person>>,
    /// The list goes on below this slip.
    pub older: Option<Id<Slip>>,
}

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (whose, is_first) = (viewer.clone(), asked.avant.is_none());
    let shown = app.db.read(move |tx| load(tx, &whose, &asked)).await?;
    Ok(view(&ui, &viewer, &shown, is_first))
}

/// A page of the book: two statements for a family, two for staff.
pub fn load(tx: &Tx<'_>, viewer: &Standing, asked: &Asked) -> db::Result<Shown> {
    let child = asked.enfant.filter(|child| viewer.guards(*child));
    let below = asked.avant.unwrap_or(Id::new(i64::MAX));
    let mut shown = Shown { child, ..Shown::default() };
    let mut pupils: Vec<Id<Person>> = match child {
        Some(child) => vec![child],
        None => viewer.children.iter().map(|child| child.id).collect(),
    };
    if viewer.is_pupil() {
        pupils.push(viewer.person);
    }
    if !pupils.is_empty() {
        if asked.avant.is_none() && viewer.is_guardian() {
            shown.awaiting = store::lists::awaiting(tx, viewer.person, &pupils, AWAITING_MAX)?;
        }
        let mut lines = store::lists::of_pupils(tx, viewer.person, &pupils, below, LINES + 1)?;
        if lines.len() > LINES as usize {
            lines.truncate(LINES as usize);
            shown.older = lines.last().map(|line| line.slip_id);
        }
        shown.lines = lines;
    }
    if child.is_none() && reach::writes(viewer) {
        let (classes, schools) = (reach::taught(viewer), reach::run(viewer));
        let mut followed =
            store::lists::followed(tx, viewer.person, &classes, &schools, below, LINES + 1)?;
        if followed.len() > LINES as usize {
            followed.truncate(LINES as usize);
            shown.older = shown.older.max(followed.last().map(|line| line.slip_id));
        }
        shown.followed = followed;
        shown.drafts = store::drafts::count(tx, viewer.person)?;
    }
    Ok(shown)
}

fn view(ui: &Ui, viewer: &Standing, shown: &Shown, is_first: bool) -> Page {
    let title = t!(ui, "liaison-title");
    let writes = reach::writes(viewer);
    let action = html! {
        @if writes { (ui::button_link(urls::NEW, "pencil", t!(ui, "liaison-write"))) }
    };
    let is_awaited = |line: &Line| {
        shown.awaiting.iter().any(|it| it.slip_id == line.slip_id && it.pupil_id == line.pupil_id)
    };
    let others: Vec<&Line> = shown.lines.iter().filter(|line| !is_awaited(line)).collect();
    let is_family = !viewer.children.is_empty() || viewer.is_pupil();
    let list = shown.child.map_or_else(|| urls::BOOK.to_owned(), urls::of_child);
    let body = html! {
        (ui::head(&title, action))
        @if viewer.children.len() > 1 { (children(ui, viewer, shown.child)) }
        @if is_family && is_first && viewer.is_guardian() { (awaiting(ui, shown)) }
        @if !others.is_empty() {
            (ui::card("book", t!(ui, "liaison-before"), None, html! {
                ul.rows { @for line in others { li { (row(ui, line)) } } }
            }))
        } @else if is_family && shown.awaiting.is_empty() && !writes {
            (ui::empty(t!(ui, "liaison-nothing"), None))
        }
        @if writes && shown.child.is_none() { (followed(ui, viewer, shown)) }
        (ui::pager(
            ui,
            None,
            shown.older.map(|slip| urls::below(&list, slip)).as_deref(),
        ))
        (ways(ui, viewer, shown))
    };
    ui.page(title, body)
}

fn children(ui: &Ui, viewer: &Standing, open: Option<Id<Person>>) -> Markup {
    let all = (urls::BOOK.to_owned(), t!(ui, "liaison-all-children").into_owned(), open.is_none());
    let each = viewer
        .children
        .iter()
        .map(|child| (urls::of_child(child.id), child.name.first.clone(), open == Some(child.id)));
    let chips: Vec<(String, String, bool)> = std::iter::once(all).chain(each).collect();
    let chips: Vec<Chip<'_>> = chips
        .iter()
        .map(|(url, words, is_open)| Chip { url, words, number: None, is_open: *is_open })
        .collect();
    ui::chips(t!(ui, "liaison-children"), &chips)
}

fn awaiting(ui: &Ui, shown: &Shown) -> Markup {
    ui::card(
        "awaiting",
        t!(ui, "liaison-to-sign"),
        None,
        html! {
            @if shown.awaiting.is_empty() {
                p.body.quiet { (t!(ui, "liaison-all-signed")) }
            } @else {
                (todos(ui, &shown.awaiting))
            }
        },
    )
}

/// A slip that awaits a signature, in its child's colour.
/// What waits: a slip once, with all of the children for whom it does.
pub fn todos(ui: &Ui, lines: &[Line]) -> Markup {
    html! {
        ul.rows {
            @for of_slip in lines.chunk_by(|one, next| one.slip_id == next.slip_id) {
                li { (todo(ui, of_slip)) }
            }
        }
    }
}

fn todo(ui: &Ui, of_slip: &[Line]) -> Markup {
    let [line, others @ ..] = of_slip else { return html! {} };
    let (colour, url) = if others.is_empty() {
        (pieces::colour(ui, line.pupil_id), urls::slip_of(line.slip_id, line.pupil_id))
    } else {
        ("", urls::slip(line.slip_id))
    };
    html! {
        a.row.todo.(colour) href=(url) {
            (pieces::theme_face(line.theme))
            span {
                b { bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.title) } }
                span.quiet { (pieces::name(ui, &line.author())) }
                @for line in of_slip { (pieces::child_tag(ui, line.pupil_id)) }
                (pieces::urgent(ui, line.is_urgent))
            }
            (pieces::due(ui, line.due_on))
        }
    }
}

fn row(ui: &Ui, line: &Line) -> Markup {
    html! {
        a.row.read href=(urls::slip_of(line.slip_id, line.pupil_id)) {
            (pieces::theme_face(line.theme))
            span {
                b { bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.title) } }
                span.quiet {
                    (pieces::name(ui, &line.author())) " · " (ui.when(line.deliver_at))
                }
                (pieces::child_tag(ui, line.pupil_id))
                (pieces::state(ui, line.state))
                (pieces::urgent(ui, line.is_urgent))
            }
            @match line.mine_at.or(line.signed_at) {
                Some(at) => (pieces::done(ui, at)),
                None => span.quiet { (t!(ui, "liaison-not-signed")) },
            }
        }
    }
}

fn followed(ui: &Ui, viewer: &Standing, shown: &Shown) -> Markup {
    ui::card(
        "followed",
        t!(ui, "liaison-followed"),
        None,
        html! {
            @if shown.followed.is_empty() {
                p.body.quiet { (t!(ui, "liaison-nothing-written")) }
            } @else {
                ul.rows { @for line in &shown.followed { li { (followed_row(ui, viewer, line)) } } }
            }
        },
    )
}

pub fn followed_row(ui: &Ui, viewer: &Standing, line: &Followed) -> Markup {
    let is_full = line.answered >= line.pupils;
    html! {
        a.row.read href=(urls::follow(line.slip_id)) {
            (pieces::theme_face(line.theme))
            span {
                b { bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.title) } }
                span.quiet {
                    (line.target)
                    @if line.author_id != viewer.person { " · " (line.author().full()) }
                    " · " (ui.when(line.sent_at))
                }
                (pieces::state(ui, line.state))
                @if line.state == SlipState::Sent && !is_full { (pieces::due(ui, line.due_on)) }
            }
            @if is_full && line.pupils > 0 {
                span.tag.done { (ui::icon("check")) (line.answered) " / " (line.pupils) }
            } @else {
                span.tag {
                    span.hidden { (t!(ui, "liaison-answered")) " " }
                    (line.answered) " / " (line.pupils)
                }
            }
        }
    }
}

/// What else one can do from here.
fn ways(ui: &Ui, viewer: &Standing, shown: &Shown) -> Markup {
    html! {
        p.actions {
            @if shown.drafts > 0 {
                a.button.link.small href=(urls::DRAFTS) {
                    (t!(ui, "liaison-drafts-count", count = shown.drafts))
                }
            }
            @if reach::writes(viewer) {
                a.button.link.small href=(urls::TEMPLATES) { (t!(ui, "liaison-templates")) }
            }
            @for school in viewer.schools.iter().filter(|it| viewer.administers(it.id)) {
                a.button.link.small href=(urls::register(school.id)) {
                    (t!(ui, "liaison-register-of", school = school.name))
                }
            }
        }
    }
}
