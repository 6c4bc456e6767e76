//! Why something was not done, as a sentence beside its field.

use web::{Problems, id};

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("another version was saved meanwhile")]
    Overtaken,
    #[error("a pupil is not of this book")]
    NotOfTheBook,
    #[error("work was handed in for it")]
    HandedIn,
    #[error("it was given back already")]
    Closed,
    #[error("the pupil is not his any more")]
    NotHis,
    #[error("the class or the group it was copied from is not the viewer's")]
    NoSource,
}

impl Refusal {
    pub fn problems(&self) -> Problems {
        match self {
            Refusal::Overtaken => Problems::one("body", id!("homework-refused-overtaken")),
            Refusal::NotOfTheBook => Problems::one("pupils", id!("homework-refused-pupils")),
            Refusal::HandedIn => Problems::one("action", id!("homework-refused-handed-in")),
            Refusal::Closed => Problems::one("text", id!("homework-refused-closed")),
            Refusal::NotHis => Problems::one("text", id!("homework-refused-not-his")),
            Refusal::NoSource => Problems::one("source", id!("homework-refused-source")),
        }
    }
}
