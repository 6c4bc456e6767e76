//! What this feature writes in the log of actions: identifiers, never a reason.

use crate::{Absence, Month, Slot};
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
