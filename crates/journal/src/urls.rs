//! The addresses of the journal.

use crate::Post;
use base::Id;
use files::File;
use people::{Class, Person};
use publication::Edition;

pub const FEED: &str = "/journal";
pub const SEARCH: &str = "/journal/recherche";
pub const DESK: &str = "/journal/redaction";
pub const ALL_SEEN: &str = "/journal/lecture";

pub fn feed_below(edition: Id<Edition>) -> String {
    format!("{FEED}?avant={edition}")
}

pub fn class(id: Id<Class>) -> String {
    format!("/journal/classes/{id}")
}

pub fn class_below(id: Id<Class>, edition: Id<Edition>) -> String {
    format!("/journal/classes/{id}?avant={edition}")
}

pub fn new(id: Id<Class>) -> String {
    format!("/journal/classes/{id}/nouveau")
}

pub fn rights(id: Id<Class>) -> String {
    format!("/journal/classes/{id}/droits")
}

pub fn settings(id: Id<Class>) -> String {
    format!("/journal/classes/{id}/reglages")
}

pub fn book(id: Id<Class>) -> String {
    format!("/journal/classes/{id}/livre")
}

pub fn book_file(id: Id<Class>) -> String {
    format!("/journal/classes/{id}/livre/pdf")
}

pub fn post(id: Id<Post>) -> String {
    format!("/journal/{id}")
}

pub fn edit(id: Id<Post>) -> String {
    format!("/journal/{id}/edition")
}

pub fn publication(id: Id<Post>) -> String {
    format!("/journal/{id}/publication")
}

pub fn return_of(id: Id<Post>) -> String {
    format!("/journal/{id}/renvoi")
}

pub fn withdrawal(id: Id<Post>) -> String {
    format!("/journal/{id}/retrait")
}

pub fn discard(id: Id<Post>) -> String {
    format!("/journal/{id}/suppression")
}

pub fn translation(id: Id<Post>) -> String {
    format!("/journal/{id}/traduction")
}

pub fn versions(id: Id<Post>) -> String {
    format!("/journal/{id}/versions")
}

pub fn readers(id: Id<Post>) -> String {
    format!("/journal/{id}/lecteurs")
}

pub fn pictures(id: Id<Post>) -> String {
    format!("/journal/{id}/images")
}

pub fn picture(id: Id<Post>, file: Id<File>) -> String {
    format!("/journal/{id}/images/{file}")
}

pub fn removal(id: Id<Post>, file: Id<File>) -> String {
    format!("/journal/{id}/images/{file}/retrait")
}

pub fn file(id: Id<Post>, file: Id<File>) -> String {
    format!("/journal/{id}/fichiers/{file}")
}

pub fn reaction(id: Id<Post>) -> String {
    format!("/journal/{id}/reaction")
}

pub fn keepsake(pupil: Id<Person>) -> String {
    format!("/journal/eleves/{pupil}")
}

pub fn archive(pupil: Id<Person>) -> String {
    format!("/journal/eleves/{pupil}/archive")
}
