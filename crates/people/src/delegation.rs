//! Delegations: what a head lets a colleague do in the school, from a day to another.

use crate::{Person, School};
use base::{Day, Id};

db::word! {
    /// What may be delegated. `Administration` holds all the others.
    pub enum Right {
        Administration = "administration",
        /// Activation codes, recovery, suspension.
        Accounts = "accounts",
        /// Adding, changing and merging persons; classes and functions.
        People = "people",
        Groups = "groups",
        Feeds = "feeds",
        /// Who may write to whom, and the quiet hours.
        Rules = "rules",
        /// What was reported.
        Moderation = "moderation",
        Audit = "audit",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Delegation {
        pub id: Id<Delegation>,
        pub person: Id<Person>,
        pub school: Id<School>,
        pub right: Right,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}
