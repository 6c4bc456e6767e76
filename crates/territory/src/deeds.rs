//! What the territory writes in the log of actions: identifiers, never a name.

use crate::handover::Handover;
use base::{Id, Instant};
use council::Deliberation;
use db::{Result, Tx};
use people::{
    Body, Person, School,
    audit::{Act, Risk, record},
};
use serde_json::json;
use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("territory.propose", id!("territory-did-propose")),
    ("territory.override", id!("territory-did-override")),
    ("territory.close", id!("territory-did-close")),
    ("territory.statutes", id!("territory-did-statutes")),
    ("territory.competence", id!("territory-did-competence")),
    ("territory.delegate", id!("territory-did-delegate")),
    ("territory.election", id!("territory-did-election")),
    ("territory.bodies", id!("territory-did-bodies")),
    ("territory.hand-over", id!("territory-did-hand-over")),
    ("territory.take-archive", id!("territory-did-take-archive")),
    ("territory.erase-archive", id!("territory-did-erase-archive")),
    ("contribution.vote", id!("territory-contribution-did-vote")),
    ("contribution.freeze", id!("territory-contribution-did-freeze")),
    ("contribution.call", id!("territory-contribution-did-call")),
    ("contribution.entry", id!("territory-contribution-did-entry")),
    ("contribution.correct", id!("territory-contribution-did-correct")),
    ("purchasing.group", id!("territory-purchasing-did-group")),
    ("purchasing.member", id!("territory-purchasing-did-member")),
    ("purchasing.market", id!("territory-purchasing-did-market")),
    ("purchasing.renewal", id!("territory-purchasing-did-renewal")),
    ("purchasing.order", id!("territory-purchasing-did-order")),
    ("collection.open", id!("collection-did-open")),
    ("collection.invite", id!("collection-did-invite")),
    ("collection.days", id!("collection-did-days")),
    ("collection.close", id!("collection-did-close")),
    ("collection.give", id!("collection-did-give")),
    ("collection.hand", id!("collection-did-hand")),
    ("collection.judge", id!("collection-did-judge")),
    ("collection.say", id!("collection-did-say")),
    ("collection.send", id!("collection-did-send")),
    ("collection.receive", id!("collection-did-receive")),
    ("collection.withdraw", id!("collection-did-withdraw")),
    ("collection.take-back", id!("collection-did-take-back")),
];

pub fn proposed(
    tx: &Tx<'_>,
    body: Id<Body>,
    act: Id<Deliberation>,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    let detail = json!({ "body": body.to_string() });
    write(tx, "territory.propose", Some(by), format!("deliberation:{act}"), detail, at)
}

/// A school opens although no competence says so: somebody's decision, or the host's.
pub fn overridden(
    tx: &Tx<'_>,
    school: Id<School>,
    person: Option<Id<Person>>,
    at: Instant,
) -> Result<()> {
    let act = Act {
        person,
        action: "territory.override",
        risk: Risk::Other,
        school: Some(school),
        thing: format!("school:{school}"),
        detail: json!({}),
    };
    record(tx, at, &act)
}

/// The house closes a school because a membership ended.
pub fn closed(tx: &Tx<'_>, school: Id<School>, body: Id<Body>, at: Instant) -> Result<()> {
    let act = Act {
        person: None,
        action: "territory.close",
        risk: Risk::Mass,
        school: Some(school),
        thing: format!("school:{school}"),
        detail: json!({ "body": body.to_string() }),
    };
    record(tx, at, &act)
}

/// The archive of a town was made, taken by somebody, erased (by the house when its day has come).
pub fn of_archive(
    tx: &Tx<'_>,
    action: &'static str,
    handover: Id<Handover>,
    person: Option<Id<Person>>,
    at: Instant,
) -> Result<()> {
    let risk = if action == "territory.erase-archive" { Risk::Deletion } else { Risk::Personal };
    let thing = format!("handover:{handover}");
    record(tx, at, &Act { person, action, risk, school: None, thing, detail: json!({}) })
}

/// Something else of a body was changed: its statutes, a competence, a delegate, an election.
pub fn of_body<T>(
    tx: &Tx<'_>,
    action: &'static str,
    (kind, thing): (&str, Id<T>),
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    write(tx, action, Some(by), format!("{kind}:{thing}"), json!({}), at)
}

fn write(
    tx: &Tx<'_>,
    action: &'static str,
    person: Option<Id<Person>>,
    thing: String,
    detail: serde_json::Value,
    at: Instant,
) -> Result<()> {
    let act = Act { person, action, risk: Risk::Other, school: None, thing, detail };
    record(tx, at, &act)
}

/// A list of communes was brought in.
pub fn listed(tx: &Tx<'_>, count: usize, by: Id<Person>, at: Instant) -> Result<()> {
    let detail = json!({ "communes": count });
    write(tx, "territory.bodies", Some(by), "bodies:list".to_owned(), detail, at)
}
