//! What is held of a person: the carnet and the synthèse of a pupil, what somebody noted, what a
//! guardian signed. Photos and voices are among the files of whoever sent them; those of a pupil
//! are in his carnet, which his family takes as a PDF.

use crate::store::keeping;
use base::{Id, Instant};
use db::{Error, Result, Tx};
use people::Person;
use serde_json::{Value, json};
use web::ExportFile;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let observations = keeping::observations(tx, person)?;
    let syntheses = keeping::syntheses(tx, person)?;
    let signed = keeping::signed(tx, person)?;
    if observations.is_empty() && syntheses.is_empty() && signed.is_empty() {
        return Ok(Vec::new());
    }
    let of_me = observations.iter().filter(|it| it.pupil_id == person);
    let by_me = observations.iter().filter(|it| it.pupil_id != person);
    // What a family was not shown yet is held all the same, and so it is given.
    let line = |it: &keeping::Line| {
        json!({ "id": it.id, "success": it.label, "state": it.state.word(),
                "day": it.on_day.iso(), "words": it.words, "noted_at": it.created_at.iso(),
                "shown_at": it.shown_at.map(Instant::iso) })
    };
    let held = json!({
        "carnet": of_me.map(line).collect::<Vec<Value>>(),
        "noted": by_me.map(line).collect::<Vec<Value>>(),
        "syntheses": syntheses.iter().map(|it| json!({
            "year": it.year.to_string(), "state": it.state.word(), "content": it.content,
            "edited_at": it.edited_at.iso(),
        })).collect::<Vec<Value>>(),
        "signed": signed.iter().map(|(pupil, at, words)| json!({
            "pupil": pupil, "at": at.iso(), "words": words,
        })).collect::<Vec<Value>>(),
    });
    let bytes = serde_json::to_vec_pretty(&held);
    let bytes = bytes.map_err(|_| Error::Engine("an export is not JSON".to_owned()))?;
    Ok(vec![ExportFile { name: "carnet/carnet.json".to_owned(), bytes }])
}
