//! What assemblies hold of a person, as JSON: his mandates, what he stood for, the acts he signed.

use crate::store;
use base::{Day, Id};
use db::{Error, Result, Tx};
use people::Person;
use serde_json::{Value, json};
use web::ExportFile;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let mandates = store::persons::mandates(tx, person)?;
    let signed = store::persons::signed(tx, person)?;
    let stood = store::persons::stood(tx, person)?;
    let minutes = store::persons::minutes_signed(tx, person)?;
    if mandates.is_empty() && signed.is_empty() && minutes.is_empty() {
        return Ok(Vec::new());
    }
    let mandate = |it: &store::persons::Held| {
        json!({ "body": it.body, "office": it.office, "from": it.from_on.iso(),
                "until": it.until_on.map(Day::iso) })
    };
    let act = |it: &store::persons::ActSigned| {
        json!({ "number": it.number, "title": it.title, "as": it.role,
                "signed_on": it.signed_on.iso() })
    };
    let signed_minutes = |it: &store::persons::MinutesSigned| {
        json!({ "body": it.body, "held_on": it.meets_at.day().iso(), "as": it.role,
                "signed_on": it.signed_on.iso() })
    };
    let candidacy = |it: &store::persons::Stood| {
        let born_on = it.born_on.map(Day::iso);
        json!({ "for": it.words, "born_on": born_on })
    };
    let held = json!({
        "mandates": mandates.iter().map(mandate).collect::<Vec<Value>>(),
        "stood_for": stood.iter().map(candidacy).collect::<Vec<Value>>(),
        "minutes_signed": minutes.iter().map(signed_minutes).collect::<Vec<Value>>(),
        "signed": signed.iter().map(act).collect::<Vec<Value>>(),
    });
    let bytes = serde_json::to_vec_pretty(&held);
    let bytes = bytes.map_err(|_| Error::Engine("an export is not JSON".to_owned()))?;
    Ok(vec![ExportFile { name: "assemblees/assemblees.json".to_owned(), bytes }])
}
