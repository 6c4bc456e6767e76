//! What was told to a person, for his export.

use crate::store;
use base::Id;
use db::{Result, Tx};
use people::Person;
use serde_json::json;
use web::ExportFile;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let kept = store::feed::of_person(tx, person)?;
    let preferences = store::preferences::of(tx, person)?;
    let texts = store::sms::of_person(tx, person)?;
    if kept.is_empty() && preferences.is_empty() && texts.is_empty() {
        return Ok(Vec::new());
    }
    let notices: Vec<_> = kept
        .into_iter()
        .map(|kept| {
            json!({
                "at": kept.at.iso(),
                "kind": kept.kind,
                "text": kept.text_id,
                "args": kept.args,
                "url": kept.url,
                "seen_at": kept.seen_at.map(base::Instant::iso),
            })
        })
        .collect();
    let preferences: Vec<_> = preferences
        .into_iter()
        .map(|(kind, rhythm)| json!({ "kind": kind, "mails": rhythm.word() }))
        .collect();
    let texts: Vec<_> = texts
        .into_iter()
        .map(|text| json!({ "at": text.asked_at.iso(), "state": text.state.word() }))
        .collect();
    let all = json!({ "notices": notices, "preferences": preferences, "sms": texts });
    let name = "notifications/notifications.json".to_owned();
    Ok(vec![ExportFile { name, bytes: all.to_string().into_bytes() }])
}
