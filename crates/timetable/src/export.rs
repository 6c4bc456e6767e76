//! What is held of a person: the lessons he gives, and the changes he said.

use crate::store::{
    self,
    keeping::{Said, Taught, said, taught},
};
use base::Id;
use db::{Error, Result, Tx};
use people::Person;
use serde_json::{Value, json};
use web::ExportFile;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let (taught, said) = (taught(tx, person)?, said(tx, person)?);
    let feed = store::feeds::of(tx, person)?;
    if taught.is_empty() && said.is_empty() && feed.is_none() {
        return Ok(Vec::new());
    }
    let lesson = |it: &Taught| {
        json!({ "year": it.year.0, "school": it.school, "subject": it.subject,
                "weekday": it.weekday + 1, "from": it.from_at.0, "until": it.until_at.0,
                "weeks": it.weeks, "since": it.from_on.iso() })
    };
    let change = |it: &Said| {
        json!({ "day": it.day.iso(), "kind": it.kind, "subject": it.subject, "word": it.word,
                "is_said_by_you": it.is_own })
    };
    let held = json!({
        "lessons": taught.iter().map(lesson).collect::<Vec<Value>>(),
        "subscription_since": feed.map(|feed| feed.made_at.iso()),
        "changes": said.iter().map(change).collect::<Vec<Value>>(),
    });
    let bytes = serde_json::to_vec_pretty(&held);
    let bytes = bytes.map_err(|_| Error::Engine("an export is not JSON".to_owned()))?;
    Ok(vec![ExportFile { name: "emploi-du-temps/cours.json".to_owned(), bytes }])
}
