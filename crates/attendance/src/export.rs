//! What is held of a person: a pupil's marks, absences and who may fetch him; what a guardian told.

use crate::store;
use base::Id;
use db::{Error, Result, Tx};
use people::Person;
use serde_json::{Value, json};
use web::ExportFile;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let marks = store::keeping::marks(tx, person)?;
    let absences = store::keeping::absences(tx, person)?;
    let pickups = store::keeping::pickups(tx, person)?;
    let plans = store::services::plans(tx, person)?;
    let days = store::services::days(tx, person, base::Instant::from_millis(0).day())?;
    let nothing = plans.is_empty() && days.is_empty() && pickups.is_empty();
    if marks.is_empty() && absences.is_empty() && nothing {
        return Ok(Vec::new());
    }
    let mark = |mark: &store::keeping::MarkLine| {
        json!({ "day": mark.day.iso(), "moment": mark.moment.word(), "state": mark.state.word(),
                "minutes": mark.minutes.map(|minutes| minutes.0), "taken_by": mark.taken_by,
                "marked_at": mark.marked_at.iso() })
    };
    let absence = |absence: &store::keeping::AbsenceLine| {
        json!({ "pupil": absence.pupil_id, "from": absence.from_slot.to_string(),
                "until": absence.until_slot.to_string(), "reason": absence.reason.word(),
                "note": absence.note, "told_at": absence.told_at.iso(),
                "withdrawn_at": absence.withdrawn_at.map(base::Instant::iso),
                "is_legitimate": absence.is_legitimate })
    };
    let pickup = |pickup: &store::keeping::PickupLine| {
        json!({ "pupil": pickup.pupil_id, "name": pickup.name, "bond": pickup.bond,
                "phone": pickup.phone, "from": pickup.from_on.iso(),
                "until": pickup.until_on.map(base::Day::iso) })
    };
    let plan = |plan: &store::services::Plan| {
        let (service, from) = (plan.service.word(), plan.from_on.iso());
        json!({ "service": service, "from": from, "days": plan.days })
    };
    let day = |one: &store::services::OneDay| {
        let (service, day) = (one.service.word(), one.day.iso());
        json!({ "service": service, "day": day, "is_in": one.is_in })
    };
    let held = json!({
        "marks": marks.iter().map(mark).collect::<Vec<Value>>(),
        "absences": absences.iter().map(absence).collect::<Vec<Value>>(),
        "services": plans.iter().map(plan).collect::<Vec<Value>>(),
        "service_days": days.iter().map(day).collect::<Vec<Value>>(),
        "pickups": pickups.iter().map(pickup).collect::<Vec<Value>>(),
    });
    let bytes = serde_json::to_vec_pretty(&held);
    let bytes = bytes.map_err(|_| Error::Engine("an export is not JSON".to_owned()))?;
    Ok(vec![ExportFile { name: "presences/presences.json".to_owned(), bytes }])
}
