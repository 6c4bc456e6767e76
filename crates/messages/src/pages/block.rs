//! Blocking whoever wrote a letter: `/messages/{letter}/blocage`. For families; never a head.

use super::pieces;
use crate::{Letter, letter::Block, store, urls};
use axum::extract::State;
use base::Instant;
use maud::html;
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Page, Result, Ui, t, ui};

#[derive(Deserialize)]
pub struct Nothing {}

pub async fn get(letter: Granted<Block, Letter>, ui: Ui) -> Page {
    let name = pieces::name(&ui, &letter.sender());
    let title = t!(&ui, "messages-block-title", name = name);
    let body = html! {
        (ui::breadcrumb(&ui, &[(&urls::letter(letter.id), &t!(&ui, "messages-back-to-letter"))]))
        h1 { (title) }
        p { (t!(&ui, "messages-block-what")) }
        (ui::form(&ui, &urls::block(letter.id), &web::Problems::none(), html! {
            div.actions {
                button.button.danger { (ui::icon("ban")) (t!(&ui, "messages-block-do")) }
                a.button.plain href=(urls::letter(letter.id)) { (t!(&ui, "messages-keep")) }
            }
        }))
    };
    ui.narrow(&title, body)
}

pub async fn post(
    letter: Granted<Block, Letter>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (url, now) = (urls::letter(letter.id), app.clock.now());
    let answer = Answer::to(url);
    Ok(if app.db.write(move |tx| block(tx, &letter, now)).await? {
        answer.saying(t!(&ui, "messages-blocked"))
    } else {
        answer.saying(t!(&ui, "messages-block-not-a-head"))
    })
}

/// Says whether it was done: a head is blocked by nobody.
pub fn block(tx: &db::Tx<'_>, letter: &Granted<Block, Letter>, now: Instant) -> db::Result<bool> {
    if store::blocks::is_a_head(tx, letter.sender_id)? {
        return Ok(false);
    }
    store::blocks::insert(tx, letter.viewer.person, letter.sender_id, now)?;
    Ok(true)
}
