//! Why something was not done, as a sentence beside its field.

use web::{Problems, id};

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("it is not open")]
    Closed,
    #[error("another version was saved meanwhile")]
    Overtaken,
    #[error("levels were written on another scale")]
    HasLevels,
    #[error("marks were written out of something else")]
    HasMarks,
    #[error("something was written of somebody")]
    HasResults,
    #[error("there are as many items as there can be")]
    TooMany,
    #[error("the item is not of this assessment")]
    NoItem,
    #[error("the skill is not taught at this level")]
    NoSkill,
    #[error("the pupil is not of this class")]
    NoPupil,
    #[error("it cannot be copied")]
    NoSource,
    #[error("no subject was chosen")]
    NoSubject,
}

impl Refusal {
    pub const fn text(self) -> &'static str {
        match self {
            Refusal::Closed => id!("assessments-refused-closed"),
            Refusal::Overtaken => id!("assessments-refused-overtaken"),
            Refusal::HasLevels => id!("assessments-refused-levels"),
            Refusal::HasMarks => id!("assessments-refused-marks"),
            Refusal::HasResults => id!("assessments-refused-results"),
            Refusal::TooMany => id!("assessments-refused-many"),
            Refusal::NoItem => id!("assessments-refused-item"),
            Refusal::NoSkill => id!("assessments-refused-skill"),
            Refusal::NoPupil => id!("assessments-refused-pupil"),
            Refusal::NoSource => id!("assessments-refused-source"),
            Refusal::NoSubject => id!("assessments-need-subject"),
        }
    }

    pub fn problems(self) -> Problems {
        let field = match self {
            Refusal::HasLevels => "scale",
            Refusal::HasMarks => "out_of",
            Refusal::NoSource => "source",
            Refusal::NoPupil => "pupil",
            Refusal::NoSubject => "subject",
            Refusal::TooMany | Refusal::NoItem | Refusal::NoSkill => "items",
            Refusal::Closed | Refusal::Overtaken | Refusal::HasResults => "title",
        };
        Problems::one(field, self.text())
    }
}

impl From<Refusal> for db::Error {
    fn from(refusal: Refusal) -> Self {
        db::Error::refused(refusal)
    }
}
