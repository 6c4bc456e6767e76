//! What is held of a person: the reports of a pupil, what a guardian signed.

use crate::store;
use base::{Id, Instant};
use db::{Error, Result, Tx};
use people::Person;
use serde_json::{Value, json};
use web::ExportFile;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let editions = store::keeping::editions(tx, person)?;
    let signatures = store::keeping::signatures(tx, person)?;
    let codes = store::keeping::codes(tx, person)?;
    if editions.is_empty() && signatures.is_empty() && codes.is_empty() {
        return Ok(Vec::new());
    }
    let edition = |it: &store::keeping::EditionLine| {
        let content: Value = serde_json::from_str(&it.content).unwrap_or(Value::Null);
        json!({ "report": it.report, "kind": it.kind.word(), "edition": it.edition,
                "is_open": it.state == crate::report::State::Open,
                "published_at": it.published_at.map(Instant::iso),
                "reopened_at": it.reopened_at.map(Instant::iso), "reason": it.reason,
                "content": content })
    };
    let signature = |it: &store::keeping::SignatureLine| {
        json!({ "report": it.report, "edition": it.edition, "pupil": it.pupil,
                "signed_at": it.signed_at.iso(), "is_on_paper": it.is_on_paper })
    };
    let held = json!({
        "reports": editions.iter().map(edition).collect::<Vec<Value>>(),
        "numbers": codes.iter().map(|(kind, it)| json!({ "kind": kind, "number": it }))
            .collect::<Vec<Value>>(),
        "signatures": signatures.iter().map(signature).collect::<Vec<Value>>(),
    });
    let bytes = serde_json::to_vec_pretty(&held);
    let bytes = bytes.map_err(|_| Error::Engine("an export is not JSON".to_owned()))?;
    Ok(vec![ExportFile { name: "livrets/livrets.json".to_owned(), bytes }])
}
