//! What this room writes in the log of actions, and how it is said.

use crate::life;
use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Person,
    audit::{self, Act, Risk},
};
use serde_json::Value;
use text::id;

const OWN: [(&str, &str); 8] = [
    ("council.rules", id!("council-did-rules")),
    ("council.mandate", id!("council-did-mandate")),
    ("council.account", id!("council-did-account")),
    ("council.convene", id!("council-did-convene")),
    ("council.drop", id!("council-did-drop")),
    ("council.close", id!("council-did-close")),
    ("council.minutes", id!("council-did-minutes")),
    ("council.list", id!("council-did-list")),
];

/// Those of meetings, then those of the life of an act.
pub const ALL: [(&str, &str); OWN.len() + life::DEEDS.len()] = {
    let mut all = [("", ""); OWN.len() + life::DEEDS.len()];
    let mut place = 0;
    while place < all.len() {
        all[place] = if place < OWN.len() { OWN[place] } else { life::DEEDS[place - OWN.len()] };
        place += 1;
    }
    all
};

/// Somebody did it to a thing, by its kind and its number.
pub fn record(
    tx: &Tx<'_>,
    at: Instant,
    by: Id<Person>,
    action: &'static str,
    risk: Risk,
    (kind, thing): (&str, i64),
) -> Result<()> {
    let act = Act {
        person: Some(by),
        action,
        risk,
        school: None,
        thing: format!("{kind}:{thing}"),
        detail: Value::Null,
    };
    audit::record(tx, at, &act)
}
