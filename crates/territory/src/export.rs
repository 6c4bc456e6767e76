//! What the territory holds of a person, as JSON: whom he represents.

use crate::store::persons;
use base::{Day, Id};
use db::{Error, Result, Tx};
use people::Person;
use serde_json::{Value, json};
use web::ExportFile;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let all = persons::represents(tx, person)?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let one = |it: &persons::Represents| {
        json!({ "syndicate": it.syndicate, "member": it.member, "college": it.college,
                "deputy": it.is_deputy, "from": it.from_on.iso(),
                "until": it.until_on.map(Day::iso) })
    };
    let held = json!({ "delegate": all.iter().map(one).collect::<Vec<Value>>() });
    let bytes = serde_json::to_vec_pretty(&held);
    let bytes = bytes.map_err(|_| Error::Engine("an export is not JSON".to_owned()))?;
    Ok(vec![ExportFile { name: "territoire/delegue.json".to_owned(), bytes }])
}
