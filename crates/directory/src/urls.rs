//! The addresses of the directory.

use base::Id;
use people::{Class, Person, School};

pub const SEARCH: &str = "/annuaire";

pub fn class(class: Id<Class>) -> String {
    format!("/classe/{class}")
}

pub fn school(school: Id<School>) -> String {
    format!("/ecole/{school}")
}

pub fn person(person: Id<Person>) -> String {
    format!("/personne/{person}")
}

/// The home with one child's tab open.
pub fn home_of(child: Id<Person>) -> String {
    format!("/?enfant={child}")
}
