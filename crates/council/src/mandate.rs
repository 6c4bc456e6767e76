//! Mandates: who is a member of an assembly, from a day until another.

use crate::store;
use base::{Day, Id, PersonName, Title};
use db::{Result, Tx};
use people::{Body, Person};

db::word! {
    /// What a member is in it (CGCT L2122-1; L5211-9 and L5211-10 for syndicates).
    pub enum Office {
        /// The mayor, or the president.
        Chair = "chair",
        /// An adjoint, or a vice-president.
        Deputy = "deputy",
        Member = "member",
    }
}

db::row! {
    /// A member of an assembly. `until_on` is the first day without it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Mandate {
        pub id: Id<Mandate>,
        pub body_id: Id<Body>,
        pub office: Office,
        /// The order of the table of the assembly (CGCT L2121-1): 1 is the chair.
        pub rank: u32,
        pub title: Option<Title>,
        pub first_name: String,
        pub last_name: String,
        /// When he signs in.
        pub person_id: Option<Id<Person>>,
        /// The member of the syndicate who sends him.
        pub sent_by: Option<Id<Body>>,
        /// The college he sits in, by its word in the statutes; empty: none.
        pub college: String,
        /// He sits when this one does not.
        pub deputy_of: Option<Id<Mandate>>,
        /// One, unless the statutes give him several.
        pub votes: u32,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}

impl Mandate {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }

    pub fn is_chair(&self) -> bool {
        self.office == Office::Chair
    }

    pub fn holds_on(&self, day: Day) -> bool {
        self.from_on <= day && self.until_on.is_none_or(|until| until > day)
    }

    /// He sits in his own name; a deputy counts when whom he stands for does not come.
    pub fn is_in_exercise(&self, day: Day) -> bool {
        self.deputy_of.is_none() && self.holds_on(day)
    }
}

/// A mandate that begins.
#[derive(Clone, Debug)]
pub struct NewMandate {
    pub body: Id<Body>,
    pub office: Office,
    pub rank: u32,
    pub name: PersonName,
    pub person: Option<Id<Person>>,
    pub sent_by: Option<Id<Body>>,
    pub college: String,
    pub deputy_of: Option<Id<Mandate>>,
    pub votes: u32,
    pub from_on: Day,
    pub until_on: Option<Day>,
}

/// Mandates begin, in the order given.
pub fn begin(tx: &Tx<'_>, new: &[NewMandate]) -> Result<Vec<Id<Mandate>>> {
    store::mandates::insert(tx, new)
}

/// Ends a mandate and those of its deputies; what ends earlier already is left as it is.
pub fn end(tx: &Tx<'_>, mandate: Id<Mandate>, on: Day) -> Result<()> {
    store::mandates::end(tx, mandate, on)
}

/// Those who have a mandate in a body on a day, in the order of the table, with their deputies.
pub fn of_body(tx: &Tx<'_>, body: Id<Body>, on: Day) -> Result<Vec<Mandate>> {
    store::mandates::of_body(tx, body, on)
}

/// Whose mandate it is, once he signs in.
pub fn tie(tx: &Tx<'_>, mandate: Id<Mandate>, person: Id<Person>) -> Result<()> {
    store::mandates::tie(tx, mandate, person)
}

/// When the council that sits on a day ends: with the mandate of its chair, if that is known.
pub fn term_ends_on(tx: &Tx<'_>, body: Id<Body>, on: Day) -> Result<Option<Day>> {
    let members = store::mandates::of_body(tx, body, on)?;
    let chair = members.iter().find(|mandate| mandate.is_chair());
    Ok(chair.and_then(|chair| chair.until_on))
}
