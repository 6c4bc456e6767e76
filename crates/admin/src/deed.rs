//! A deed: what somebody did that is worth remembering, on its way to the audit log.

use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    School, Standing,
    audit::{self, Act, Risk},
};

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
