//! What is held of a person: where a pupil went at the end of each year.

use crate::store;
use base::Id;
use db::{Error, Result, Tx};
use people::Person;
use serde_json::{Value, json};
use web::ExportFile;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let moves = store::moves::of_pupil(tx, person)?;
    if moves.is_empty() {
        return Ok(Vec::new());
    }
    let one = |it: &store::moves::Held| {
        json!({ "year": it.year.to_string(), "state": it.state.word(), "from": it.from_class,
                "from_level": it.from_level.word(), "to": it.class,
                "level": it.level.map(people::Level::word),
                "leaves_to": it.leaves_to.map(crate::Destination::word) })
    };
    let held = json!({ "year_changes": moves.iter().map(one).collect::<Vec<Value>>() });
    let bytes = serde_json::to_vec_pretty(&held);
    let bytes = bytes.map_err(|_| Error::Engine("an export is not JSON".to_owned()))?;
    Ok(vec![ExportFile { name: "annee-suivante/passages.json".to_owned(), bytes }])
}
