//! What comes back from the State, and what we sent read again.

use crate::tree::{self, Element};
use crate::{
    Acknowledgement, Act, ActAnomaly, Answer, AnswerReceipt, Cancellation, CancellationReceipt,
    Classification, ClassificationRequest, CourtReferral, EnvelopeAnomaly, IncomingEnvelope,
    Letter, LetterReceipt, OutgoingEnvelope,
};
use base::Day;

/// One file of ACTES: one of the roots of `actesv1_1.xsd`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// 1-1, `Acte`: an act is sent.
    Act(Act),
    /// 1-2, `ARActe`: it was received. From then on it is transmitted (CGCT L2131-1).
    Acknowledgement(Acknowledgement),
    /// 1-3, `AnomalieActe`: it was not.
    ActAnomaly(ActAnomaly),
    /// 2-1, 3-1 and 4-1: the prefecture writes about an act.
    Letter(Letter),
    /// 3-2 and 4-2: the letter was received.
    LetterReceipt(LetterReceipt),
    /// 2-2, 3-3, 3-4, 4-3 and 4-4: the authority answers.
    Answer(Answer),
    /// `ARPieceComplementaire` and `ARReponseRejetLettreObservations`: the answer was received.
    AnswerReceipt(AnswerReceipt),
    /// 5-1, `DefereTA`: the prefect has gone to the administrative court (CGCT L2131-6).
    CourtReferral(CourtReferral),
    /// 6-1, `Annulation`: the sending is taken back, not the act.
    Cancellation(Cancellation),
    /// 6-2, `ARAnnulation`.
    CancellationReceipt(CancellationReceipt),
    /// 7-1, `DemandeClassification`.
    ClassificationRequest(ClassificationRequest),
    /// 7-2, `RetourClassification`.
    Classification(Classification),
    /// 7-3, `ReponseClassificationSansChangement`: that of this day is in force.
    ClassificationUnchanged(Day),
    /// `EnveloppeCLMISILL`: from an authority to the ministry.
    OutgoingEnvelope(OutgoingEnvelope),
    /// `EnveloppeMISILLCL`: from the ministry to an authority.
    IncomingEnvelope(IncomingEnvelope),
    /// `AnomalieEnveloppe`: nothing of the envelope was taken.
    EnvelopeAnomaly(EnvelopeAnomaly),
}

/// Why a file says nothing to us.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadingProblem {
    #[error("{bytes} bytes, {max} at most")]
    TooLarge { bytes: usize, max: usize },
    /// Neither UTF-8 nor a Latin alphabet, or bytes that are not of the one declared.
    #[error("not written in {declared}")]
    Encoding { declared: String },
    #[error("nothing is written")]
    Empty,
    #[error("the file is cut")]
    Truncated,
    #[error("not XML: {reason}")]
    Malformed { reason: String },
    /// A document type declares entities: none is read.
    #[error("a document type")]
    DocumentType,
    #[error("&{name}; is unknown")]
    Entity { name: String },
    #[error("more than {max} elements one in the other")]
    TooDeep { max: usize },
    #[error("more than {max} elements")]
    TooMany { max: usize },
    /// XML, of another namespace.
    #[error("<{root}> is not of ACTES")]
    NotActes { root: String },
    /// A root that the schema does not have.
    #[error("<{root}> is no message")]
    Unknown { root: String },
    /// A message, and another than the one asked for.
    #[error("<{found}> where <{expected}> was expected")]
    Other { expected: &'static str, found: String },
    #[error("<{within}> lacks {what}")]
    Missing { within: String, what: &'static str },
    #[error("<{within}> has {what} twice")]
    Repeated { within: String, what: &'static str },
    #[error("{value:?} is no {what}")]
    Bad { what: &'static str, value: String },
}

/// Reads any message. Order of elements, spaces, prefixes and elements we do not know are let
/// pass: what the State has sent counts, however its software has written it.
pub fn read(bytes: &[u8]) -> Result<Message, ReadingProblem> {
    let root = tree::parse(bytes)?;
    Ok(match root.name.as_str() {
        "Acte" => Message::Act(Act::read(&root)?),
        "ARActe" => Message::Acknowledgement(Acknowledgement::read(&root)?),
        "AnomalieActe" => Message::ActAnomaly(ActAnomaly::read(&root)?),
        "CourrierSimple" | "DemandePieceComplementaire" | "LettreObservations" => {
            Message::Letter(Letter::read(&root)?)
        }
        "ARDemandePieceComplementaire" | "ARLettreObservations" => {
            Message::LetterReceipt(LetterReceipt::read(&root)?)
        }
        "ReponseCourrierSimple"
        | "RefusPieceComplementaire"
        | "PieceComplementaire"
        | "RejetLettreObservations"
        | "ReponseLettreObservations" => Message::Answer(Answer::read(&root)?),
        "ARPieceComplementaire" | "ARReponseRejetLettreObservations" => {
            Message::AnswerReceipt(AnswerReceipt::read(&root)?)
        }
        "DefereTA" => Message::CourtReferral(CourtReferral::read(&root)?),
        "Annulation" => Message::Cancellation(Cancellation::read(&root)?),
        "ARAnnulation" => Message::CancellationReceipt(CancellationReceipt::read(&root)?),
        "DemandeClassification" => {
            Message::ClassificationRequest(ClassificationRequest::read(&root)?)
        }
        "RetourClassification" => Message::Classification(Classification::read(&root)?),
        "ReponseClassificationSansChangement" => {
            Message::ClassificationUnchanged(root.day_of("DateClassification")?)
        }
        "EnveloppeCLMISILL" => Message::OutgoingEnvelope(OutgoingEnvelope::read(&root)?),
        "EnveloppeMISILLCL" => Message::IncomingEnvelope(IncomingEnvelope::read(&root)?),
        "AnomalieEnveloppe" => Message::EnvelopeAnomaly(EnvelopeAnomaly::read(&root)?),
        _ => return Err(ReadingProblem::Unknown { root: tree::short(&root.name) }),
    })
}

/// Reads an `ARActe`, and nothing else.
pub fn read_acknowledgement(bytes: &[u8]) -> Result<Acknowledgement, ReadingProblem> {
    match read(bytes)? {
        Message::Acknowledgement(read) => Ok(read),
        other => Err(other.instead_of("ARActe")),
    }
}

/// Reads a `RetourClassification`, and nothing else.
pub fn read_classification(bytes: &[u8]) -> Result<Classification, ReadingProblem> {
    match read(bytes)? {
        Message::Classification(read) => Ok(read),
        other => Err(other.instead_of("RetourClassification")),
    }
}

impl Message {
    fn instead_of(&self, expected: &'static str) -> ReadingProblem {
        ReadingProblem::Other { expected, found: self.element().name }
    }

    pub(crate) fn element(&self) -> Element {
        match self {
            Message::Act(it) => it.element("Acte"),
            Message::Acknowledgement(it) => it.element(),
            Message::ActAnomaly(it) => it.element(),
            Message::Letter(it) => it.element(),
            Message::LetterReceipt(it) => it.element(),
            Message::Answer(it) => it.element(),
            Message::AnswerReceipt(it) => it.element(),
            Message::CourtReferral(it) => it.element(),
            Message::Cancellation(it) => it.element(),
            Message::CancellationReceipt(it) => it.element(),
            Message::ClassificationRequest(it) => it.element(),
            Message::Classification(it) => it.element(),
            Message::ClassificationUnchanged(day) => {
                Element::new("ReponseClassificationSansChangement")
                    .holding([Element::of_text("DateClassification", &day.iso())])
            }
            Message::OutgoingEnvelope(it) => it.element("EnveloppeCLMISILL"),
            Message::IncomingEnvelope(it) => it.element(),
            Message::EnvelopeAnomaly(it) => it.element(),
        }
    }
}
