//! How a letter of the prefecture, its answer and the prefect's period are shown.

use super::{act_letters::Shown, act_pieces::day};
use crate::{
    Deliberation,
    life::letters::{Answer, Correspondence, Kind, Letter, Reply, State},
    referral::{Awaited, Effect, Period},
    urls,
};
use base::Instant;
use maud::{Markup, html};
use std::borrow::Cow;
use web::{Ui, t, ui, ui::Tone};

pub fn kind(ui: &Ui, kind: Kind) -> Cow<'_, str> {
    match kind {
        Kind::Simple => t!(ui, "council-letter-simple"),
        Kind::Pieces => t!(ui, "council-letter-pieces"),
        Kind::Observations => t!(ui, "council-letter-observations"),
        Kind::Referral => t!(ui, "council-letter-referral"),
    }
}

pub fn reply(ui: &Ui, reply: Reply) -> Cow<'_, str> {
    match reply {
        Reply::Simple => t!(ui, "council-answer-simple"),
        Reply::Pieces => t!(ui, "council-answer-pieces"),
        Reply::PiecesRefused => t!(ui, "council-answer-pieces-refused"),
        Reply::Observations => t!(ui, "council-answer-observations"),
        Reply::Rejected => t!(ui, "council-answer-rejected"),
    }
}

fn state(ui: &Ui, state: State) -> (Cow<'_, str>, Tone) {
    match state {
        State::Queued => (t!(ui, "council-answer-state-queued"), Tone::Info),
        State::Sent => (t!(ui, "council-answer-state-sent"), Tone::Info),
        State::Received => (t!(ui, "council-answer-state-received"), Tone::Ok),
        State::Anomaly => (t!(ui, "council-answer-state-anomaly"), Tone::Warn),
    }
}

/// `Lettre d’observations du 5 janvier 2024`
pub fn title(ui: &Ui, letter: &Letter) -> String {
    let (kind, day) = (kind(ui, letter.kind), day(ui, letter.written_on));
    t!(ui, "council-letter-of", kind = kind.as_ref(), day = day).into_owned()
}

/// What each kind of letter does, in the law's words made plain.
fn says(ui: &Ui, kind: Kind) -> Cow<'_, str> {
    match kind {
        Kind::Simple => t!(ui, "council-letter-says-simple"),
        Kind::Pieces => t!(ui, "council-letter-says-pieces"),
        Kind::Observations => t!(ui, "council-letter-says-observations"),
        Kind::Referral => t!(ui, "council-letter-says-referral"),
    }
}

/// Until when the prefect may go to court (CGCT L2131-6), once he has received the act.
pub fn period(ui: &Ui, act: &Deliberation, known: &Correspondence) -> Markup {
    let Some(received_on) = act.transmitted_at.map(Instant::day) else { return html! {} };
    let (period, _) = known.period(received_on, ui.today());
    let (Period::Until(on) | Period::Waiting { silence_refuses_on: on, .. }) = period;
    let on = day(ui, on);
    let words = match period {
        Period::Until(_) if period.is_open(ui.today()) => {
            t!(ui, "council-letter-period-until", day = on)
        }
        Period::Until(_) => t!(ui, "council-letter-period-over", day = on),
        Period::Waiting { awaits: Awaited::Pieces, .. } => {
            t!(ui, "council-letter-period-pieces", day = on)
        }
        Period::Waiting { awaits: Awaited::Answer, .. } => {
            t!(ui, "council-letter-period-answer", day = on)
        }
    };
    let seized = known.referral().map(|it| day(ui, it.written_on));
    html! {
        @if let Some(seized) = seized {
            (ui::note(Tone::Warn, t!(ui, "council-letter-court-seized", day = seized)))
        } @else {
            (ui::note(Tone::Info, words))
        }
    }
}

/// A letter, what it does, what came with it, what was answered.
pub fn letter(ui: &Ui, act: &Deliberation, shown: &Shown, letter: &Letter) -> Markup {
    let url = |page: &str| urls::of_act(act.id, &format!("courriers/{}/{page}", letter.id));
    let file =
        |file: &files::File| urls::of_act(act.id, &format!("courriers/fichiers/{}", file.id));
    let is_brought = !letter.external_id.is_empty();
    let answers = shown.known.answers.iter().filter(|it| it.letter_id == letter.id);
    let content = html! {
        div.body.stack {
            p.quiet {
                (t!(ui, "council-letter-came", day = day(ui, letter.came_on))) " · "
                @if is_brought { (t!(ui, "council-letter-by-operator")) }
                @else { (t!(ui, "council-letter-by-hand")) }
            }
            @if !letter.words.is_empty() { blockquote { (letter.words) } }
            @if let Some(documents) = shown.documents.get(&letter.id) {
                (files::view::attachments(ui, documents, file))
            }
            @if is_brought {
                p { a href=(url("message.xml")) { (t!(ui, "council-letter-message")) } }
            }
            p.hint { (says(ui, letter.kind)) }
            (effect(ui, act, &shown.known, letter))
            @for answer in answers {
                (answered(ui, answer))
                @if let Some(documents) = shown.answered.get(&answer.id) {
                    (files::view::attachments(ui, documents, file))
                }
            }
            @if shown.known.waits(letter) {
                p { (ui::button_link(&url("reponse"), "reply", t!(ui, "council-answer"))) }
            }
        }
    };
    ui::card(&format!("letter-{}", letter.id), title(ui, letter), None, content)
}

/// Whether it came in time, when that matters.
fn effect(ui: &Ui, act: &Deliberation, known: &Correspondence, letter: &Letter) -> Markup {
    let Some(received_on) = act.transmitted_at.map(Instant::day) else { return html! {} };
    let (period, effects) = known.period(received_on, ui.today());
    let found = effects.into_iter().find(|(id, _)| *id == letter.id).map(|(_, effect)| effect);
    html! {
        @match (found, period) {
            (Some(Effect::InTime), _) => p { (t!(ui, "council-letter-in-time")) },
            (Some(Effect::TooLate(last)), _) => {
                p { (t!(ui, "council-letter-too-late", day = day(ui, last))) }
            },
            (None, Period::Until(last))
                if letter.kind == Kind::Referral && letter.written_on > last =>
                { (ui::note(Tone::Warn,
                    t!(ui, "council-letter-referral-late", day = day(ui, last)))) },
            _ => {},
        }
    }
}

fn answered(ui: &Ui, answer: &Answer) -> Markup {
    let (words, tone) = state(ui, answer.state);
    html! {
        p {
            b { (reply(ui, answer.kind)) } " " (ui::tag(words, tone)) " "
            span.quiet { (day(ui, answer.received_on.unwrap_or(answer.sent_on))) }
        }
        @if !answer.anomaly.is_empty() { (ui::note(Tone::Warn, &answer.anomaly)) }
    }
}
