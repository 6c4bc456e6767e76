//! The lists: received, unread, sent, archive, bin and folders of one's own, 25 lines a page.

use super::pieces::{self, Here};
use crate::{
    Folder, Letter, OwnFolder, Role,
    addressee::Line as Addressee,
    report::schools_moderated,
    store,
    store::lists::{Line, Mark},
    urls,
};
use axum::extract::{Query, State};
use base::{Id, Instant};
use db::Tx;
use maud::{Markup, html};
use people::{Person, Standing};
use serde::Deserialize;
use utoipa::IntoParams;
use web::{App, Granted, Page, Read, Result, Ui, Viewer, t, ui};

pub const LINES: u32 = 25;

/// Which lines of a list: below one of them, above one, or from the top.
#[derive(Debug, Default, Deserialize, IntoParams)]
pub struct At {
    #[serde(default)]
    avant: String,
    #[serde(default)]
    apres: String,
}

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    Folder(Folder),
    Unread,
}

/// What a page of a list shows.
pub struct Shown {
    pub lines: Vec<Line>,
    pub newer: Option<Mark>,
    pub older: Option<Mark>,
    /// To whom the letters of one's own are.
    pub addressees: Vec<Addressee>,
    pub folders: Vec<OwnFolder>,
    pub drafts: i64,
    /// How many reports and held letters await this person, when he looks after them.
    pub awaiting: i64,
}

pub async fn received(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    at: Query<At>,
) -> Result<Page> {
    show(viewer, app, ui, List::Folder(Folder::Received), at.0).await
}

pub async fn unread(viewer: Viewer, State(app): State<App>, ui: Ui, at: Query<At>) -> Result<Page> {
    show(viewer, app, ui, List::Unread, at.0).await
}

pub async fn sent(viewer: Viewer, State(app): State<App>, ui: Ui, at: Query<At>) -> Result<Page> {
    show(viewer, app, ui, List::Folder(Folder::Sent), at.0).await
}

pub async fn archive(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    at: Query<At>,
) -> Result<Page> {
    show(viewer, app, ui, List::Folder(Folder::Archive), at.0).await
}

pub async fn bin(viewer: Viewer, State(app): State<App>, ui: Ui, at: Query<At>) -> Result<Page> {
    show(viewer, app, ui, List::Folder(Folder::Bin), at.0).await
}

pub async fn own(
    folder: Granted<Read, OwnFolder>,
    State(app): State<App>,
    ui: Ui,
    at: Query<At>,
) -> Result<Page> {
    let list = List::Folder(Folder::Own(folder.id));
    show(folder.viewer.clone(), app, ui, list, at.0).await
}

async fn show(viewer: Viewer, app: App, ui: Ui, list: List, at: At) -> Result<Page> {
    let shown = app.db.read(move |tx| load(tx, &viewer, list, &at)).await?;
    Ok(view(&ui, list, &shown))
}

/// A page of a list: three statements, whatever the size of the list; a fourth when some of its
/// letters are one's own, a fifth for those who look after reports.
pub fn load(tx: &Tx<'_>, viewer: &Standing, list: List, at: &At) -> db::Result<Shown> {
    let person = viewer.person;
    let (lines, newer, older) = lines(tx, person, list, at)?;
    let addressees = addressees(tx, &lines)?;
    let folders = store::folders::list(tx, person)?;
    let drafts = store::drafts::count(tx, person)?;
    let schools = schools_moderated(viewer);
    let awaiting = if schools.is_empty() { 0 } else { store::reports::count_open(tx, &schools)? };
    Ok(Shown { lines, newer, older, addressees, folders, drafts, awaiting })
}

/// The first of those to whom one's own letters are.
pub fn addressees(tx: &Tx<'_>, lines: &[Line]) -> db::Result<Vec<Addressee>> {
    let own = lines.iter().filter(|line| line.role == Role::Sender);
    let own: Vec<Id<Letter>> = own.map(|line| line.letter_id).collect();
    if own.is_empty() { Ok(Vec::new()) } else { store::addressees::first_of(tx, &own) }
}

type Lines = (Vec<Line>, Option<Mark>, Option<Mark>);

/// The lines asked for, and where the list goes on above and below them.
pub fn lines(tx: &Tx<'_>, person: Id<Person>, list: List, at: &At) -> db::Result<Lines> {
    let limit = LINES + 1;
    if let (List::Folder(folder), Some(mark)) = (list, mark(&at.apres)) {
        let mut lines = store::lists::newer(tx, person, folder, mark, limit)?;
        let has_newer = lines.len() > LINES as usize;
        lines.truncate(LINES as usize);
        lines.reverse();
        let newer = lines.first().filter(|_| has_newer).map(Line::mark);
        let older = lines.last().map(Line::mark);
        return Ok((lines, newer, older));
    }
    let below = mark(&at.avant);
    let from = below.unwrap_or(Mark::TOP);
    let mut lines = match list {
        List::Folder(folder) => store::lists::older(tx, person, folder, from, limit)?,
        List::Unread => store::lists::unread(tx, person, from, limit)?,
    };
    let has_older = lines.len() > LINES as usize;
    lines.truncate(LINES as usize);
    let newer = lines.first().filter(|_| below.is_some()).map(Line::mark);
    let older = lines.last().filter(|_| has_older).map(Line::mark);
    Ok((lines, newer, older))
}

/// Reads `1764000000000-7203685477580700`; a mark that was tampered with is no mark.
fn mark(text: &str) -> Option<Mark> {
    let (at, letter) = text.split_once('-')?;
    Some(Mark { at: Instant::from_millis(at.parse().ok()?), letter: letter.parse().ok()? })
}

fn view(ui: &Ui, list: List, shown: &Shown) -> Page {
    let title = title(ui, list, &shown.folders);
    let here = match list {
        List::Folder(folder) => Here::Folder(folder),
        List::Unread => Here::Unread,
    };
    let body = html! {
        (ui::head(&title, ui::button_link(urls::NEW, "pencil", t!(ui, "messages-write"))))
        (pieces::folders(ui, here, &shown.folders, shown.drafts, shown.awaiting))
        (pieces::search_form(ui, ""))
        @if shown.lines.is_empty() {
            (ui::empty(nothing(ui, list), None))
        } @else {
            (rows(ui, list, shown))
            (pager(ui, list, shown))
        }
        (ways(ui, list, shown.lines.is_empty()))
    };
    ui.page(title, body)
}

fn title(ui: &Ui, list: List, own: &[OwnFolder]) -> String {
    let words = match list {
        List::Folder(Folder::Received) => "messages-title",
        List::Unread => "messages-unread",
        List::Folder(Folder::Sent) => "messages-sent",
        List::Folder(Folder::Archive) => "messages-archive",
        List::Folder(Folder::Bin) => "messages-bin",
        List::Folder(Folder::Own(id)) => {
            return own
                .iter()
                .find(|own| own.id == id)
                .map_or_else(String::new, |o| o.name.clone());
        }
    };
    ui.words(words).into_owned()
}

fn nothing(ui: &Ui, list: List) -> String {
    let words = match list {
        List::Folder(Folder::Received) => "messages-nothing-received",
        List::Unread => "messages-nothing-unread",
        List::Folder(Folder::Bin) => "messages-nothing-binned",
        List::Folder(_) => "messages-nothing-here",
    };
    ui.words(words).into_owned()
}

/// The lines in a form: what is ticked can be moved, several at once.
fn rows(ui: &Ui, list: List, shown: &Shown) -> Markup {
    let from = match list {
        List::Folder(folder) => folder.number(),
        List::Unread => Folder::Received.number(),
    };
    html! {
        form.card method="post" action=(urls::TIDYING) {
            (ui::token(ui))
            input type="hidden" name="from" value=(from);
            (super::tidying::toolbar(ui, list, &shown.folders))
            ul.rows {
                @for line in &shown.lines {
                    li.pick {
                        label {
                            span.hidden {
                                (t!(ui, "messages-pick", name = pieces::name(ui, &line.sender())))
                            }
                            input type="checkbox" name="letter" value=(line.letter_id);
                        }
                        (pieces::row(ui, line, &shown.addressees))
                    }
                }
            }
        }
    }
}

fn pager(ui: &Ui, list: List, shown: &Shown) -> Markup {
    let url = match list {
        List::Folder(folder) => urls::folder(folder),
        List::Unread => urls::UNREAD.to_owned(),
    };
    let newer = shown.newer.map(|mark| match list {
        List::Folder(_) => urls::above(&url, mark),
        List::Unread => url.clone(),
    });
    let older = shown.older.map(|mark| urls::below(&url, mark));
    ui::pager(ui, newer.as_deref(), older.as_deref())
}

/// What else one can do from here.
fn ways(ui: &Ui, list: List, is_empty: bool) -> Markup {
    html! {
        p.actions {
            @if list == List::Folder(Folder::Bin) && !is_empty {
                form method="post" action=(urls::EMPTYING) data-behaviour="confirm"
                    data-confirm=(t!(ui, "messages-empty-sure"))
                    data-confirm-yes=(t!(ui, "messages-empty"))
                    data-confirm-no=(t!(ui, "messages-keep")) data-confirm-danger {
                    (ui::token(ui))
                    button.button.plain.danger.small { (t!(ui, "messages-empty")) }
                }
                span.quiet { (t!(ui, "messages-bin-hint", days = crate::jobs::BIN_DAYS)) }
            }
            a.button.link.small href=(urls::FOLDERS) { (t!(ui, "messages-manage-folders")) }
            a.button.link.small href=(urls::PREFERENCES) { (t!(ui, "messages-preferences")) }
        }
    }
}
