//! Why a letter, or an answer to one, cannot be written down so.

use base::{Day, Locale};
use web::{Problem, Problems};

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The State writes about what it has received (CGCT L2131-6).
    #[error("the act was not transmitted")]
    NotTransmitted,
    #[error("a day to come: {day}")]
    ToCome { day: Day },
    #[error("came on {came_on}, written on {written_on}")]
    CameBefore { came_on: Day, written_on: Day },
    #[error("written on {written_on}, the act received on {received_on}")]
    WrittenBefore { written_on: Day, received_on: Day },
    #[error("no document")]
    NoDocument,
    /// An answer is under way, or was received.
    #[error("it was answered")]
    Answered,
    /// Another kind of letter is answered so.
    #[error("this is no answer to such a letter")]
    OtherReply,
    /// Complementary pieces are several; any other answer is one document (ACTES, 2-2 to 4-4).
    #[error("{count} documents, {max} at most")]
    Documents { count: usize, max: usize },
    #[error("answered on {answered_on}, the letter came on {came_on}")]
    AnsweredBefore { answered_on: Day, came_on: Day },
    #[error("no operator carries for this body, or none brought the letter")]
    NoCarrier,
}

impl Refusal {
    /// The sentence, and the field it is about.
    pub fn problem(&self) -> Problem {
        let day = |day: &Day| day.in_words(Locale::Fr);
        let (field, text, args) = match self {
            Refusal::NotTransmitted => {
                ("written_on", text::id!("council-letter-not-transmitted"), vec![])
            }
            Refusal::ToCome { day: it } => {
                ("came_on", text::id!("council-letter-to-come"), vec![("day", day(it))])
            }
            Refusal::CameBefore { came_on, written_on } => (
                "came_on",
                text::id!("council-letter-came-before"),
                vec![("came", day(came_on)), ("written", day(written_on))],
            ),
            Refusal::WrittenBefore { written_on, received_on } => (
                "written_on",
                text::id!("council-letter-written-before"),
                vec![("written", day(written_on)), ("received", day(received_on))],
            ),
            Refusal::NoDocument => {
                (files::FILES_FIELD, text::id!("council-letter-no-document"), vec![])
            }
            Refusal::Answered => ("kind", text::id!("council-answer-made"), vec![]),
            Refusal::OtherReply => ("kind", text::id!("council-answer-other"), vec![]),
            Refusal::Documents { count, max } => (
                files::FILES_FIELD,
                text::id!("council-answer-documents"),
                vec![("count", count.to_string()), ("max", max.to_string())],
            ),
            Refusal::AnsweredBefore { answered_on, came_on } => (
                "received_on",
                text::id!("council-answer-before"),
                vec![("answered", day(answered_on)), ("came", day(came_on))],
            ),
            Refusal::NoCarrier => ("way", text::id!("council-answer-no-carrier"), vec![]),
        };
        Problem { field, text, args }
    }

    pub fn problems(&self) -> Problems {
        self.problem().into()
    }
}

/// The refusal a store call came back with, or the error it was.
pub fn caught<T>(result: db::Result<T>) -> web::Result<Result<T, Refusal>> {
    match result {
        Ok(value) => Ok(Ok(value)),
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => Ok(Err(refusal.clone())),
            None => Err(error.into()),
        },
    }
}
