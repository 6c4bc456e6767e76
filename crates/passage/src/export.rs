//! What is held of a person: a pupil's portfolio and dossiers; what a guardian has agreed to.

use crate::store::keeping as store;
use base::{Id, Instant};
use db::{Error, Result, Tx};
use people::Person;
use serde_json::{Value, json};
use web::ExportFile;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let keepsakes = store::keepsakes(tx, person)?;
    let dossiers = store::dossiers(tx, person)?;
    let choices = store::choices(tx, person)?;
    if keepsakes.is_empty() && dossiers.is_empty() && choices.is_empty() {
        return Ok(Vec::new());
    }
    let keepsake = |it: &store::KeepsakeLine| {
        json!({ "id": it.id, "kind": it.kind, "title": it.title, "words": it.words,
                "made_on": it.made_on.iso(), "state": it.state, "is_shown": it.is_shown })
    };
    let dossier = |it: &store::DossierLine| {
        json!({ "id": it.id, "from": it.from_name, "to": it.to_name, "reason": it.reason,
                "state": it.state, "prepared_at": it.prepared_at.iso(),
                "sealed_at": it.sealed_at.map(Instant::iso),
                "opened_at": it.opened_at.map(Instant::iso) })
    };
    let choice = |it: &store::ChoiceLine| {
        json!({ "pupil": it.pupil_id, "piece": it.title, "goes": it.goes, "wording": it.wording,
                "answered_at": it.answered_at.iso(), "ended_at": it.ended_at.map(Instant::iso),
                "on_paper": it.recorded_by.raw() != 0 })
    };
    let held = json!({
        "portfolio": keepsakes.iter().map(keepsake).collect::<Vec<Value>>(),
        "dossiers": dossiers.iter().map(dossier).collect::<Vec<Value>>(),
        "choices": choices.iter().map(choice).collect::<Vec<Value>>(),
    });
    let bytes = serde_json::to_vec_pretty(&held);
    let bytes = bytes.map_err(|_| Error::Engine("an export is not JSON".to_owned()))?;
    Ok(vec![ExportFile { name: "passage/passage.json".to_owned(), bytes }])
}
