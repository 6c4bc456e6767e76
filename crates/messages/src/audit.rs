//! What the audit log is told: identifiers, never a word of a letter.

use crate::{
    freeze::Freeze,
    hold::Hold,
    report::{Outcome, Report},
    store::letters::NewLetter,
};
use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Person, School, Standing,
    audit::{Act, Risk, record},
};
use serde_json::{Value, json};

/// From this many persons on, a letter is a mass mailing.
const MASS: u32 = 200;

/// An urgent letter passes the quiet hours, a large one reaches many: both can be accounted for.
pub fn sent(tx: &Tx<'_>, sender: &Standing, letter: &NewLetter, at: Instant) -> Result<()> {
    if letter.urgent_reason.is_none() && letter.weight < MASS {
        return Ok(());
    }
    let detail = json!({ "persons": letter.weight, "urgent": letter.urgent_reason.is_some() });
    let school = sender.schools.first().map(|school| school.id);
    let thing = format!("letter:{}", letter.id);
    write(tx, sender.person, "letter.send", Risk::Mass, school, thing, detail, at)
}

pub fn decided(
    tx: &Tx<'_>,
    report: &Report,
    by: Id<Person>,
    outcome: Outcome,
    at: Instant,
) -> Result<()> {
    let detail = json!({ "letter": report.letter_id, "sender": report.sender_id,
                         "outcome": outcome.word() });
    let thing = format!("report:{}", report.id);
    write(tx, by, "report.decide", Risk::Personal, school(report.school_id), thing, detail, at)
}

pub fn let_go(
    tx: &Tx<'_>,
    hold: &Hold,
    by: Id<Person>,
    is_released: bool,
    at: Instant,
) -> Result<()> {
    let detail = json!({ "released": is_released, "persons": hold.weight });
    let thing = format!("letter:{}", hold.letter_id);
    write(tx, by, "letter.hold", Risk::Mass, school(hold.school_id), thing, detail, at)
}

pub fn thawed(tx: &Tx<'_>, freeze: &Freeze, by: Id<Person>, at: Instant) -> Result<()> {
    let thing = format!("person:{}", freeze.person_id);
    write(tx, by, "person.thaw", Risk::Rights, school(freeze.school_id), thing, json!({}), at)
}

/// What belongs to no school is the platform's.
fn school(id: Id<School>) -> Option<Id<School>> {
    (id.raw() != 0).then_some(id)
}

#[expect(clippy::too_many_arguments, reason = "it only fills the struct, for four callers")]
fn write(
    tx: &Tx<'_>,
    by: Id<Person>,
    action: &'static str,
    risk: Risk,
    school: Option<Id<School>>,
    thing: String,
    detail: Value,
    at: Instant,
) -> Result<()> {
    record(tx, at, &Act { person: Some(by), action, risk, school, thing, detail })
}
