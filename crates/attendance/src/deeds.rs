//! What this feature writes in the log of actions: identifiers, never a reason.

use crate::{
    Absence, Closure, Month, Slot,
    closure::{Called, Declaring},
};
use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Class, Person, School,
    audit::{Act, Risk, record},
};
use serde_json::json;
use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("absence.judge", id!("attendance-did-judge")),
    ("register.sign", id!("attendance-did-sign")),
    ("register.correct", id!("attendance-did-correct")),
    ("closure.declare", id!("attendance-did-close")),
    ("closure.lift", id!("attendance-did-reopen")),
];

pub fn judged(
    tx: &Tx<'_>,
    absence: &Absence,
    by: Id<Person>,
    is_legitimate: bool,
    at: Instant,
) -> Result<()> {
    let act = Act {
        person: Some(by),
        action: "absence.judge",
        risk: Risk::Personal,
        school: Some(absence.school_id),
        thing: format!("absence:{}", absence.id),
        detail: json!({ "legitimate": is_legitimate }),
    };
    record(tx, at, &act)
}

pub fn signed(
    tx: &Tx<'_>,
    (class, school): (Id<Class>, Id<School>),
    month: Month,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    let act = Act {
        person: Some(by),
        action: "register.sign",
        risk: Risk::Personal,
        school: Some(school),
        thing: format!("class:{class}"),
        detail: json!({ "month": month.word() }),
    };
    record(tx, at, &act)
}

/// The head corrects a call after the register was signed.
pub fn corrected(tx: &Tx<'_>, call: &crate::calling::Call) -> Result<()> {
    let Slot { day, moment } = call.slot;
    let act = Act {
        person: Some(call.by),
        action: "register.correct",
        risk: Risk::Personal,
        school: Some(call.school),
        thing: format!("class:{}", call.class),
        detail: json!({ "day": day.iso(), "moment": moment.word() }),
    };
    record(tx, call.now, &act)
}

/// A school is closed from a half-day to another.
pub fn closed(
    tx: &Tx<'_>,
    school: Id<School>,
    (from, until): (Slot, Slot),
    new: &Declaring,
) -> Result<()> {
    let act = Act {
        person: Some(new.by),
        action: "closure.declare",
        risk: Risk::Mass,
        school: Some(school),
        thing: format!("school:{school}"),
        detail: json!({ "from": from.to_string(), "until": until.to_string(),
                        "cause": new.cause.word(), "called": new.called.map(Called::word) }),
    };
    record(tx, new.at, &act)
}

/// There is class after all.
pub fn reopened(tx: &Tx<'_>, closure: &Closure, by: Id<Person>, at: Instant) -> Result<()> {
    let act = Act {
        person: Some(by),
        action: "closure.lift",
        risk: Risk::Mass,
        school: Some(closure.school_id),
        thing: format!("closure:{}", closure.id),
        detail: json!({ "from": closure.from_slot.to_string(),
                        "until": closure.until_slot.to_string() }),
    };
    record(tx, at, &act)
}
