//! What the agenda holds of a person: his own agenda and what he wrote, as a calendar that any
//! program opens; his appointments and offers as JSON.

use crate::{
    event::Event,
    ics,
    store::{self, erase as rows},
};
use base::Id;
use db::{Error, Result, Tx};
use people::Person;
use serde_json::{Value, json};
use web::ExportFile;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let mut files = Vec::new();
    let written = rows::written(tx, person)?;
    if !written.is_empty() {
        let ids: Vec<Id<Event>> = written.iter().map(|(_, id)| *id).collect();
        let events = store::events::all(tx, &ids)?;
        let moments = store::dates::of_all(tx, &ids)?;
        let stamp = events.iter().map(|event| event.changed_at).max().unwrap_or_default();
        let mut sheet = ics::Sheet::new("Agenda", stamp);
        for event in &events {
            let its: Vec<_> =
                moments.iter().filter(|it| it.event_id == event.id).cloned().collect();
            sheet.event(event, &its, &event.link);
        }
        let bytes = sheet.finish().into_bytes();
        files.push(ExportFile { name: "agenda/agenda.ics".to_owned(), bytes });
    }
    let slots = rows::slots(tx, person)?;
    let offers = rows::offers(tx, person)?;
    if slots.is_empty() && offers.is_empty() {
        return Ok(files);
    }
    let all = json!({
        "appointments": slots.iter().map(|(opening, title, at)| json!({
            "opening": opening, "title": title, "at": at.iso(),
        })).collect::<Vec<Value>>(),
        "offers": offers.iter().map(|(title, state, at)| json!({
            "title": title, "state": state, "at": at.iso(),
        })).collect::<Vec<Value>>(),
    });
    let bytes =
        serde_json::to_vec_pretty(&all).map_err(|error| Error::Engine(error.to_string()))?;
    files.push(ExportFile { name: "agenda/rendez-vous.json".to_owned(), bytes });
    Ok(files)
}
