//! Taking back: `/messages/{letter}/rappel`. What nobody has yet becomes a draft again.

use super::pieces;
use crate::{
    Letter, attachments,
    draft::{Choices, Kind},
    jobs::Quieten,
    letter::{Recall, TRANSLATED},
    store::{self, drafts::Writing},
    urls,
};
use axum::extract::State;
use base::{Id, Instant};
use db::Tx;
use maud::html;
use people::Standing;
use web::{Answer, App, Form, Granted, Page, Result, Ui, t, ui};

/// Staff may take back what was read, for a day after it arrived: a wrong class, a wrong date.
pub const STAFF_HOURS: i64 = 24;

#[derive(serde::Deserialize)]
pub struct Nothing {}

pub async fn get(letter: Granted<Recall, Letter>, ui: Ui) -> Page {
    let title = t!(&ui, "messages-recall-title");
    let words = if letter.is_still_here() {
        t!(&ui, "messages-recall-waiting")
    } else if letter.viewer.is_staff() {
        t!(&ui, "messages-recall-staff", hours = STAFF_HOURS)
    } else {
        t!(&ui, "messages-recall-unread")
    };
    let body = html! {
        (ui::breadcrumb(&ui, &[(&urls::letter(letter.id), &t!(&ui, "messages-back-to-letter"))]))
        h1 { (title) }
        p { b { (pieces::subject(&ui, &letter.subject)) } }
        p { (words) }
        (ui::form(&ui, &urls::recall(letter.id), &web::Problems::none(), html! {
            div.actions {
                button.button.danger { (ui::icon("undo-2")) (t!(&ui, "messages-recall-do")) }
                a.button.plain href=(urls::letter(letter.id)) { (t!(&ui, "messages-keep")) }
            }
        }))
    };
    ui.narrow(&title, body)
}

pub async fn post(
    letter: Granted<Recall, Letter>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let now = app.clock.now();
    let id = letter.id;
    let draft = app.db.write(move |tx| recall(tx, &letter, &letter.viewer, now)).await?;
    Ok(match draft {
        Some(draft) => Answer::to(urls::draft(draft)).saying(t!(&ui, "messages-recalled-to-draft")),
        None => Answer::to(urls::letter(id)).saying(t!(&ui, "messages-recalled")),
    })
}

/// Takes it back. A conflict when it is too late.
pub fn recall(
    tx: &Tx<'_>,
    letter: &Letter,
    viewer: &Standing,
    now: Instant,
) -> db::Result<Option<Id<crate::Draft>>> {
    if letter.is_still_here() {
        let picks = store::addressees::picks(tx, letter.id)?;
        let kind = if letter.answers_id.is_some() { Kind::Answer } else { Kind::New };
        let writing = Writing {
            answers: letter.answers_id,
            kind,
            picks,
            subject: letter.subject.clone(),
            body: letter.body.clone(),
            choices: Choices {
                no_reply: letter.no_reply,
                wants_receipts: letter.wants_receipts,
                lang: letter.lang.tag().to_owned(),
                ..Choices::default()
            },
            files: Vec::new(),
        };
        store::letters::forget_unsent(tx, letter.id)?;
        db::search::remove(tx, letter.id.raw())?;
        translation::forget(tx, TRANSLATED, &[letter.id])?;
        let draft = store::drafts::insert(tx, viewer.person, &writing, now)?;
        attachments::take_back(tx, letter.id, draft)?;
        return Ok(Some(draft));
    }
    let since = viewer.is_staff().then(|| now.plus_hours(-STAFF_HOURS));
    store::letters::recall(tx, letter.id, now, since)?;
    take_back(tx, letter.id, now)?;
    Ok(None)
}

/// It is found no more, and awaits nobody.
pub fn take_back(tx: &Tx<'_>, letter: Id<Letter>, now: Instant) -> db::Result<()> {
    db::search::remove(tx, letter.raw())?;
    jobs::enqueue(tx, &Quieten { letter }, now).map(drop)
}
