//! What collections write in the log of actions.

use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Person,
    audit::{Act, Risk, record},
};
use serde_json::json;

/// Who did it, and when.
pub type By = (Id<Person>, Instant);

pub fn of<T>(
    tx: &Tx<'_>,
    (person, at): By,
    action: &'static str,
    thing: (&str, Id<T>),
) -> Result<()> {
    let risk = if action == "collection.send" { Risk::Mass } else { Risk::Other };
    let thing = format!("{}:{}", thing.0, thing.1);
    let act = Act { person: Some(person), action, risk, school: None, thing, detail: json!({}) };
    record(tx, at, &act)
}
