//! Why an act cannot take its next step: each a sentence that says what, and what to do.

use base::{Day, Locale};
use web::{Problem, Problems};

/// A rule said no; nothing has happened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It was put off, or has neither number nor outcome.
    #[error("nothing was voted")]
    NotVoted,
    /// Signed is sealed: a correction is a new act.
    #[error("it is signed")]
    Sealed,
    #[error("the meeting names no chair")]
    NoChair,
    #[error("the meeting names no secretary")]
    NoSecretary,
    /// The viewer is neither.
    #[error("he signs nothing of this meeting")]
    NotOfficer,
    #[error("signed on {signed_on}, held on {held_on}")]
    SignedBefore { signed_on: Day, held_on: Day },
    #[error("a day to come: {day}")]
    ToCome { day: Day },
    /// It was edited since `name` signed.
    #[error("the text has changed since the first signature")]
    ChangedSince { name: String },
    #[error("it is not signed")]
    NotSigned,
    #[error("it is published already")]
    AlreadyPublished,
    #[error("no such matter: {written}")]
    Matter { written: String },
    /// The body has not said who it is to the State.
    #[error("no settings for the State")]
    NoSettings,
    #[error("no operator carries for this body")]
    NoCarrier,
    /// One sending at a time.
    #[error("a sending is under way, or was acknowledged")]
    AlreadySent,
    /// Another act has this number at the prefecture.
    #[error("number {number} was sent before")]
    NumberTaken { number: String },
    #[error("{written} is no number of ACTES")]
    Number { written: String },
    /// What the format says no to, in its own words.
    #[error("the format refuses: {why}")]
    Format { why: String },
    /// The acknowledgement is of another act.
    #[error("an acknowledgement of {found}, {expected} expected")]
    OtherAct { found: String, expected: String },
    /// A file that is no message of the State.
    #[error("unreadable: {why}")]
    Unreadable { why: String },
    /// A message, not one we wait for.
    #[error("not an acknowledgement")]
    NotAcknowledgement,
    /// Before it was signed.
    #[error("received on {received_on}, signed on {signed_on}")]
    ReceivedBefore { received_on: Day, signed_on: Day },
    /// Only what was acknowledged can be taken back.
    #[error("nothing to take back")]
    NothingToCancel,
    /// No meeting of this body is being prepared.
    #[error("no meeting is being prepared")]
    NoMeeting,
    /// It takes itself out of force, or is out of force already.
    #[error("it is out of force already")]
    AlreadyUndone,
    /// Another draft is meant to undo it.
    #[error("another act is to undo it")]
    UndoingUnderWay,
    /// Nothing of it is in force: it was not signed.
    #[error("it is not signed: it can be changed itself")]
    StillOpen,
    #[error("a title is missing")]
    NoTitle,
    /// The scanner, or who makes pictures clean, has not looked yet.
    #[error("annex {name} is not ready")]
    AnnexWaits { name: String },
    /// A virus, or a picture that nobody can read.
    #[error("annex {name} was refused")]
    AnnexRefused { name: String },
    /// Neither PDF, nor JPEG, nor PNG (ACTES, norme d’échange 3.2).
    #[error("annex {name} is of another format")]
    AnnexFormat { name: String },
    /// Under a password: nobody could read it.
    #[error("annex {name} is locked")]
    AnnexLocked { name: String },
    #[error("annexes of {bytes} bytes, {max} at most")]
    AnnexesHeavy { bytes: u64, max: u64 },
    #[error("more than {max} annexes")]
    AnnexesMany { max: usize },
}

impl Refusal {
    /// The sentence, and the field it is about.
    pub fn problem(&self) -> Problem {
        let day = |day: &Day| day.in_words(Locale::Fr);
        let (field, text, args) = match self {
            Refusal::NotVoted => ("sign", text::id!("council-act-refused-not-voted"), vec![]),
            Refusal::Sealed => ("sign", text::id!("council-act-refused-sealed"), vec![]),
            Refusal::NoChair => ("sign", text::id!("council-act-refused-no-chair"), vec![]),
            Refusal::NoSecretary => ("sign", text::id!("council-act-refused-no-secretary"), vec![]),
            Refusal::NotOfficer => ("sign", text::id!("council-act-refused-not-officer"), vec![]),
            Refusal::SignedBefore { signed_on, held_on } => (
                "chair_on",
                text::id!("council-act-refused-signed-before"),
                vec![("signed", day(signed_on)), ("held", day(held_on))],
            ),
            Refusal::ToCome { day: it } => {
                ("chair_on", text::id!("council-act-refused-to-come"), vec![("day", day(it))])
            }
            Refusal::ChangedSince { name } => {
                ("sign", text::id!("council-act-refused-changed"), vec![("name", name.clone())])
            }
            Refusal::NotSigned => ("publish", text::id!("council-act-refused-not-signed"), vec![]),
            Refusal::AlreadyPublished => {
                ("publish", text::id!("council-act-refused-published"), vec![])
            }
            Refusal::Matter { written } => (
                "matter",
                text::id!("council-act-refused-matter"),
                vec![("written", written.clone())],
            ),
            _ => return self.annex_problem().unwrap_or_else(|| self.sending_problem()),
        };
        Problem { field, text, args }
    }

    fn annex_problem(&self) -> Option<Problem> {
        let named = |name: &String| vec![("name", name.clone())];
        let weight = |bytes: &u64| files::weight(*bytes, Locale::Fr);
        let (text, args) = match self {
            Refusal::AnnexWaits { name } => (text::id!("council-annex-waits"), named(name)),
            Refusal::AnnexRefused { name } => (text::id!("council-annex-refused"), named(name)),
            Refusal::AnnexFormat { name } => (text::id!("council-annex-format"), named(name)),
            Refusal::AnnexLocked { name } => (text::id!("council-annex-locked"), named(name)),
            Refusal::AnnexesHeavy { bytes, max } => (
                text::id!("council-annex-heavy"),
                vec![("weight", weight(bytes)), ("max", weight(max))],
            ),
            Refusal::AnnexesMany { max } => {
                (text::id!("council-annex-many"), vec![("max", max.to_string())])
            }
            _ => return None,
        };
        Some(Problem { field: files::FILES_FIELD, text, args })
    }

    fn sending_problem(&self) -> Problem {
        let day = |day: &Day| day.in_words(Locale::Fr);
        let (field, text, args) = match self {
            Refusal::NoSettings => ("way", text::id!("council-act-refused-no-settings"), vec![]),
            Refusal::NoCarrier => ("way", text::id!("council-act-refused-no-carrier"), vec![]),
            Refusal::AlreadySent => ("way", text::id!("council-act-refused-already-sent"), vec![]),
            Refusal::NumberTaken { number } => (
                "number",
                text::id!("council-act-refused-number-taken"),
                vec![("number", number.clone())],
            ),
            Refusal::Number { written } => (
                "number",
                text::id!("council-act-refused-number"),
                vec![("written", written.clone())],
            ),
            Refusal::Format { why } => {
                ("way", text::id!("council-act-refused-format"), vec![("why", why.clone())])
            }
            Refusal::OtherAct { found, expected } => (
                "file",
                text::id!("council-act-refused-other-act"),
                vec![("found", found.clone()), ("expected", expected.clone())],
            ),
            Refusal::Unreadable { why } => {
                ("file", text::id!("council-act-refused-unreadable"), vec![("why", why.clone())])
            }
            Refusal::NotAcknowledgement => {
                ("file", text::id!("council-act-refused-not-acknowledgement"), vec![])
            }
            Refusal::ReceivedBefore { received_on, signed_on } => (
                "received_on",
                text::id!("council-act-refused-received-before"),
                vec![("received", day(received_on)), ("signed", day(signed_on))],
            ),
            Refusal::NothingToCancel => {
                ("way", text::id!("council-act-refused-nothing-to-cancel"), vec![])
            }
            Refusal::NoMeeting => ("title", text::id!("council-act-refused-no-meeting"), vec![]),
            Refusal::AlreadyUndone => ("way", text::id!("council-act-refused-undone"), vec![]),
            Refusal::UndoingUnderWay => ("way", text::id!("council-act-refused-undoing"), vec![]),
            Refusal::StillOpen => ("way", text::id!("council-act-refused-still-open"), vec![]),
            _ => ("title", text::id!("council-act-refused-no-title"), vec![]),
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
