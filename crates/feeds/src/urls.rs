//! The addresses of what comes in.

use crate::history::Feed;
use crate::intake::Intake;
use base::Id;
use people::{Person, School};

pub const HISTORY: &str = "/administration/imports";
pub const NEW: &str = "/administration/imports/nouveau";
/// The administration, in another crate.
pub const HUB: &str = "/administration";

pub fn history_before(feed: Id<Feed>) -> String {
    format!("{HISTORY}?avant={feed}")
}

pub fn intake(intake: Id<Intake>) -> String {
    format!("{HISTORY}/depots/{intake}")
}

pub fn of_intake(intake: Id<Intake>, name: &str) -> String {
    format!("{HISTORY}/depots/{intake}/{name}")
}

pub fn feed(feed: Id<Feed>) -> String {
    format!("{HISTORY}/{feed}")
}

/// `application`, `abandon`, `annulation`, `suivi`, `remarques`…
pub fn of_feed(feed: Id<Feed>, name: &str) -> String {
    format!("{HISTORY}/{feed}/{name}")
}

/// One school of a feed, by its place in the order of the plan.
pub fn part(feed: Id<Feed>, position: u32) -> String {
    format!("{HISTORY}/{feed}/ecoles/{position}")
}

pub fn of_part(feed: Id<Feed>, position: u32, name: &str) -> String {
    format!("{HISTORY}/{feed}/ecoles/{position}/{name}")
}

pub fn of_school(school: Id<School>) -> String {
    format!("/administration/ecole/{school}/imports")
}

pub fn of_school_before(school: Id<School>, feed: Id<Feed>) -> String {
    format!("/administration/ecole/{school}/imports?avant={feed}")
}

pub fn new_of_school(school: Id<School>) -> String {
    format!("/administration/ecole/{school}/imports/nouveau")
}

/// Where the administration compares two files that look like one person.
pub fn duplicates(school: Id<School>) -> String {
    format!("/administration/ecole/{school}/doublons")
}

pub fn person(person: Id<Person>) -> String {
    format!("/administration/personne/{person}")
}
