//! What the life of acts writes in the log of actions: identifiers alone.

use super::{
    letters::{Answer, Letter},
    transmission::Transmission,
};
use crate::deliberation::Written;
use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Body, Person,
    audit::{Act, Risk, record},
};
use serde_json::{Value, json};
use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("act.sign", id!("council-did-sign")),
    ("act.publish", id!("council-did-publish")),
    ("act.transmit", id!("council-did-transmit")),
    ("act.acknowledge", id!("council-did-acknowledge")),
    ("act.cancel", id!("council-did-cancel")),
    ("act.settings", id!("council-did-settings")),
    ("act.letter", id!("council-did-letter")),
    ("act.answer", id!("council-did-answer")),
];

fn write(
    tx: &Tx<'_>,
    action: &'static str,
    (thing, detail): (String, Value),
    by: Option<Id<Person>>,
    at: Instant,
) -> Result<()> {
    let act = Act { person: by, action, risk: Risk::Other, school: None, thing, detail };
    record(tx, at, &act)
}

fn of_act(act: &Written) -> String {
    format!("deliberation:{}", act.id)
}

pub fn signed(
    tx: &Tx<'_>,
    act: &Written,
    on_paper: bool,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    write(tx, "act.sign", (of_act(act), json!({ "paper": on_paper })), Some(by), at)
}

pub fn published(tx: &Tx<'_>, act: &Written, by: Id<Person>, at: Instant) -> Result<()> {
    write(tx, "act.publish", (of_act(act), json!({})), Some(by), at)
}

pub fn transmitted(tx: &Tx<'_>, sent: &Transmission, by: Id<Person>, at: Instant) -> Result<()> {
    let detail = json!({ "way": sent.way.word(), "matter": sent.matter });
    let thing = format!("deliberation:{}", sent.deliberation_id);
    write(tx, "act.transmit", (thing, detail), Some(by), at)
}

/// `by`: who said so; none when the State's answer was read.
pub fn acknowledged(
    tx: &Tx<'_>,
    sent: &Transmission,
    by: Option<Id<Person>>,
    at: Instant,
) -> Result<()> {
    let thing = format!("deliberation:{}", sent.deliberation_id);
    write(tx, "act.acknowledge", (thing, json!({ "transmission": sent.id })), by, at)
}

pub fn cancelled(tx: &Tx<'_>, sent: &Transmission, by: Id<Person>, at: Instant) -> Result<()> {
    let thing = format!("deliberation:{}", sent.deliberation_id);
    write(tx, "act.cancel", (thing, json!({ "transmission": sent.id })), Some(by), at)
}

/// A letter of the prefecture is written down; by nobody when an operator brought it.
pub fn letter(tx: &Tx<'_>, letter: &Letter, at: Instant) -> Result<()> {
    let thing = format!("deliberation:{}", letter.deliberation_id);
    let detail = json!({ "letter": letter.id, "kind": letter.kind.word() });
    write(tx, "act.letter", (thing, detail), letter.recorded_by, at)
}

pub fn answer(
    tx: &Tx<'_>,
    letter: &Letter,
    answer: &Answer,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    let thing = format!("deliberation:{}", letter.deliberation_id);
    let detail = json!({ "letter": letter.id, "kind": answer.kind.word() });
    write(tx, "act.answer", (thing, detail), Some(by), at)
}

pub fn set(tx: &Tx<'_>, body: Id<Body>, by: Id<Person>, at: Instant) -> Result<()> {
    write(tx, "act.settings", (format!("body:{body}"), json!({})), Some(by), at)
}
