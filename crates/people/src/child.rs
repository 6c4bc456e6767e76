//! A pupil, as the pages of his guardian know him.

use crate::{Class, Level, Person, School};
use base::{Id, PersonName};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    pub id: Id<Person>,
    pub name: PersonName,
    pub classes: Vec<Id<Class>>,
    pub schools: Vec<Id<School>>,
    pub levels: Vec<Level>,
}
