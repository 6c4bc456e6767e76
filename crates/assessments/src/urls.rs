//! The addresses of assessments: links and redirections come from here.

use crate::{Assessment, Band, Item};
use base::Id;
use people::{Class, Person, School};
use results::Skill;

pub const HOME: &str = "/evaluations";
pub const PHRASES: &str = "/evaluations/phrases";

/// The results of a pupil, which are not of this feature.
pub fn results(pupil: Id<Person>) -> String {
    results::urls::pupil(pupil)
}

pub fn class(class: Id<Class>) -> String {
    format!("/evaluations/classes/{class}")
}

pub fn new_in_class(class: Id<Class>) -> String {
    format!("/evaluations/classes/{class}/nouvelle")
}

pub fn copy_in_class(class: Id<Class>) -> String {
    format!("/evaluations/classes/{class}/copie")
}

pub fn skills(class: Id<Class>) -> String {
    format!("/evaluations/classes/{class}/competences")
}

/// One skill of a class: who has reached it.
pub fn skill(class: Id<Class>, skill: Id<Skill>) -> String {
    format!("/evaluations/classes/{class}/competences#s{skill}")
}

pub fn new_group(class: Id<Class>) -> String {
    format!("/evaluations/classes/{class}/groupes")
}

pub fn group(group: Id<Band>) -> String {
    format!("/evaluations/groupes/{group}")
}

pub fn new_in_group(group: Id<Band>) -> String {
    format!("/evaluations/groupes/{group}/nouvelle")
}

pub fn members(group: Id<Band>) -> String {
    format!("/evaluations/groupes/{group}/membres")
}

pub fn end_of_group(group: Id<Band>) -> String {
    format!("/evaluations/groupes/{group}/fin")
}

pub fn school(school: Id<School>) -> String {
    format!("/evaluations/ecoles/{school}")
}

pub fn assessment(id: Id<Assessment>) -> String {
    format!("/evaluations/{id}")
}

pub fn edit(id: Id<Assessment>) -> String {
    format!("/evaluations/{id}/edition")
}

pub fn items(id: Id<Assessment>) -> String {
    format!("/evaluations/{id}/items")
}

/// The skills below one of them, to choose from.
pub fn items_in(id: Id<Assessment>, skill: Id<Skill>) -> String {
    format!("/evaluations/{id}/items?dans={skill}#choix")
}

pub fn grid(id: Id<Assessment>) -> String {
    format!("/evaluations/{id}/saisie")
}

/// One item, for a phone at the back of the class.
pub fn column(id: Id<Assessment>, item: Id<Item>) -> String {
    format!("/evaluations/{id}/items/{item}")
}

/// Everything that was written of a pupil in it.
pub fn history(id: Id<Assessment>, pupil: Id<Person>) -> String {
    format!("/evaluations/{id}/historique/{pupil}")
}

/// Cells, for scripts and programs.
pub fn cells(id: Id<Assessment>) -> String {
    format!("/api/evaluations/{id}/cellules")
}

/// The grid, for scripts and programs.
pub fn of_program(id: Id<Assessment>) -> String {
    format!("/api/evaluations/{id}")
}

pub fn remarks(id: Id<Assessment>) -> String {
    format!("/evaluations/{id}/appreciations")
}

pub fn visibility(id: Id<Assessment>) -> String {
    format!("/evaluations/{id}/visibilite")
}

pub fn opening(id: Id<Assessment>) -> String {
    format!("/evaluations/{id}/ouverture")
}

pub fn archiving(id: Id<Assessment>) -> String {
    format!("/evaluations/{id}/archivage")
}

pub fn discarding(id: Id<Assessment>) -> String {
    format!("/evaluations/{id}/suppression")
}

/// Where each reader finds his own.
pub fn own(id: Id<Assessment>) -> String {
    format!("/evaluations/{id}/resultats")
}

/// What a pupil and his family read of it.
pub fn sheet(id: Id<Assessment>, pupil: Id<Person>) -> String {
    format!("/evaluations/{id}/eleves/{pupil}")
}
