//! A letter in its exchange: `GET /messages/{letter}`. Opening it is reading it.

use super::{pieces, thread, thread::Thread};
use crate::{
    Folder, Letter, OwnFolder, delivering,
    letter::{Answer, Block, Follow, Open, Recall, Report},
    news, store, urls,
};
use axum::extract::State;
use base::{Id, Instant};
use db::Tx;
use maud::{Markup, html};
use people::Person;
use translation::Reader;
use web::{App, Granted, Page, Read, Result, Ui, t, ui};

/// What the page shows.
pub struct Shown {
    pub thread: Thread,
    pub folders: Vec<OwnFolder>,
}

pub async fn get(letter: Granted<Read, Letter>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let shown = read(&letter, &app).await?;
    Ok(view(&ui, &letter, &shown))
}

/// The exchange; what it shows for the first time is marked as read.
pub async fn read(letter: &Granted<Read, Letter>, app: &App) -> Result<Shown> {
    let (asked, person) = (Letter::clone(letter), letter.viewer.person);
    let reader = Reader::of(app, &letter.viewer);
    let shown = app.db.read(move |tx| load(tx, &asked, person, &reader)).await?;
    let opened = shown.thread.opened_now(letter.id);
    if !opened.is_empty() {
        let now = app.clock.now();
        app.db.mark(move |tx| open(tx, &opened, person, now)).await?;
    }
    Ok(shown)
}

/// Three statements; the letter itself was loaded with its permission.
pub fn load(
    tx: &Tx<'_>,
    letter: &Letter,
    person: Id<Person>,
    reader: &Reader,
) -> db::Result<Shown> {
    let thread = thread::load(tx, letter, person, reader)?;
    let folders = store::folders::list(tx, person)?;
    Ok(Shown { thread, folders })
}

/// They are not new any more, here and on the other screens of their reader.
pub fn open(
    tx: &Tx<'_>,
    letters: &[Id<Letter>],
    person: Id<Person>,
    now: Instant,
) -> db::Result<()> {
    store::deliveries::mark_read(tx, letters, person, now)?;
    news::opened(tx, letters, person, now)?;
    delivering::tell(tx, &[person]);
    Ok(())
}

fn view(ui: &Ui, letter: &Letter, shown: &Shown) -> Page {
    let title = pieces::subject(ui, &letter.subject).into_owned();
    let body = html! {
        (pieces::way_back(ui, letter))
        div.head {
            h1 lang=[ui.lang(letter.lang)] dir=[ui.dir(letter.lang)] { (title) }
            (pieces::pupil_tag(ui, letter.pupil()))
        }
        (toolbar(ui, letter, &shown.folders))
        (thread::view(ui, letter.id, &shown.thread))
    };
    ui.narrow(title, body)
}

/// What one may do with the letter: answering first.
fn toolbar(ui: &Ui, letter: &Letter, own: &[OwnFolder]) -> Markup {
    html! {
        div.toolbar {
            @if ui.may::<Answer>(letter) {
                @if !letter.is_mine() {
                    a.button href=(urls::answer(letter.id)) {
                        (ui::icon("reply")) (t!(ui, "messages-answer"))
                    }
                }
                @if letter.is_mine() {
                    a.button.plain href=(urls::answer_all(letter.id)) {
                        (ui::icon("reply")) (t!(ui, "messages-follow-up"))
                    }
                } @else if letter.has_others() && !letter.is_to_many {
                    a.button.plain.second href=(urls::answer_all(letter.id)) { (to_all(ui)) }
                }
            }
            div.tools {
                form.inline method="post" action=(urls::TIDYING) {
                    (ui::token(ui))
                    input type="hidden" name="letter" value=(letter.id);
                    input type="hidden" name="from" value=(letter.folder.number());
                    (filing(ui, letter))
                }
                (more(ui, letter, own))
            }
        }
    }
}

fn to_all(ui: &Ui) -> Markup {
    html! { (ui::icon("reply-all")) (t!(ui, "messages-answer-all")) }
}

fn filing(ui: &Ui, letter: &Letter) -> Markup {
    let is_away = !matches!(letter.folder, Folder::Received | Folder::Sent);
    let (action, icon, words) = if is_away {
        ("restore", "undo-2", t!(ui, "messages-restore"))
    } else {
        ("archive", "archive", t!(ui, "messages-archive-do"))
    };
    html! {
        button.round name="action" value=(action) aria-label=(words) title=(words) {
            (ui::icon(icon))
        }
        @if letter.folder != Folder::Bin {
            @let words = t!(ui, "messages-bin-do");
            button.round name="action" value="bin" aria-label=(words) title=(words) {
                (ui::icon("trash-2"))
            }
        }
    }
}

fn more(ui: &Ui, letter: &Letter, own: &[OwnFolder]) -> Markup {
    html! {
        details.menu {
            summary.round aria-label=(t!(ui, "messages-more")) { (ui::icon("ellipsis")) }
            div.items {
                // Of many, hardly anybody means to answer all: not beside the first button.
                @if ui.may::<Answer>(letter) && letter.is_to_many && !letter.is_mine() {
                    a href=(urls::answer_all(letter.id)) { (to_all(ui)) }
                }
                @if ui.may::<Open>(letter) {
                    a href=(urls::forward(letter.id)) {
                        (ui::icon("forward")) (t!(ui, "messages-forward"))
                    }
                }
                a href=(urls::print(letter.id)) { (ui::icon("printer")) (t!(ui, "messages-print")) }
                @if ui.may::<Follow>(letter) {
                    a href=(urls::receipts(letter.id)) {
                        (ui::icon("check-check")) (t!(ui, "messages-receipts"))
                    }
                }
                @if ui.may::<Recall>(letter) {
                    a href=(urls::recall(letter.id)) {
                        (ui::icon("undo-2")) (t!(ui, "messages-recall"))
                    }
                }
                form method="post" action=(urls::TIDYING) {
                    (ui::token(ui))
                    input type="hidden" name="letter" value=(letter.id);
                    input type="hidden" name="from" value=(letter.folder.number());
                    @if !letter.is_mine() {
                        button name="action" value="unread" {
                            (ui::icon("mail")) (t!(ui, "messages-mark-unread"))
                        }
                    }
                    (super::tidying::move_to(ui, own))
                }
                @if !letter.is_mine() && has_a_directory(ui) {
                    a href=(urls::person(letter.sender_id)) {
                        (ui::icon("circle-help")) (t!(ui, "messages-why"))
                    }
                }
                @if ui.may::<Block>(letter) {
                    a href=(urls::block(letter.id)) { (ui::icon("ban")) (t!(ui, "messages-block")) }
                }
                @if ui.may::<Report>(letter) {
                    a.danger href=(urls::report_letter(letter.id)) {
                        (ui::icon("flag")) (t!(ui, "messages-report"))
                    }
                }
            }
        }
    }
}

/// The directory knows the people of one's schools: who works for a town alone has none.
fn has_a_directory(ui: &Ui) -> bool {
    ui.viewer.as_ref().is_some_and(|viewer| !viewer.schools.is_empty())
}
