//! What this feature writes in the log of actions, and how it is said.

use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Person,
    audit::{self, Act, Risk},
};
use web::id;

pub const DEEDS: &[(&str, &str)] =
    &[("usage.threshold", id!("usage-did-threshold")), ("usage.cost", id!("usage-did-cost"))];

/// Writes down who has changed what is shown or reckoned.
pub fn record(
    tx: &Tx<'_>,
    (person, at): (Id<Person>, Instant),
    action: &'static str,
    thing: String,
    detail: serde_json::Value,
) -> Result<()> {
    let act = Act { person: Some(person), action, risk: Risk::Other, school: None, thing, detail };
    audit::record(tx, at, &act)
}
