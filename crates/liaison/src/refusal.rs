//! Why a slip cannot be sent, or cannot be signed: each a sentence people understand.

use web::{Problem, Problems};

/// A rule said no; nothing has happened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody was chosen, or nobody is left of those who were.
    #[error("nobody is asked")]
    Nobody,
    #[error("a class or pupil out of reach")]
    OutOfReach,
    #[error("pupils of several schools")]
    SeveralSchools,
    /// The last day has passed, and late answers are not taken.
    #[error("the last day has passed")]
    TooLate,
    /// An answer that was given stands after the last day.
    #[error("no change after the last day")]
    TooLateToChange,
    #[error("the slip was taken back")]
    Withdrawn,
    /// The slip was corrected since the form was shown.
    #[error("the slip was corrected")]
    Corrected,
    /// He does not answer by law for this pupil (any more).
    #[error("no authority")]
    NoAuthority,
    /// The pupil is not one of those it is for any more.
    #[error("the pupil has left")]
    Left,
    /// No place is left in the slot, which this field has.
    #[error("the slot is full")]
    Full(&'static str),
}

impl Refusal {
    pub fn problem(&self) -> Problem {
        let (field, text) = match self {
            Refusal::Nobody => ("to", text::id!("liaison-refused-nobody")),
            Refusal::OutOfReach => ("to", text::id!("liaison-refused-out-of-reach")),
            Refusal::SeveralSchools => ("to", text::id!("liaison-refused-several-schools")),
            Refusal::TooLate => ("sign", text::id!("liaison-refused-too-late")),
            Refusal::TooLateToChange => ("sign", text::id!("liaison-refused-too-late-to-change")),
            Refusal::Withdrawn => ("sign", text::id!("liaison-refused-withdrawn")),
            Refusal::Corrected => ("sign", text::id!("liaison-refused-corrected")),
            Refusal::NoAuthority => ("sign", text::id!("liaison-refused-no-authority")),
            Refusal::Left => ("sign", text::id!("liaison-refused-left")),
            Refusal::Full(field) => (*field, text::id!("liaison-refused-full")),
        };
        Problem { field, text, args: Vec::new() }
    }

    pub fn problems(&self) -> Problems {
        self.problem().into()
    }
}
