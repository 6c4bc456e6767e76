//! Why something was not done, as a sentence beside its field.

use files::FILES_FIELD;
use web::{Problems, id};

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("a pupil is not of maternelle in this class today")]
    NotOfTheClass,
    #[error("this success is not looked for any more")]
    Retired,
    #[error("nothing is said")]
    NothingSaid,
    #[error("a file is neither a photo nor a voice")]
    NotAPhoto,
    #[error("a voice is too long")]
    VoiceTooLong,
    #[error("what is heard is not written")]
    VoiceWithoutWords,
    #[error("too many files")]
    TooManyFiles,
    #[error("nobody has said what is seen")]
    NoSight,
    #[error("a child is seen in the carnet of another")]
    SeveralSeen,
    #[error("the family does not allow pictures")]
    NoImageRight,
    #[error("another version was saved meanwhile")]
    Overtaken,
    #[error("there is nothing new to show")]
    NothingToShow,
    #[error("lines are not decided")]
    Undecided,
}

impl Refusal {
    pub fn problems(self) -> Problems {
        let (field, text) = match self {
            Refusal::NotOfTheClass => ("pupils", id!("carnet-refused-pupils")),
            Refusal::Retired => ("skill", id!("carnet-refused-retired")),
            Refusal::NothingSaid => ("words", id!("carnet-refused-nothing")),
            Refusal::NotAPhoto => (FILES_FIELD, id!("carnet-refused-not-photo")),
            Refusal::VoiceTooLong => (FILES_FIELD, id!("carnet-refused-voice-long")),
            Refusal::VoiceWithoutWords => ("words", id!("carnet-refused-voice-words")),
            Refusal::TooManyFiles => (FILES_FIELD, id!("carnet-refused-files")),
            Refusal::NoSight => ("sight", id!("carnet-refused-no-sight")),
            Refusal::SeveralSeen => ("sight", id!("carnet-refused-several")),
            Refusal::NoImageRight => ("sight", id!("carnet-refused-image-right")),
            Refusal::Overtaken => ("words", id!("carnet-refused-overtaken")),
            Refusal::NothingToShow => ("pupils", id!("carnet-refused-nothing-new")),
            Refusal::Undecided => ("lines", id!("carnet-refused-undecided")),
        };
        Problems::one(field, text)
    }

    /// The sentences of a refusal that a store gave; any other error stays what it is.
    pub fn of(error: db::Error) -> Result<Problems, web::Error> {
        match error.reason::<Refusal>() {
            Some(refusal) => Ok(refusal.problems()),
            None => Err(error.into()),
        }
    }
}
