//! The addresses of timetables: links and redirections come from here.

use crate::{Change, Feed, Import, Lesson, Room};
use base::{Day, Id};
use people::{Class, Person, School};

pub const HOME: &str = "/emploi-du-temps";
pub const FILE: &str = "/emploi-du-temps/cours.ics";

pub const FEED: &str = "/emploi-du-temps/abonnement";
pub const FEED_END: &str = "/emploi-du-temps/abonnement/fin";

pub fn feed_file(feed: Id<Feed>, secret: &str) -> String {
    format!("{FEED}/{feed}/{secret}/cours.ics")
}

/// One's own, in the week of a day.
pub fn mine_on(day: Day) -> String {
    format!("{HOME}?jour={day}")
}

pub fn pupil(pupil: Id<Person>) -> String {
    format!("{HOME}/eleves/{pupil}")
}

pub fn class(class: Id<Class>) -> String {
    format!("{HOME}/classes/{class}")
}

pub fn teacher(teacher: Id<Person>) -> String {
    format!("{HOME}/professeurs/{teacher}")
}

pub fn room(room: Id<Room>) -> String {
    format!("{HOME}/salles/{room}")
}

/// Any of them, on a day.
pub fn on(url: &str, day: Day) -> String {
    format!("{url}?jour={day}")
}

/// All of a school.
pub fn school(school: Id<School>) -> String {
    format!("{HOME}/etablissements/{school}")
}

pub fn bring(of: Id<School>) -> String {
    format!("{}/import", school(of))
}

pub fn rooms(of: Id<School>) -> String {
    format!("{}/salles", school(of))
}

pub fn closing(of: Id<School>) -> String {
    format!("{}/salles/fermeture", school(of))
}

pub fn weeks(of: Id<School>) -> String {
    format!("{}/semaines", school(of))
}

pub fn adding(of: Id<School>) -> String {
    format!("{}/cours", school(of))
}

pub fn away(of: Id<School>) -> String {
    format!("{}/absences", school(of))
}

pub fn import(import: Id<Import>) -> String {
    format!("{HOME}/imports/{import}")
}

pub fn application(of: Id<Import>) -> String {
    format!("{}/application", import(of))
}

pub fn abandon(of: Id<Import>) -> String {
    format!("{}/abandon", import(of))
}

pub fn undoing(of: Id<Import>) -> String {
    format!("{}/annulation", import(of))
}

pub fn matches(of: Id<Import>) -> String {
    format!("{}/correspondances", import(of))
}

/// A lesson on a day: what may be changed of it.
pub fn lesson(lesson: Id<Lesson>, day: Day) -> String {
    format!("{HOME}/cours/{lesson}?jour={day}")
}

pub fn changing(lesson: Id<Lesson>) -> String {
    format!("{HOME}/cours/{lesson}/changements")
}

pub fn withdrawal(change: Id<Change>) -> String {
    format!("{HOME}/changements/{change}/retrait")
}
