//! The thread of an act: everything that happened to it and every day that counts, in order.

use super::{act_letter_pieces as letters, act_pieces::day};
use crate::{
    deliberation::{State as Stage, Written},
    life::{letters::Correspondence, signing::Signature, steps::Life},
    referral::Period,
    urls,
};
use base::{Day, Instant};
use maud::{Markup, html};
use web::{Ui, t, ui};

struct Moment {
    on: Day,
    words: String,
    url: Option<String>,
}

/// What the thread is made of.
pub struct Thread<'a> {
    pub act: &'a Written,
    pub held_on: Day,
    pub life: &'a Life,
    pub signatures: &'a [Signature],
    pub known: &'a Correspondence,
    /// Who may open the letters.
    pub opens_letters: bool,
}

/// Nothing before it was voted.
pub fn card(ui: &Ui, thread: &Thread<'_>) -> Markup {
    if thread.act.state == Stage::Draft {
        return html! {};
    }
    let mut moments = passed(ui, thread);
    moments.extend(written(ui, thread));
    moments.extend(ends(ui, thread));
    moments.sort_by_key(|moment| moment.on);
    let content = html! {
        ol.rows {
            @for moment in &moments {
                li { div.row { span {
                    @match &moment.url {
                        Some(url) => a href=(url) { (moment.words) },
                        None => b { (moment.words) },
                    }
                    span.quiet { time datetime=(moment.on.iso()) { (day(ui, moment.on)) } }
                } } }
            }
        }
    };
    ui::card("thread", t!(ui, "council-timeline"), None, content)
}

fn moment(on: Day, words: impl Into<String>) -> Moment {
    Moment { on, words: words.into(), url: None }
}

/// What was done.
fn passed(ui: &Ui, thread: &Thread<'_>) -> Vec<Moment> {
    let act = thread.act;
    let mut moments = vec![moment(thread.held_on, t!(ui, "council-timeline-held"))];
    moments.extend(thread.signatures.iter().map(|signature| {
        moment(signature.signed_on, t!(ui, "council-timeline-signed", name = signature.name()))
    }));
    let published = act.published_at.map(Instant::day);
    let received = act.transmitted_at.map(Instant::day);
    moments.extend(published.map(|on| moment(on, t!(ui, "council-timeline-published"))));
    moments.extend(received.map(|on| moment(on, t!(ui, "council-timeline-transmitted"))));
    moments.extend(act.executory_on.map(|on| moment(on, t!(ui, "council-timeline-executory"))));
    moments
}

/// What the prefecture wrote, and what was answered.
fn written(ui: &Ui, thread: &Thread<'_>) -> Vec<Moment> {
    let url = || thread.opens_letters.then(|| urls::of_act(thread.act.id, "courriers"));
    let mut moments = Vec::new();
    for letter in &thread.known.letters {
        let words = letters::kind(ui, letter.kind).into_owned();
        moments.push(Moment { on: letter.written_on, words, url: url() });
    }
    for answer in &thread.known.answers {
        let kind = letters::reply(ui, answer.kind);
        let words = t!(ui, "council-timeline-answered", kind = kind.as_ref()).into_owned();
        moments.push(Moment { on: answer.sent_on, words, url: url() });
        let received = answer.received_on.filter(|on| *on != answer.sent_on);
        let words = t!(ui, "council-timeline-answer-received");
        moments.extend(received.map(|on| moment(on, words)));
    }
    moments
}

/// The days on which something ends.
fn ends(ui: &Ui, thread: &Thread<'_>) -> Vec<Moment> {
    let appeal = thread.life.appeal_ends;
    let mut moments: Vec<Moment> =
        appeal.map(|on| moment(on, t!(ui, "council-timeline-appeal"))).into_iter().collect();
    if let Some(received_on) = thread.act.transmitted_at.map(Instant::day)
        && thread.known.referral().is_none()
    {
        let (on, words) = match thread.known.period(received_on, ui.today()).0 {
            Period::Until(last) => (last, t!(ui, "council-timeline-referral")),
            Period::Waiting { silence_refuses_on, .. } => {
                (silence_refuses_on, t!(ui, "council-timeline-silence"))
            }
        };
        moments.push(moment(on, words));
    }
    moments
}
