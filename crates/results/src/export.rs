//! What is held of a person here: what he wants to be told of. What pupils have shown is held, and
//! given, by the features that make it.

use crate::store;
use base::Id;
use db::{Error, Result, Tx};
use people::Person;
use serde_json::{Value, json};
use web::ExportFile;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let chosen = store::keeping::chosen(tx, person)?;
    if chosen.is_empty() {
        return Ok(Vec::new());
    }
    let line = |it: &store::keeping::Chosen| {
        json!({ "pupil": it.pupil_id, "what": it.what.word(),
                "below_percent": it.below_percent })
    };
    let held = json!({ "alerts": chosen.iter().map(line).collect::<Vec<Value>>() });
    let bytes = serde_json::to_vec_pretty(&held);
    let bytes = bytes.map_err(|_| Error::Engine("an export is not JSON".to_owned()))?;
    Ok(vec![ExportFile { name: "resultats/alertes.json".to_owned(), bytes }])
}
