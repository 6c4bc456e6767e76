//! The addresses around a text, wherever its feature is.

use crate::{Comment, Handed, Text, comment::Said};
use base::Id;

pub fn text<T: Text>(id: Id<T>) -> String {
    format!("{}/{id}", T::PLACE)
}

/// The desk of those who write.
pub fn desk<T: Text>() -> String {
    format!("{}/redaction", T::PLACE)
}

pub fn giving_back<T: Handed>(id: Id<T>) -> String {
    format!("{}/{id}/{}", T::PLACE, T::RETURN)
}

pub fn comments<T: Text>(id: Id<T>) -> String {
    format!("{}/{id}/commentaires", T::PLACE)
}

/// The place of the comments on the page of their text.
pub fn discussion<T: Text>(id: Id<T>) -> String {
    format!("{}/{id}#comments", T::PLACE)
}

/// The place of one of them.
pub fn comment<T: Text>(comment: &Comment<T>) -> String {
    format!("{}/{}#comment-{}", T::PLACE, comment.text.id(), comment.said.id)
}

pub fn moderation<T: Text>(id: Id<Said>) -> String {
    format!("{}/commentaires/{id}/moderation", T::PLACE)
}

pub fn report<T: Text>(id: Id<Said>) -> String {
    format!("{}/commentaires/{id}/signalement", T::PLACE)
}
