//! The addresses of results: links and redirections come from here.

use crate::{Period, Referential, Scale, Skill};
use base::{Id, SchoolYear};
use people::{Class, Person, School};

pub const HOME: &str = "/resultats";
/// What the platform brings in: a new edition of a national programme.
pub const NATIONAL_IMPORT: &str = "/resultats/programmes/import";

pub fn pupil(pupil: Id<Person>) -> String {
    format!("/resultats/eleves/{pupil}")
}

pub fn pupil_in_period(pupil: Id<Person>, year: SchoolYear, period: Id<Period>) -> String {
    format!("/resultats/eleves/{pupil}?annee={}&periode={period}", year.0)
}

pub fn pupil_in_year(pupil: Id<Person>, year: SchoolYear) -> String {
    format!("/resultats/eleves/{pupil}?annee={}", year.0)
}

/// A domain of what a pupil learns, skill by skill: in a year, or in one of its periods.
pub fn domain(
    pupil: Id<Person>,
    domain: Id<Skill>,
    year: SchoolYear,
    period: Option<Id<Period>>,
) -> String {
    let url = format!("/resultats/eleves/{pupil}/domaines/{domain}?annee={}", year.0);
    period.map_or_else(|| url.clone(), |period| format!("{url}&periode={period}"))
}

/// What is behind a skill of a pupil.
pub fn proofs(pupil: Id<Person>, skill: Id<Skill>) -> String {
    format!("/resultats/eleves/{pupil}/competences/{skill}")
}

/// What a guardian is told of.
pub fn alerts(pupil: Id<Person>) -> String {
    format!("/resultats/eleves/{pupil}/alertes")
}

pub fn class(class: Id<Class>) -> String {
    format!("/resultats/classes/{class}")
}

pub fn school(school: Id<School>) -> String {
    format!("/resultats/ecoles/{school}")
}

pub fn periods(school: Id<School>) -> String {
    format!("/resultats/ecoles/{school}/periodes")
}

pub fn periods_of(school: Id<School>, year: SchoolYear) -> String {
    format!("/resultats/ecoles/{school}/periodes?annee={}", year.0)
}

pub fn subjects(school: Id<School>) -> String {
    format!("/resultats/ecoles/{school}/matieres")
}

pub fn settings(school: Id<School>) -> String {
    format!("/resultats/ecoles/{school}/reglages")
}

pub fn scales(school: Id<School>) -> String {
    format!("/resultats/ecoles/{school}/echelles")
}

pub fn retire_scale(scale: Id<Scale>) -> String {
    format!("/resultats/echelles/{scale}/retrait")
}

/// A programme as a school teaches it: the nation's and what it adds.
pub fn programme(school: Id<School>, code: &str) -> String {
    format!("/resultats/ecoles/{school}/programmes/{code}")
}

pub fn programme_import(school: Id<School>) -> String {
    format!("/resultats/ecoles/{school}/import")
}

pub fn programme_applied(school: Id<School>) -> String {
    format!("/resultats/ecoles/{school}/import/application")
}

pub const NATIONAL_APPLIED: &str = "/resultats/programmes/import/application";

pub fn retire_skill(skill: Id<Skill>) -> String {
    format!("/resultats/competences/{skill}/retrait")
}

/// A referential as a file.
pub fn export(referential: Id<Referential>) -> String {
    format!("/resultats/programmes/{referential}/export.csv")
}
