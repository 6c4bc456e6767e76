//! The audit log: what was done that is risky, by whom, to what. Identifiers only: never a name, a
//! mark, a message.

use crate::{Person, School, store::audit as store};
use base::{Id, Instant};
use db::{Result, Tx};

db::word! {
    /// Why an action is worth remembering.
    pub enum Risk {
        Personal = "personal", Image = "image", Mass = "mass", Deletion = "deletion",
        Rights = "rights", Account = "account", Other = "other",
    }
}

/// What was done.
#[derive(Clone, Debug)]
pub struct Act {
    /// None when the house did it by itself: `System::because(…)`.
    pub person: Option<Id<Person>>,
    pub action: &'static str,
    pub risk: Risk,
    pub school: Option<Id<School>>,
    /// `person:7203685477580700`: its kind and its id.
    pub thing: String,
    pub detail: serde_json::Value,
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Entry {
        pub id: Id<Entry>,
        pub at: Instant,
        pub person: Option<Id<Person>>,
        pub action: String,
        pub risk: Risk,
        pub school: Option<Id<School>>,
        pub thing: String,
        pub detail: String,
    }
}

pub fn record(tx: &Tx<'_>, at: Instant, act: &Act) -> Result<()> {
    store::insert(tx, at, act)
}

/// What was done in a school, the latest first, before the entry `before`.
pub fn of_school(
    tx: &Tx<'_>,
    school: Id<School>,
    before: Option<Id<Entry>>,
    limit: u32,
) -> Result<Vec<Entry>> {
    store::of_school(tx, school, before.unwrap_or(Id::new(i64::MAX)), limit)
}

/// What a person did, the latest first.
pub fn by_person(
    tx: &Tx<'_>,
    person: Id<Person>,
    before: Option<Id<Entry>>,
    limit: u32,
) -> Result<Vec<Entry>> {
    store::by_person(tx, person, before.unwrap_or(Id::new(i64::MAX)), limit)
}

/// What was done to a thing, the latest first.
pub fn of_thing(tx: &Tx<'_>, thing: &str, limit: u32) -> Result<Vec<Entry>> {
    store::of_thing(tx, thing, limit)
}

/// Everything that was done, the latest first: for the administrators of the platform.
pub fn everywhere(tx: &Tx<'_>, before: Option<Id<Entry>>, limit: u32) -> Result<Vec<Entry>> {
    store::everywhere(tx, before.unwrap_or(Id::new(i64::MAX)), limit)
}
