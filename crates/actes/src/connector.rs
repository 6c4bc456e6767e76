//! What we ask of an operator that carries acts to the State ("tiers de télétransmission", CGCT
//! R2131-1 to R2131-4): accredited by the ministry, bound to the authority by its certificate.
//!
//! Nothing here is tried twice: whoever calls knows when, and [`CarrierProblem::is_passing`] says
//! whether it is of any use.

use crate::{
    ActId, AnswerKind, Archive, ArchiveProblem, Attachment, Classification, Deposit, File, Message,
    ReadingProblem, Refusal, read, unpack,
};
use std::{fmt, future::Future, pin::Pin};

/// What an operator answers, in time.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T, CarrierProblem>> + Send + 'a>>;

/// An operator.
pub trait Carrier: Send + Sync {
    /// Whether it knows us.
    fn check(&self) -> Pending<'_, ()>;

    /// The classification in force, as it last received it from the prefecture.
    fn classification(&self) -> Pending<'_, Classification>;

    /// Takes an act. When the answer is lost, [`Carrier::find`] says whether it was taken: an act
    /// is never deposited twice under one number.
    fn deposit<'a>(&'a self, deposit: &'a Deposit) -> Pending<'a, Transaction>;

    /// The transaction of an act, when the operator has it.
    fn find<'a>(&'a self, act: &'a ActId) -> Pending<'a, Option<Transaction>>;

    /// Takes an archive that we have made (see [`crate::Shipment::archive`]). Not every operator
    /// allows it.
    fn ship<'a>(&'a self, archive: &'a Archive) -> Pending<'a, Vec<Transaction>>;

    /// Where a transaction is.
    fn progress(&self, transaction: Transaction) -> Pending<'_, Progress>;

    /// Takes back the sending of an act that was acknowledged; a transaction of its own.
    fn cancel(&self, transaction: Transaction) -> Pending<'_, Transaction>;

    /// The letters of the prefecture that were not yet marked as read.
    fn letters(&self) -> Pending<'_, Vec<LetterNotice>>;

    /// A letter and its files.
    fn letter(&self, letter: Transaction) -> Pending<'_, Received>;

    fn mark_as_read(&self, letter: Transaction) -> Pending<'_, ()>;

    /// Answers a letter; a transaction of its own.
    fn answer<'a>(
        &'a self,
        letter: Transaction,
        kind: AnswerKind,
        documents: &'a [Attachment],
    ) -> Pending<'a, Transaction>;

    /// The slip that the operator makes of a transaction, a PDF: what towns keep with the act.
    fn slip(&self, transaction: Transaction) -> Pending<'_, Vec<u8>>;
}

/// The number an operator gives to what it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Transaction(pub u64);

impl fmt::Display for Transaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Where a transaction is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The operator waits for someone to confirm, or to sign, on its own pages.
    ToConfirm,
    /// With the operator, which has yet to send it.
    Taken,
    /// With the ministry, which has yet to answer.
    Sent,
    /// The State has answered: an acknowledgement, of an act, of a cancellation or of an answer.
    /// `file` is what it sent, to be kept as proof.
    Answered { message: Box<Message>, file: Vec<u8> },
    /// It was not taken, by the operator or by the State: in its words.
    Refused { reason: String },
    /// Its sending was taken back.
    Cancelled,
    /// Long after the answer: closed, archived. Its number at the operator.
    Closed { status: i32 },
}

/// A letter that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterNotice {
    pub letter: Transaction,
    /// 2 a letter, 3 pieces asked, 4 observations, 5 the court (norme d'échange 1.4).
    pub transaction: u8,
    /// What it is about, as we deposited it.
    pub about: Option<Transaction>,
    pub act: Option<ActId>,
}

/// What came in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub message: Message,
    /// All the files of the archive, the message and its envelope among them.
    pub files: Vec<File>,
}

impl Received {
    /// The message of an archive that comes from the State: one, in one envelope.
    pub fn open(archive: &[u8]) -> Result<Self, CarrierProblem> {
        let files = unpack(archive)?;
        let is_xml = |file: &&File| file.name.to_ascii_lowercase().ends_with(".xml");
        let (mut found, mut problem) = (None, None);
        for file in files.iter().filter(is_xml) {
            match read(&file.bytes) {
                Ok(Message::IncomingEnvelope(_)) => {}
                Ok(message) => found = found.or(Some(message)),
                // A document of a letter may be any XML.
                Err(other) => problem = problem.or(Some(other)),
            }
        }
        let strange = || CarrierProblem::Strange { what: "no message".to_owned() };
        let message = found.ok_or_else(|| problem.map_or_else(strange, CarrierProblem::Reading))?;
        Ok(Received { message, files })
    }
}

/// Why an operator has not done what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CarrierProblem {
    /// It does not answer, or not in time. Whether it has taken what was sent is not known.
    #[error("the operator does not answer")]
    Unreachable,
    /// 408, 425, 429 and 5xx.
    #[error("the operator cannot now ({status})")]
    Busy { status: u16 },
    /// Any other status than 2xx: usually, it does not know our certificate.
    #[error("the operator refuses to speak ({status})")]
    Status { status: u16 },
    /// It says why.
    #[error("refused: {reason}")]
    Refused { reason: String },
    /// It has not answered as its documentation says.
    #[error("a strange answer: {what}")]
    Strange { what: String },
    #[error("more than {max} bytes")]
    TooLarge { max: usize },
    #[error(transparent)]
    Reading(#[from] ReadingProblem),
    #[error(transparent)]
    Archive(#[from] ArchiveProblem),
    /// It takes less than the schema does.
    #[error(transparent)]
    Refusal(#[from] Refusal),
}

impl CarrierProblem {
    /// Whether the same, asked later, may be done.
    pub const fn is_passing(&self) -> bool {
        matches!(self, CarrierProblem::Unreachable | CarrierProblem::Busy { .. })
    }
}
