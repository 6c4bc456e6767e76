//! Persons: one account each, whatever the number of their roles.

use crate::{Class, Level, School};
use base::{Day, Id, Instant, Locale, PersonName};

db::word! {
    pub enum Sex { Girl = "f", Boy = "m" }
}

/// A person: pupil, guardian, teacher, agent… or several of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: Id<Person>,
    /// The name in use.
    pub name: PersonName,
    /// The name of the civil register, when it is another.
    pub family_name: String,
    pub birth_day: Option<Day>,
    pub sex: Option<Sex>,
    pub mail: String,
    pub phone_home: String,
    pub phone_mobile: String,
    pub phone_work: String,
    pub address: String,
    pub postcode: String,
    pub city: String,
    pub locale: Locale,
    pub created_at: Instant,
    /// The first day this person belongs to no school or town any more.
    pub left_on: Option<Day>,
    pub suspended_at: Option<Instant>,
    /// The person this one turned out to be.
    pub merged_into: Option<Id<Person>>,
}

/// A pupil, as his guardian's pages know him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    pub id: Id<Person>,
    pub name: PersonName,
    pub classes: Vec<Id<Class>>,
    pub schools: Vec<Id<School>>,
    pub levels: Vec<Level>,
}
