//! What this feature writes in the log of actions: identifiers and numbers.

use crate::{Change, Import};
use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Person, School,
    audit::{Act, Risk, record},
};
use serde_json::{Value, json};
use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("timetable.apply", id!("timetable-did-apply")),
    ("timetable.undo", id!("timetable-did-undo")),
    ("timetable.change", id!("timetable-did-change")),
    ("timetable.withdraw", id!("timetable-did-withdraw")),
];

fn act(
    tx: &Tx<'_>,
    action: &'static str,
    (school, thing, detail): (Id<School>, String, Value),
    (by, at): (Id<Person>, Instant),
) -> Result<()> {
    let (person, school, risk) = (Some(by), Some(school), Risk::Mass);
    record(tx, at, &Act { person, action, risk, school, thing, detail })
}

pub fn applied(tx: &Tx<'_>, import: &Import, by: Id<Person>, at: Instant) -> Result<()> {
    let from = import.from_on.map(base::Day::iso);
    let detail = json!({ "format": import.format.word(), "lessons": import.lessons, "from": from });
    let thing = format!("import:{}", import.id);
    act(tx, "timetable.apply", (import.school_id, thing, detail), (by, at))
}

pub fn undone(tx: &Tx<'_>, import: &Import, by: Id<Person>, at: Instant) -> Result<()> {
    let thing = format!("import:{}", import.id);
    act(tx, "timetable.undo", (import.school_id, thing, json!({})), (by, at))
}

pub fn changed(tx: &Tx<'_>, change: &Change) -> Result<()> {
    let detail = json!({ "kind": change.kind.word(), "day": change.day.iso() });
    let (thing, who) = (format!("change:{}", change.id), (change.made_by, change.made_at));
    act(tx, "timetable.change", (change.school_id, thing, detail), who)
}

pub fn withdrawn(tx: &Tx<'_>, change: &Change, by: Id<Person>, at: Instant) -> Result<()> {
    let thing = format!("change:{}", change.id);
    act(tx, "timetable.withdraw", (change.school_id, thing, json!({})), (by, at))
}
