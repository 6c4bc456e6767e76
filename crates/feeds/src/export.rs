//! What a person brought in: for his export, and when two records become one.

use crate::store;
use base::Id;
use db::{Result, Tx};
use people::Person;
use serde_json::Value;
use serde_json::json;
use web::ExportFile;
use web::merging::Merging;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let brought = store::views::brought_by(tx, person)?;
    if brought.is_empty() {
        return Ok(Vec::new());
    }
    let brought: Vec<_> =
        brought.into_iter().map(|(name, at)| json!({ "name": name, "at": at.iso() })).collect();
    let bytes = json!({ "brought_in": brought }).to_string().into_bytes();
    Ok(vec![ExportFile { name: "imports/imports.json".to_owned(), bytes }])
}

pub const MERGING: Merging = Merging { named, rename };

fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<Value> {
    let (feeds, intakes) = store::views::named(tx, person)?;
    Ok(json!({ "feeds": feeds, "intakes": intakes }))
}

fn rename(tx: &Tx<'_>, named: &Value, from: Id<Person>, to: Id<Person>) -> Result<()> {
    let ids = |name: &str| -> Vec<i64> {
        named.get(name).cloned().and_then(|it| serde_json::from_value(it).ok()).unwrap_or_default()
    };
    store::views::rename(tx, &ids("feeds"), &ids("intakes"), from, to)
}
