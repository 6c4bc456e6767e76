//! What a changed fact touches: the persons whose groups must be made again.

use crate::{Person, School};
use base::Id;
use std::collections::BTreeSet;

/// The persons and whole schools that facts of the same transaction have touched. The guardians of
/// a touched pupil are found by the refresh.
#[must_use = "groups follow the facts when they are told: groups::refresh(tx, &touched, today)"]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    pub(crate) persons: BTreeSet<Id<Person>>,
    pub(crate) schools: BTreeSet<Id<School>>,
}

impl Touched {
    pub fn nobody() -> Self {
        Touched::default()
    }

    pub fn person(person: Id<Person>) -> Self {
        Touched::persons([person])
    }

    pub fn persons(persons: impl IntoIterator<Item = Id<Person>>) -> Self {
        Touched { persons: persons.into_iter().collect(), schools: BTreeSet::new() }
    }

    /// Everybody of a school: those who are in its groups and those whom its facts name.
    pub fn school(school: Id<School>) -> Self {
        Touched { persons: BTreeSet::new(), schools: BTreeSet::from([school]) }
    }

    pub fn and(mut self, other: Touched) -> Self {
        self.persons.extend(other.persons);
        self.schools.extend(other.schools);
        self
    }

    pub fn is_nobody(&self) -> bool {
        self.persons.is_empty() && self.schools.is_empty()
    }
}
