//! Why something cannot be done with a dossier: each a sentence people understand.

use web::{Problem, Problems};

/// A rule said no; nothing has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It was sealed or taken back meanwhile.
    #[error("the dossier is not open")]
    Closed,
    #[error("this person does not decide for the pupil")]
    DoesNotDecide,
    /// The pupil goes elsewhere than the form said.
    #[error("another destination")]
    Elsewhere,
    /// He has said it himself: a paper that somebody reads does not change it.
    #[error("answered on screen")]
    OnScreen,
    /// Somebody who decides has not answered, and the last day has not passed.
    #[error("answers are missing")]
    TooEarly,
    /// None of the pupils that were named is in the school.
    #[error("no such pupil in the school")]
    Nobody,
    #[error("the portfolio is full")]
    Full,
    /// The pupil that was chosen is not expected in the school.
    #[error("the pupil is not expected here")]
    NotExpected,
    /// It was made for another school, and nobody has said that the family has handed it over.
    #[error("the archive is for another school")]
    NotHanded,
}

impl Refusal {
    pub fn problem(&self) -> Problem {
        let (field, text) = match self {
            Refusal::Closed => ("dossier", text::id!("passage-refused-closed")),
            Refusal::DoesNotDecide => ("guardian", text::id!("passage-refused-does-not-decide")),
            Refusal::Elsewhere => ("dossier", text::id!("passage-refused-elsewhere")),
            Refusal::OnScreen => ("guardian", text::id!("passage-refused-on-screen")),
            Refusal::TooEarly => ("dossier", text::id!("passage-refused-too-early")),
            Refusal::Nobody => ("pupils", text::id!("passage-refused-nobody")),
            Refusal::Full => ("title", text::id!("passage-refused-full")),
            Refusal::NotExpected => ("pupil", text::id!("passage-refused-not-expected")),
            Refusal::NotHanded => ("handed", text::id!("passage-refused-not-handed")),
        };
        Problem { field, text, args: Vec::new() }
    }

    pub fn problems(&self) -> Problems {
        self.problem().into()
    }
}
