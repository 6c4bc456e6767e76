//! Why something was not done, as a sentence beside its field.

use web::{Problems, id};

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("another version was saved meanwhile")]
    Overtaken,
    #[error("it is not in the state it was seen in")]
    Moved,
}

impl Refusal {
    pub fn problems(&self) -> Problems {
        match self {
            Refusal::Overtaken => Problems::one("body", id!("news-refused-overtaken")),
            Refusal::Moved => Problems::one("body", id!("news-refused-moved")),
        }
    }
}
