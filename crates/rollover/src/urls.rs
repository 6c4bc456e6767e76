//! The addresses of the year change.

use crate::{Wave, YearChange, YearClass};
use base::Id;
use people::{Person, School, Town};

pub const HOME: &str = "/annee-suivante";

pub fn school(school: Id<School>) -> String {
    format!("/annee-suivante/ecole/{school}")
}

pub fn change(change: Id<YearChange>) -> String {
    format!("/annee-suivante/{change}")
}

/// A room of a change: `phrases`, `eleves`, `classes`, `accord`…
pub fn of_change(change: Id<YearChange>, name: &str) -> String {
    format!("/annee-suivante/{change}/{name}")
}

/// The pupils of one class, by the word that names it (`pupils::Chosen`).
pub fn pupils(change: Id<YearChange>, of: &str) -> String {
    format!("/annee-suivante/{change}/eleves?de={of}")
}

pub fn class(change: Id<YearChange>, class: Id<YearClass>) -> String {
    format!("/annee-suivante/{change}/classes/{class}")
}

pub fn of_class(change: Id<YearChange>, class: Id<YearClass>, name: &str) -> String {
    format!("/annee-suivante/{change}/classes/{class}/{name}")
}

pub fn town(town: Id<Town>) -> String {
    format!("/annee-suivante/commune/{town}")
}

pub fn wave(wave: Id<Wave>) -> String {
    format!("/annee-suivante/vague/{wave}")
}

pub fn of_wave(wave: Id<Wave>, name: &str) -> String {
    format!("/annee-suivante/vague/{wave}/{name}")
}

/// The file of a person in the administration.
pub fn person(person: Id<Person>) -> String {
    format!("/administration/personne/{person}")
}
