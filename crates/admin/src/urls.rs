//! The addresses of the administration.

use base::Id;
use people::{Class, Group, Person, Rule, School, Town};

pub const HUB: &str = "/administration";
pub const TOWNS: &str = "/administration/communes";
pub const QUEUE: &str = "/administration/travaux";
pub const AUDIT: &str = "/administration/journal";

pub fn office(school: Id<School>) -> String {
    format!("/administration/ecole/{school}")
}

/// A room of the office: `personnes`, `classes`, `regles`…
pub fn room(school: Id<School>, name: &str) -> String {
    format!("/administration/ecole/{school}/{name}")
}

pub fn rule(school: Id<School>, rule: &Rule) -> String {
    format!("/administration/ecole/{school}/regles/{}", crate::rules::key(rule))
}

pub fn merge(school: Id<School>, keep: Id<Person>, remove: Id<Person>) -> String {
    format!("/administration/ecole/{school}/fusion?garder={keep}&retirer={remove}")
}

pub fn person(person: Id<Person>) -> String {
    format!("/administration/personne/{person}")
}

pub fn of_person(person: Id<Person>, name: &str) -> String {
    format!("/administration/personne/{person}/{name}")
}

pub fn class(class: Id<Class>) -> String {
    format!("/administration/classe/{class}")
}

pub fn of_class(class: Id<Class>, name: &str) -> String {
    format!("/administration/classe/{class}/{name}")
}

pub fn group(group: Id<Group>) -> String {
    format!("/administration/groupe/{group}")
}

pub fn of_group(group: Id<Group>, name: &str) -> String {
    format!("/administration/groupe/{group}/{name}")
}

pub fn town(town: Id<Town>) -> String {
    format!("/administration/commune/{town}")
}

/// Where the accounts, if they are in the house, make a code for one person.
pub const CODE: &str = "/comptes/{account}/code";

pub fn code_of(person: Id<Person>) -> String {
    CODE.replace("{account}", &person.to_string())
}

/// Where somebody who has left is erased before his time, if that is in the house.
pub const ERASURE: &str = "/administration/conservation/{leaver}";

pub fn erasure_of(person: Id<Person>) -> String {
    ERASURE.replace("{leaver}", &person.to_string())
}
