//! What is held of a person: a pupil's results and what was written to him; what a teacher gives,
//! and his own phrases.

use crate::{
    cell::{self, Said},
    store::{self, keeping::ResultLine},
};
use base::Id;
use db::{Error, Result, Tx};
use people::Person;
use results::Scale;
use serde_json::{Value, json};
use web::ExportFile;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let results = store::keeping::results(tx, person)?;
    let remarks = store::keeping::remarks(tx, person)?;
    let made = store::keeping::made(tx, person)?;
    let phrases = store::phrases::of(tx, person, None)?;
    if results.is_empty() && remarks.is_empty() && made.is_empty() && phrases.is_empty() {
        return Ok(Vec::new());
    }
    let scales: Vec<Id<Scale>> = results.iter().filter_map(|line| line.scale_id).collect();
    let scales = store::scales::by_id(tx, &scales)?;
    let remark = |line: &store::keeping::RemarkLine| {
        json!({ "assessment": line.title, "day": line.day.iso(), "words": line.words,
                "written_at": line.written_at.iso() })
    };
    let given = |line: &store::keeping::MadeLine| {
        let day = line.day.iso();
        json!({ "title": line.title, "day": day, "for": line.place })
    };
    let held = json!({
        "results": results.iter().map(|line| result(line, &scales)).collect::<Vec<Value>>(),
        "remarks": remarks.iter().map(remark).collect::<Vec<Value>>(),
        "assessments": made.iter().map(given).collect::<Vec<Value>>(),
        "phrases": phrases.iter().map(|phrase| &phrase.words).collect::<Vec<_>>(),
    });
    let bytes = serde_json::to_vec_pretty(&held);
    let bytes = bytes.map_err(|_| Error::Engine("an export is not JSON".to_owned()))?;
    Ok(vec![ExportFile { name: "evaluations/evaluations.json".to_owned(), bytes }])
}

fn result(line: &ResultLine, scales: &[Scale]) -> Value {
    let said = cell::said(line.kind, line.scale_id.zip(line.step), line.value, line.out_of);
    let (level, mark) = match said {
        Said::Step(scale, rank) => {
            let scale = scales.iter().find(|known| known.id == scale);
            (scale.and_then(|scale| scale.step(rank)).map(|step| step.label.clone()), None)
        }
        Said::Mark(mark) => {
            let out_of = crate::pages::pieces::out_of(mark.out_of());
            (None, Some(format!("{mark}/{out_of}")))
        }
        _ => (None, None),
    };
    json!({ "assessment": line.title, "day": line.day.iso(), "item": line.label,
            "kind": line.kind.word(), "level": level, "mark": mark,
            "written_at": line.written_at.iso() })
}
