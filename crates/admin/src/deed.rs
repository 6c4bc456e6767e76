//! A deed: what somebody did that is worth remembering, on its way to the audit log.

use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    School, Standing,
    audit::{self, Act, Risk},
};
use web::id;

/// How each is said.
pub const DEEDS: &[(&str, &str)] = &[
    ("person.add", id!("admin-did-person-add")),
    ("person.edit", id!("admin-did-person-edit")),
    ("person.suspend", id!("admin-did-person-suspend")),
    ("person.resume", id!("admin-did-person-resume")),
    ("person.leave", id!("admin-did-person-leave")),
    ("person.merge", id!("admin-did-person-merge")),
    ("person.unmerge", id!("admin-did-person-unmerge")),
    ("person.tell-apart", id!("admin-did-person-tell-apart")),
    ("person.move", id!("admin-did-person-move")),
    ("guardian.add", id!("admin-did-guardian-add")),
    ("guardian.end", id!("admin-did-guardian-end")),
    ("class.open", id!("admin-did-class-open")),
    ("class.edit", id!("admin-did-class-edit")),
    ("class.close", id!("admin-did-class-close")),
    ("group.make", id!("admin-did-group-make")),
    ("group.edit", id!("admin-did-group-edit")),
    ("group.close", id!("admin-did-group-close")),
    ("function.give", id!("admin-did-function-give")),
    ("function.end", id!("admin-did-function-end")),
    ("right.give", id!("admin-did-right-give")),
    ("right.end", id!("admin-did-right-end")),
    ("rule.set", id!("admin-did-rule-set")),
    ("rule.reset", id!("admin-did-rule-reset")),
    ("quiet.set", id!("admin-did-quiet-set")),
    ("audit.export", id!("admin-did-audit-export")),
    ("town.open", id!("admin-did-town-open")),
    ("school.open", id!("admin-did-school-open")),
    ("school.close", id!("admin-did-school-close")),
    ("head.name", id!("admin-did-head-name")),
    ("head.end", id!("admin-did-head-end")),
    ("job.retry", id!("admin-did-job-retry")),
    ("job.forget", id!("admin-did-job-forget")),
];

/// Said as a sentence: `Deed::by(&viewer, "person.suspend", Risk::Account).on("person", id)…`.
pub struct Deed(Act);

impl Deed {
    pub fn by(who: &Standing, action: &'static str, risk: Risk) -> Self {
        Deed(Act {
            person: Some(who.person),
            action,
            risk,
            school: None,
            thing: String::new(),
            detail: serde_json::json!({}),
        })
    }

    pub fn in_school(mut self, school: impl Into<Option<Id<School>>>) -> Self {
        self.0.school = school.into();
        self
    }

    pub fn on<T>(mut self, kind: &str, id: Id<T>) -> Self {
        self.0.thing = format!("{kind}:{id}");
        self
    }

    /// Words and identifiers only.
    pub fn with(mut self, detail: serde_json::Value) -> Self {
        self.0.detail = detail;
        self
    }

    /// In the transaction of what was done: both are there, or neither.
    pub fn record(self, tx: &Tx<'_>, at: Instant) -> Result<()> {
        audit::record(tx, at, &self.0)
    }
}
