//! What is done with feeds, written down in the audit log with what it changes.

use crate::history::Feed;
use base::{Id, Instant};
use db::{Result, Tx};
use people::audit::{self, Act, Risk};
use people::{Person, School};
use serde_json::{Value, json};
use web::id;

/// How each is said.
pub const DEEDS: &[(&str, &str)] = &[
    ("feed.bring", id!("feeds-did-bring")),
    ("feed.open-schools", id!("feeds-did-open-schools")),
    ("feed.release", id!("feeds-did-release")),
    ("feed.apply", id!("feeds-did-apply")),
    ("feed.drop", id!("feeds-did-drop")),
    ("feed.undo", id!("feeds-did-undo")),
];

/// Words and identifiers only.
pub struct Deed<'a> {
    pub by: Option<Id<Person>>,
    pub action: &'static str,
    pub risk: Risk,
    pub school: Option<Id<School>>,
    pub feed: Option<&'a Feed>,
    pub detail: Value,
}

impl<'a> Deed<'a> {
    pub fn on(feed: &'a Feed, by: Id<Person>, action: &'static str) -> Self {
        let (school, detail) = (feed.school, json!({}));
        Deed { by: Some(by), action, risk: Risk::Personal, school, feed: Some(feed), detail }
    }

    /// In the transaction of what was done: both are there, or neither.
    pub fn record(self, tx: &Tx<'_>, at: Instant) -> Result<()> {
        let thing = self.feed.map_or_else(String::new, |feed| format!("feed:{}", feed.id));
        let Deed { by, action, risk, school, detail, .. } = self;
        audit::record(tx, at, &Act { person: by, action, risk, school, thing, detail })
    }
}
