//! What contributions write in the log of actions: identifiers, never a sum. Their words are in the
//! `DEEDS` of the crate.

use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Person,
    audit::{Act, Risk, record},
};

/// `thing` is `campaign:12`.
pub fn did(
    tx: &Tx<'_>,
    action: &'static str,
    thing: String,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    let (person, school, detail) = (Some(by), None, serde_json::json!({}));
    record(tx, at, &Act { person, action, risk: Risk::Other, school, thing, detail })
}
