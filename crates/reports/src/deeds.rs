//! What this feature writes in the log of actions, and how it is said.

use crate::{class_reports::ClassReports, report::Report};
use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Person, School,
    audit::{Act, Risk, record},
};
use results::Period;
use serde_json::json;
use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("report.lock", id!("reports-did-lock")),
    ("report.publish", id!("reports-did-publish")),
    ("report.reopen", id!("reports-did-reopen")),
    ("report.paper", id!("reports-did-paper")),
    ("report.paper-back", id!("reports-did-paper-back")),
    ("report.export", id!("reports-did-export")),
    ("report.batch", id!("reports-did-batch")),
];

fn act(
    tx: &Tx<'_>,
    action: &'static str,
    (school, by): (Id<School>, Id<Person>),
    thing: String,
    detail: serde_json::Value,
) -> Result<()> {
    let risk = if action == "report.publish" { Risk::Mass } else { Risk::Personal };
    let act = Act { person: Some(by), action, risk, school: Some(school), thing, detail };
    record(tx, tx.now(), &act)
}

pub fn locked(
    tx: &Tx<'_>,
    class: &ClassReports,
    period: Id<Period>,
    count: usize,
    by: Id<Person>,
) -> Result<()> {
    let detail = json!({ "period": period, "count": count });
    act(tx, "report.lock", (class.school, by), format!("class:{}", class.class), detail)
}

pub fn published(
    tx: &Tx<'_>,
    class: &ClassReports,
    period: Id<Period>,
    (count, at): (usize, Instant),
    by: Id<Person>,
) -> Result<()> {
    let detail = json!({ "period": period, "count": count, "at": at.iso() });
    act(tx, "report.publish", (class.school, by), format!("class:{}", class.class), detail)
}

/// The reason is with the edition, not in the log.
pub fn reopened(tx: &Tx<'_>, report: &Report, by: Id<Person>) -> Result<()> {
    let detail = json!({ "edition": report.edition });
    act(tx, "report.reopen", (report.school_id, by), format!("report:{}", report.id), detail)
}

/// A guardian signed on paper, says who runs the school or teaches there.
pub fn noted(tx: &Tx<'_>, report: &Report, guardian: Id<Person>, by: Id<Person>) -> Result<()> {
    let detail = json!({ "edition": report.edition, "guardian": guardian, "how": "paper" });
    act(tx, "report.paper", (report.school_id, by), format!("report:{}", report.id), detail)
}

/// What was noted by mistake is not noted any more.
pub fn taken_back(
    tx: &Tx<'_>,
    report: &Report,
    guardian: Id<Person>,
    by: Id<Person>,
) -> Result<()> {
    let detail = json!({ "edition": report.edition, "guardian": guardian });
    act(tx, "report.paper-back", (report.school_id, by), format!("report:{}", report.id), detail)
}

/// The file of the State leaves with the reports of so many pupils.
pub fn exported(
    tx: &Tx<'_>,
    school: Id<School>,
    period: Id<Period>,
    pupils: usize,
    by: Id<Person>,
) -> Result<()> {
    let detail = json!({ "period": period, "pupils": pupils });
    act(tx, "report.export", (school, by), format!("school:{school}"), detail)
}

/// Somebody takes the reports of a school or a class as one file.
pub fn batch(
    tx: &Tx<'_>,
    school: Id<School>,
    period: Id<Period>,
    count: i64,
    by: Id<Person>,
) -> Result<()> {
    let detail = json!({ "period": period, "count": count });
    act(tx, "report.batch", (school, by), format!("school:{school}"), detail)
}
