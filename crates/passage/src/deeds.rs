//! What this feature writes in the log of actions: identifiers and counts.

use crate::{Arrival, Dossier};
use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Person, School,
    audit::{Act, Risk, record},
};
use serde_json::json;
use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("dossier.prepare", id!("passage-did-prepare")),
    ("dossier.offer", id!("passage-did-offer")),
    ("dossier.seal", id!("passage-did-seal")),
    ("dossier.withdraw", id!("passage-did-withdraw")),
    ("dossier.open", id!("passage-did-open")),
    ("dossier.share", id!("passage-did-share")),
    ("dossier.paper", id!("passage-did-paper")),
    ("dossier.export", id!("passage-did-export")),
    ("dossier.handed", id!("passage-did-handed")),
    ("dossier.import", id!("passage-did-import")),
    ("dossier.erase", id!("passage-did-erase")),
    ("platform.know", id!("passage-did-know")),
    ("platform.forget", id!("passage-did-forget")),
];

pub fn prepared(
    tx: &Tx<'_>,
    school: Id<School>,
    count: usize,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    of_school(tx, "dossier.prepare", (school, count), by, at)
}

pub fn offered(
    tx: &Tx<'_>,
    school: Id<School>,
    count: usize,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    of_school(tx, "dossier.offer", (school, count), by, at)
}

/// The head has said that the family itself handed over an archive made for another school.
pub fn handed(
    tx: &Tx<'_>,
    arrival: &Arrival,
    pupil: Id<Person>,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    let act = Act {
        person: Some(by),
        action: "dossier.handed",
        risk: Risk::Personal,
        school: Some(arrival.school_id),
        thing: format!("arrival:{}", arrival.id),
        detail: json!({ "pupil": pupil.to_string() }),
    };
    record(tx, at, &act)
}

fn of_school(
    tx: &Tx<'_>,
    action: &'static str,
    (school, count): (Id<School>, usize),
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    let act = Act {
        person: Some(by),
        action,
        risk: Risk::Personal,
        school: Some(school),
        thing: format!("school:{school}"),
        detail: json!({ "dossiers": count }),
    };
    record(tx, at, &act)
}

/// Several are sealed at once; nobody's doing when their pupils have gone.
pub fn sealing(
    tx: &Tx<'_>,
    dossiers: &[Id<Dossier>],
    by: Option<Id<Person>>,
    at: Instant,
) -> Result<()> {
    let Some(first) = dossiers.first() else { return Ok(()) };
    let act = Act {
        person: by,
        action: "dossier.seal",
        risk: Risk::Personal,
        school: None,
        thing: format!("dossier:{first}"),
        detail: json!({ "dossiers": dossiers.iter().map(ToString::to_string).collect::<Vec<_>>() }),
    };
    record(tx, at, &act)
}

pub fn of_dossier(
    tx: &Tx<'_>,
    action: &'static str,
    dossier: &Dossier,
    by: Option<Id<Person>>,
    at: Instant,
) -> Result<()> {
    let act = Act {
        person: by,
        action,
        risk: Risk::Personal,
        school: dossier.from_school.or(dossier.to_school),
        thing: format!("dossier:{}", dossier.id),
        detail: json!({}),
    };
    record(tx, at, &act)
}

/// The time of some dossiers is over.
pub fn erased(tx: &Tx<'_>, dossiers: &[Id<Dossier>], at: Instant) -> Result<()> {
    let Some(first) = dossiers.first() else { return Ok(()) };
    let act = Act {
        person: None,
        action: "dossier.erase",
        risk: Risk::Personal,
        school: None,
        thing: format!("dossier:{first}"),
        detail: json!({ "dossiers": dossiers.len() }),
    };
    record(tx, at, &act)
}

/// A platform is known from now on, or not any more.
pub fn of_platform(
    tx: &Tx<'_>,
    action: &'static str,
    fingerprint: &str,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    let act = Act {
        person: Some(by),
        action,
        risk: Risk::Personal,
        school: None,
        thing: "platform".to_owned(),
        detail: json!({ "fingerprint": fingerprint }),
    };
    record(tx, at, &act)
}
