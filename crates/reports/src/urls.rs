//! The addresses of reports: links and redirections come from here.

use crate::{
    batch::Batch,
    project::{Part, Project},
    report::Report,
};
use base::Id;
use people::{Class, Group, Person, School};
use results::Period;

pub const HOME: &str = "/livrets";

pub fn class(class: Id<Class>, period: Id<Period>) -> String {
    format!("{HOME}/classes/{class}?periode={period}")
}

pub fn of_class(class: Id<Class>, what: &str) -> String {
    format!("{HOME}/classes/{class}/{what}")
}

/// The grid of a place: a domain or a subject.
pub fn grid(class: Id<Class>, period: Id<Period>, place: &str) -> String {
    format!("{HOME}/classes/{class}/saisie?periode={period}&place={place}")
}

/// The grid of a group made by hand.
pub fn group_grid(group: Id<Group>, period: Id<Period>, place: &str) -> String {
    format!("{HOME}/groupes/{group}/saisie?periode={period}&place={place}")
}

/// The same, in the period that goes on and the first subject.
pub fn group(group: Id<Group>) -> String {
    format!("{HOME}/groupes/{group}/saisie")
}

pub fn courses(class: Id<Class>, period: Id<Period>) -> String {
    format!("{HOME}/classes/{class}/parcours?periode={period}")
}

pub fn class_life(class: Id<Class>, period: Id<Period>) -> String {
    format!("{HOME}/classes/{class}/vie-scolaire?periode={period}")
}

pub fn council(class: Id<Class>, period: Id<Period>) -> String {
    format!("/bulletins/classes/{class}/conseil?periode={period}")
}

/// The council, a pupil open.
pub fn council_of(class: Id<Class>, period: Id<Period>, report: Id<Report>) -> String {
    format!("/bulletins/classes/{class}/conseil?periode={period}&livret={report}#livret")
}

pub fn report(report: Id<Report>) -> String {
    format!("{HOME}/{report}")
}

pub fn of_report(report: Id<Report>, what: &str) -> String {
    format!("{HOME}/{report}/{what}")
}

pub fn edition(report: Id<Report>, edition: u32) -> String {
    format!("{HOME}/{report}/versions/{edition}")
}

pub fn pdf(report: Id<Report>, edition: Option<u32>) -> String {
    match edition {
        Some(edition) => format!("{HOME}/{report}/livret.pdf?version={edition}"),
        None => format!("{HOME}/{report}/livret.pdf"),
    }
}

pub fn of_child(pupil: Id<Person>) -> String {
    format!("{HOME}?enfant={pupil}")
}

pub fn school(school: Id<School>, period: Id<Period>) -> String {
    format!("{HOME}/ecoles/{school}?periode={period}")
}

pub fn of_school(school: Id<School>, what: &str) -> String {
    format!("{HOME}/ecoles/{school}/{what}")
}

pub fn lsu(school: Id<School>, period: Id<Period>) -> String {
    format!("{HOME}/ecoles/{school}/lsu?periode={period}")
}

/// The same, for a version of the file that is not the newest.
pub fn lsu_in(school: Id<School>, period: Id<Period>, version: &str) -> String {
    format!("{HOME}/ecoles/{school}/lsu?periode={period}&version={version}")
}

pub fn lsu_numbers(school: Id<School>, period: Id<Period>, version: &str) -> String {
    format!("{HOME}/ecoles/{school}/lsu/numeros?periode={period}&version={version}")
}

/// What was done in an EPI or an accompagnement personnalisé.
pub fn project(project: Id<Project>) -> String {
    format!("{HOME}/projets/{project}")
}

pub fn of_project(project: Id<Project>, what: &str) -> String {
    format!("{HOME}/projets/{project}/{what}")
}

/// The same of a class or a group, in a period.
pub fn project_part(project: Id<Project>, period: Id<Period>, part: Id<Part>) -> String {
    format!("{HOME}/projets/{project}?periode={period}&partie={part}")
}

/// Where maternelle writes, in the feature that keeps it.
pub const CARNET: &str = "/carnet";

/// The page of a person, of the directory.
pub fn person(person: Id<Person>) -> String {
    format!("/personne/{person}")
}

/// The page of a school, of the directory.
pub fn directory_school(school: Id<School>) -> String {
    format!("/ecole/{school}")
}

/// The carnets de suivi of a maternelle.
pub fn carnets(school: Id<School>) -> String {
    format!("/carnet/ecoles/{school}")
}

pub fn batch(batch: Id<Batch>) -> String {
    format!("{HOME}/archives/{batch}")
}

pub fn of_batch(batch: Id<Batch>, what: &str) -> String {
    format!("{HOME}/archives/{batch}/{what}")
}
