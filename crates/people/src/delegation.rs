//! Delegations: what a head lets a colleague do in the school, from a day to another.

use crate::{Person, School, Touched, store};
use base::{Day, Id};
use db::{Result, Tx};

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
        /// Who was here and who was not, and why.
        Attendance = "attendance",
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

pub fn begin(
    tx: &Tx<'_>,
    person: Id<Person>,
    school: Id<School>,
    right: Right,
    from_on: Day,
    until_on: Option<Day>,
) -> Result<(Id<Delegation>, Touched)> {
    let id = store::delegations::insert(tx, person, school, right, from_on, until_on)?;
    Ok((id, Touched::person(person)))
}

pub fn end(tx: &Tx<'_>, ids: &[Id<Delegation>], on: Day) -> Result<Touched> {
    store::delegations::end(tx, ids, on).map(Touched::persons)
}

/// What a person may and might do for others, the latest first.
pub fn of_person(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Delegation>> {
    store::delegations::of_person(tx, person)
}

/// The delegations of a school that run on a day or will.
pub fn in_school(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Delegation>> {
    store::delegations::in_school(tx, school, on)
}
