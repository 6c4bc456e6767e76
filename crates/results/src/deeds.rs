//! What this feature writes in the log of actions: identifiers, never a result.

use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Person, School,
    audit::{Act, Risk, record},
};
use serde_json::json;
use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("results.arrange", id!("results-did-arrange")),
    ("results.programme", id!("results-did-programme")),
    ("results.national", id!("results-did-national")),
];

/// A school changed its periods, subjects, scales or settings: `what`.
pub fn arranged(
    tx: &Tx<'_>,
    school: Id<School>,
    what: &'static str,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    let act = Act {
        person: Some(by),
        action: "results.arrange",
        risk: Risk::Other,
        school: Some(school),
        thing: format!("school:{school}"),
        detail: json!({ "what": what }),
    };
    record(tx, at, &act)
}

/// A programme was added to, retired from or imported, by a school or for the nation.
pub fn programme(
    tx: &Tx<'_>,
    school: Option<Id<School>>,
    code: &str,
    changes: usize,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    let act = Act {
        person: Some(by),
        action: if school.is_some() { "results.programme" } else { "results.national" },
        risk: Risk::Other,
        school,
        thing: format!("programme:{code}"),
        detail: json!({ "changes": changes }),
    };
    record(tx, at, &act)
}
