//! The addresses of what is kept, and how long.

use base::Id;
use people::{Person, School, retention::Due};

pub const ADMINISTRATION: &str = "/administration";
pub const EVERYWHERE: &str = "/administration/conservation";

pub fn office(school: Id<School>) -> String {
    format!("/administration/ecole/{school}")
}

pub fn of_school(school: Id<School>) -> String {
    format!("/administration/ecole/{school}/conservation")
}

pub fn leaver(person: Id<Person>) -> String {
    format!("{EVERYWHERE}/{person}")
}

/// The page that begins after this line of the list.
pub fn after(url: &str, last: Due) -> String {
    format!("{url}?apres={}.{}", last.left_on.iso(), last.person)
}
