//! Tidying: `POST /messages/rangement` moves and marks what was ticked.

use super::lists::List;
use crate::{Folder, Letter, OwnFolder, delivering, emptying, store, urls};
use axum::extract::State;
use base::Id;
use maud::{Markup, html};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Answer, App, Form, Result, Ui, Viewer, t, ui};

/// More than a page can hold is not a page's form.
const LETTERS_MAX: usize = 100;

#[derive(Debug, Deserialize, ToSchema)]
pub struct Tidying {
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    letter: Vec<Id<Letter>>,
    #[serde(default)]
    action: String,
    /// The folder to move to, for `move`.
    #[serde(default)]
    folder: String,
    /// The folder to come back to.
    #[serde(default)]
    from: i64,
}

/// What is done to the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    File(Folder),
    Bin,
    Restore,
    Mark { is_unread: bool },
}

impl Tidying {
    pub fn letters(&self) -> Vec<Id<Letter>> {
        self.letter.clone()
    }

    pub fn check(&self) -> Option<Move> {
        match self.action.as_str() {
            "archive" => Some(Move::File(Folder::Archive)),
            "bin" => Some(Move::Bin),
            "restore" => Some(Move::Restore),
            "unread" => Some(Move::Mark { is_unread: true }),
            "read" => Some(Move::Mark { is_unread: false }),
            "move" => self.folder.parse().ok().map(|id| Move::File(Folder::Own(id))),
            _ => None,
        }
    }
}

pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<Tidying>,
) -> Result<Answer> {
    let back = Answer::to(urls::folder(Folder::of_number(form.from.max(1))));
    let Some(change) = form.check().filter(|_| !form.letter.is_empty()) else {
        return Ok(back.saying(t!(&ui, "messages-nothing-picked")));
    };
    let count = tidy(&viewer, &app, form.letters(), change).await?;
    Ok(back.saying(said(&ui, change, count)))
}

#[derive(Deserialize)]
pub struct Nothing {}

/// `POST /messages/corbeille/vidage`: what is in one's bin is gone for good.
pub async fn empty_bin(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let person = viewer.person;
    let now = app.clock.now();
    let count = app.db.write(move |tx| emptying::own(tx, person, now)).await?;
    Ok(Answer::to(urls::BIN).saying(t!(&ui, "messages-said-emptied", count = count)))
}

/// Does it, for a page and for a program alike; says how many copies changed.
pub async fn tidy(
    viewer: &Viewer,
    app: &App,
    mut letters: Vec<Id<Letter>>,
    change: Move,
) -> Result<u64> {
    let (person, now) = (viewer.person, app.clock.now());
    letters.truncate(LETTERS_MAX);
    let write = move |tx: &db::Tx<'_>| {
        delivering::tell(tx, &[person]);
        match change {
            Move::File(folder) => store::tidying::file(tx, person, &letters, folder),
            Move::Bin => store::tidying::bin(tx, person, &letters, now),
            Move::Restore => store::tidying::restore(tx, person, &letters),
            Move::Mark { is_unread } => store::tidying::mark(tx, person, &letters, is_unread),
        }
    };
    Ok(app.db.write(write).await?)
}

fn said(ui: &Ui, change: Move, count: u64) -> String {
    let words = match change {
        Move::File(Folder::Archive) => t!(ui, "messages-said-archived", count = count),
        Move::File(_) => t!(ui, "messages-said-moved", count = count),
        Move::Bin => t!(ui, "messages-said-binned", count = count),
        Move::Restore => t!(ui, "messages-said-restored", count = count),
        Move::Mark { is_unread: true } => t!(ui, "messages-said-unread", count = count),
        Move::Mark { is_unread: false } => t!(ui, "messages-said-read", count = count),
    };
    words.into_owned()
}

/// The bar above a list: tick all, then what to do with them.
pub fn toolbar(ui: &Ui, list: List, own: &[OwnFolder]) -> Markup {
    let is_away = matches!(list, List::Folder(Folder::Bin | Folder::Archive | Folder::Own(_)));
    html! {
        div.toolbar {
            label.check data-with-script hidden {
                input type="checkbox" data-behaviour="check-all" data-check-name="letter";
                span { (t!(ui, "messages-all")) }
            }
            span.quiet role="status" data-check-count data-check-one=(t!(ui, "messages-one-picked"))
                data-check-many=(t!(ui, "messages-many-picked")) {}
            @if is_away {
                (button("restore", "undo-2", &t!(ui, "messages-restore"), true))
            } @else {
                (button("archive", "archive", &t!(ui, "messages-archive-do"), true))
            }
            @if list != List::Folder(Folder::Bin) {
                (button("bin", "trash-2", &t!(ui, "messages-bin-do"), false))
            }
            details.menu {
                summary.round aria-label=(t!(ui, "messages-more")) { (ui::icon("ellipsis")) }
                div.items {
                    button name="action" value="unread" {
                        (ui::icon("mail")) (t!(ui, "messages-mark-unread"))
                    }
                    button name="action" value="read" {
                        (ui::icon("mail-open")) (t!(ui, "messages-mark-read"))
                    }
                    (move_to(ui, own))
                }
            }
        }
    }
}

fn button(action: &str, icon: &str, words: &str, is_first: bool) -> Markup {
    let class = if is_first { "round end" } else { "round" };
    html! {
        button class=(class) name="action" value=(action) aria-label=(words) title=(words) {
            (ui::icon(icon))
        }
    }
}

pub fn move_to(ui: &Ui, own: &[OwnFolder]) -> Markup {
    html! {
        @if !own.is_empty() {
            div.field {
                label for="folder" { (t!(ui, "messages-move-to")) }
                select.input #folder name="folder" {
                    @for folder in own { option value=(folder.id) { (folder.name) } }
                }
            }
            button name="action" value="move" {
                (ui::icon("folder-input")) (t!(ui, "messages-move"))
            }
        }
    }
}
