//! What this feature writes in the log of actions: identifiers, never what a child does.

use crate::{NurseryClass, observation::Noted, showing::Showing, synthesis::Kept};
use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Person, School,
    audit::{Act, Risk, record},
};
use serde_json::{Value, json};
use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("carnet.show", id!("carnet-did-show")),
    ("observation.withdraw", id!("carnet-did-withdraw")),
    ("synthesis.lock", id!("carnet-did-lock")),
    ("synthesis.reopen", id!("carnet-did-reopen")),
    ("synthesis.stamp", id!("carnet-did-stamp")),
];

pub fn showed(
    tx: &Tx<'_>,
    class: &NurseryClass,
    showing: Id<Showing>,
    pupils: usize,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    let thing = format!("class:{}", class.id);
    let detail = json!({ "showing": showing, "pupils": pupils });
    write(tx, "carnet.show", (class.school, thing), detail, (by, at))
}

pub fn withdrew(
    tx: &Tx<'_>,
    noted: &Noted,
    school: Id<School>,
    (by, at): (Id<Person>, Instant),
) -> Result<()> {
    let thing = format!("observation:{}", noted.id);
    let detail = json!({ "was_shown": noted.is_shown() });
    write(tx, "observation.withdraw", (school, thing), detail, (by, at))
}

pub fn locked(tx: &Tx<'_>, kept: &Kept, by: Id<Person>, at: Instant) -> Result<()> {
    let detail = json!({ "number": kept.number + 1, "undecided": kept.content.undecided() });
    write(tx, "synthesis.lock", place(kept), detail, (by, at))
}

pub fn reopened(tx: &Tx<'_>, kept: &Kept, by: Id<Person>, at: Instant) -> Result<()> {
    write(tx, "synthesis.reopen", place(kept), json!({ "number": kept.number }), (by, at))
}

pub fn stamped(tx: &Tx<'_>, kept: &Kept, by: Id<Person>, at: Instant) -> Result<()> {
    write(tx, "synthesis.stamp", place(kept), json!({ "number": kept.number }), (by, at))
}

fn place(kept: &Kept) -> (Id<School>, String) {
    (kept.school_id, format!("synthesis:{}", kept.id))
}

fn write(
    tx: &Tx<'_>,
    action: &'static str,
    (school, thing): (Id<School>, String),
    detail: Value,
    (by, at): (Id<Person>, Instant),
) -> Result<()> {
    let school = Some(school);
    record(tx, at, &Act { person: Some(by), action, risk: Risk::Personal, school, thing, detail })
}
