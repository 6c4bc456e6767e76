//! Thanking for a post by one picture: `POST /journal/{post}/reaction`. Pressed again, it is taken
//! back.

use super::{pieces, post::Shown};
use crate::{Post, post::React, reaction::Reaction, store, urls};
use axum::extract::State;
use base::Instant;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Answer, App, Error, Form, Granted, Result, Ui, t, ui};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReactionForm {
    /// `heart`, `bravo`, `smile`, `star`; empty to take it back.
    pub word: String,
}

pub async fn post(
    post: Granted<React, Post>,
    State(app): State<App>,
    form: Form<ReactionForm>,
) -> Result<Answer> {
    let to = format!("{}#reactions", urls::post(post.id));
    let (word, now) = (form.word.clone(), app.clock.now());
    if !word.is_empty() && Reaction::parse(&word).is_none() {
        return Err(Error::BadRequest);
    }
    app.db.mark(move |tx| react(tx, &post, &word, now)).await?;
    Ok(Answer::to(to))
}

/// One for each person: his own row alone.
pub fn react(tx: &Tx<'_>, post: &Granted<React, Post>, word: &str, now: Instant) -> db::Result<()> {
    let person = post.viewer.person;
    match Reaction::parse(word) {
        Some(word) => store::reactions::put(tx, post.id, person, word, now),
        None => store::reactions::remove(tx, post.id, person),
    }
}

/// The set, with how many have pressed each; those who may press have buttons.
pub fn view(ui: &Ui, post: &Post, shown: &Shown) -> Markup {
    let count = |reaction: Reaction| {
        let found = shown.reactions.iter().find(|(word, _)| *word == reaction);
        found.map_or(0, |(_, count)| *count)
    };
    if !post.reactions && shown.reactions.is_empty() {
        return html! {};
    }
    html! {
        div.body.reactions #reactions {
            @if ui.may::<React>(post) {
                (ui::action(ui, &urls::reaction(post.id), html! {
                    span.inline role="group" aria-label=(t!(ui, "journal-reactions")) {
                        @for reaction in Reaction::ALL {
                            @let is_mine = shown.own_reaction == Some(*reaction);
                            button.button.plain.small name="word"
                                value=(if is_mine { "" } else { reaction.word() })
                                aria-pressed=(if is_mine { "true" } else { "false" }) {
                                (ui::icon(reaction.icon()))
                                span { (pieces::reaction_words(ui, *reaction)) }
                                @if count(*reaction) > 0 { b { (count(*reaction)) } }
                            }
                        }
                    }
                }))
            } @else {
                @for (reaction, count) in &shown.reactions {
                    span.inline {
                        (ui::icon(reaction.icon())) (pieces::reaction_words(ui, *reaction)) " "
                        b { (count) }
                    }
                }
            }
        }
    }
}
