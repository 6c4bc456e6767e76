//! Why something was not done, as a sentence beside its field.

use web::{Problems, id};

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("another version was saved meanwhile")]
    Overtaken,
    #[error("it is not in the state it was seen in")]
    Moved,
    #[error("nobody has said who is on its files")]
    Unchecked,
    #[error("somebody on its files may not be shown")]
    Against,
}

impl Refusal {
    pub fn text(&self) -> &'static str {
        match self {
            Refusal::Overtaken => id!("journal-refused-overtaken"),
            Refusal::Moved => id!("journal-refused-moved"),
            Refusal::Unchecked => id!("journal-refused-unchecked"),
            Refusal::Against => id!("journal-refused-against"),
        }
    }

    pub fn problems(&self) -> Problems {
        Problems::one("body", self.text())
    }
}
