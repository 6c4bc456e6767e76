//! What this feature writes in the log of actions: identifiers and numbers, never a name.

use crate::{Wave, YearChange, plan::Counts};
use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Person,
    audit::{Act, Risk, record},
};
use serde_json::{Value, json};
use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("year.prepare", id!("rollover-did-prepare")),
    ("year.ready", id!("rollover-did-ready")),
    ("year.schedule", id!("rollover-did-schedule")),
    ("year.cancel", id!("rollover-did-cancel")),
    ("year.apply", id!("rollover-did-apply")),
    ("year.mend", id!("rollover-did-mend")),
    ("year.undo", id!("rollover-did-undo")),
    ("year.wave", id!("rollover-did-wave")),
    ("year.wave-apply", id!("rollover-did-wave-apply")),
    ("year.wave-undo", id!("rollover-did-wave-undo")),
];

pub fn of_change(
    tx: &Tx<'_>,
    change: &YearChange,
    by: Id<Person>,
    action: &'static str,
    detail: Value,
    at: Instant,
) -> Result<()> {
    let risk = match action {
        "year.undo" => Risk::Deletion,
        "year.apply" => Risk::Rights,
        _ => Risk::Other,
    };
    let (school, thing) = (Some(change.school), format!("year_change:{}", change.id));
    record(tx, at, &Act { person: Some(by), action, risk, school, thing, detail })
}

pub fn of_wave(
    tx: &Tx<'_>,
    wave: Id<Wave>,
    by: Id<Person>,
    action: &'static str,
    at: Instant,
) -> Result<()> {
    let (school, thing) = (None, format!("year_wave:{wave}"));
    let act = Act { person: Some(by), action, risk: Risk::Mass, school, thing, detail: json!({}) };
    record(tx, at, &act)
}

/// Places that a feed had ended were given back, by the house itself.
pub fn mended(tx: &Tx<'_>, change: &YearChange, count: usize, at: Instant) -> Result<()> {
    let (school, thing) = (Some(change.school), format!("year_change:{}", change.id));
    let (action, risk, detail) = ("year.mend", Risk::Rights, json!({ "count": count }));
    record(tx, at, &Act { person: None, action, risk, school, thing, detail })
}

/// What was applied, in numbers.
pub fn counted(counts: &Counts) -> Value {
    json!({ "ups": counts.ups, "stays": counts.stays, "leaves": counts.leaves(),
            "joins": counts.joins, "placed": counts.placed, "arrived": counts.arrived,
            "gone": counts.gone })
}
