//! What the news hold of a person: what he wrote and said, what he has read, what he alerted of.

use crate::{Article, store};
use base::Id;
use db::{Result, Tx};
use people::Person;
use publication::export;
use serde_json::{Value, json};
use web::ExportFile;

const UNSAVED: u32 = 200;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let articles = store::erase::articles_of(tx, person)?;
    let read = store::erase::read_by(tx, person)?;
    let read = read.iter().map(|(article, at)| json!({ "article": article, "at": at.iso() }));
    let alerts = store::erase::alerts_by(tx, person)?;
    let alerts = alerts
        .iter()
        .map(|(words, reason, at)| json!({ "words": words, "reason": reason, "at": at.iso() }));
    let unsaved = store::unsaved::of(tx, person, UNSAVED)?;
    let unsaved = unsaved.iter().map(|it| {
        let fields: Value = serde_json::from_str(&it.fields).unwrap_or_default();
        json!({ "title": it.title, "at": it.updated_at.iso(), "fields": fields })
    });
    let more =
        [("read", read.collect()), ("alerts", alerts.collect()), ("unsaved", unsaved.collect())];
    export::files::<Article>(tx, person, "Actualités", &articles, more)
}
