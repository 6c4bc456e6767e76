//! What prefecture and authority write to each other about an act that was received
//! (norme d'échange version 1.4: transactions 2, 3, 4 and 5).

use crate::tree::Element;
use crate::{
    ActId, Attachment, FileFormat, Message, MessageCode, MessageName, Piece, ReadingProblem,
    Refusal, Sender, Shipment, SignedFile,
};
use base::Day;

/// A letter of the prefecture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub kind: LetterKind,
    pub act: ActId,
    /// Its date: with the act, what an answer names it by.
    pub written_on: Day,
    pub document: SignedFile,
}

/// What it asks. A request for pieces, when the act is not complete, puts off the two months of the
/// prefect until they come; a letter of observations is the "recours gracieux" that keeps his right
/// to go to court (CGCT L2131-6 and the case law on it).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterKind {
    /// 2-1, `CourrierSimple`: a question, an advice.
    Simple,
    /// 3-1, `DemandePieceComplementaire`.
    PiecesAsked { description: String },
    /// 4-1, `LettreObservations`.
    Observations { reason: String },
}

impl Letter {
    pub(crate) fn element(&self) -> Element {
        let (name, text) = match &self.kind {
            LetterKind::Simple => ("CourrierSimple", None),
            LetterKind::PiecesAsked { description } => {
                let text = Element::of_text("DescriptionPieces", description);
                ("DemandePieceComplementaire", Some(text))
            }
            LetterKind::Observations { reason } => {
                ("LettreObservations", Some(Element::of_text("Motif", reason)))
            }
        };
        about(name, self.written_on, &self.act)
            .holding(text)
            .holding([self.document.element("Document")])
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        let text = |name| Ok(element.child(name)?.text.clone());
        let kind = match element.name.as_str() {
            "DemandePieceComplementaire" => {
                LetterKind::PiecesAsked { description: text("DescriptionPieces")? }
            }
            "LettreObservations" => LetterKind::Observations { reason: text("Motif")? },
            _ => LetterKind::Simple,
        };
        let (written_on, act) = named(element)?;
        let document = SignedFile::read(element.child("Document")?)?;
        Ok(Letter { kind, act, written_on, document })
    }
}

/// 3-2 and 4-2: the letter has been received; sent by the operator as soon as it has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterReceipt {
    pub kind: LetterReceiptKind,
    pub act: ActId,
    pub written_on: Day,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterReceiptKind {
    PiecesAsked,
    Observations,
}

impl LetterReceipt {
    pub fn shipment(&self, sender: &Sender) -> Shipment {
        let code = match self.kind {
            LetterReceiptKind::PiecesAsked => MessageCode::PIECES_ASKED_RECEIPT,
            LetterReceiptKind::Observations => MessageCode::OBSERVATIONS_RECEIPT,
        };
        let name = MessageName::of_act(&self.act, code);
        Shipment {
            sender: *sender,
            messages: vec![(name, Message::LetterReceipt(self.clone()))],
            files: Vec::new(),
        }
    }

    pub(crate) fn element(&self) -> Element {
        let name = match self.kind {
            LetterReceiptKind::PiecesAsked => "ARDemandePieceComplementaire",
            LetterReceiptKind::Observations => "ARLettreObservations",
        };
        about(name, self.written_on, &self.act)
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        let kind = match element.name.as_str() {
            "ARLettreObservations" => LetterReceiptKind::Observations,
            _ => LetterReceiptKind::PiecesAsked,
        };
        let (written_on, act) = named(element)?;
        Ok(LetterReceipt { kind, act, written_on })
    }
}

/// What an authority answers to a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub kind: AnswerKind,
    pub act: ActId,
    /// The date of the letter that is answered.
    pub written_on: Day,
    /// One; for pieces, one or several.
    pub documents: Vec<SignedFile>,
}

/// Each is a root of the schema and a code of the norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerKind {
    /// 2-2, `ReponseCourrierSimple`.
    Simple,
    /// 3-3, `RefusPieceComplementaire`: the pieces will not be sent.
    PiecesRefused,
    /// 3-4, `PieceComplementaire`.
    Pieces,
    /// 4-3, `RejetLettreObservations`: the act is kept as it is.
    ObservationsRejected,
    /// 4-4, `ReponseLettreObservations`.
    Observations,
}

impl AnswerKind {
    pub const ALL: [Self; 5] = [
        Self::Simple,
        Self::PiecesRefused,
        Self::Pieces,
        Self::ObservationsRejected,
        Self::Observations,
    ];

    pub const fn code(self) -> MessageCode {
        match self {
            Self::Simple => MessageCode { transaction: 2, message: 2 },
            Self::PiecesRefused => MessageCode { transaction: 3, message: 3 },
            Self::Pieces => MessageCode { transaction: 3, message: 4 },
            Self::ObservationsRejected => MessageCode { transaction: 4, message: 3 },
            Self::Observations => MessageCode { transaction: 4, message: 4 },
        }
    }

    const fn root(self) -> &'static str {
        match self {
            Self::Simple => "ReponseCourrierSimple",
            Self::PiecesRefused => "RefusPieceComplementaire",
            Self::Pieces => "PieceComplementaire",
            Self::ObservationsRejected => "RejetLettreObservations",
            Self::Observations => "ReponseLettreObservations",
        }
    }

    /// Whether it answers such a letter.
    pub fn answers(self, letter: &LetterKind) -> bool {
        match letter {
            LetterKind::Simple => self == Self::Simple,
            LetterKind::PiecesAsked { .. } => matches!(self, Self::PiecesRefused | Self::Pieces),
            LetterKind::Observations { .. } => {
                matches!(self, Self::ObservationsRejected | Self::Observations)
            }
        }
    }
}

impl Answer {
    /// The answer and its files: PDF, images or XML; one, unless pieces are sent.
    pub fn shipment(
        kind: AnswerKind,
        letter: &Letter,
        attachments: Vec<Attachment>,
        sender: &Sender,
    ) -> Result<Shipment, Refusal> {
        let formats = check(kind, &attachments)?;
        let name = MessageName::of_act(&letter.act, kind.code());
        let files = name.files(attachments, &formats);
        let documents = files.iter().map(|file| SignedFile::unsigned(&file.name)).collect();
        let (act, written_on) = (letter.act.clone(), letter.written_on);
        let answer = Answer { kind, act, written_on, documents };
        Ok(Shipment { sender: *sender, messages: vec![(name, Message::Answer(answer))], files })
    }

    pub(crate) fn element(&self) -> Element {
        let documents = self.documents.iter().map(|document| document.element("Document"));
        let root = about(self.kind.root(), self.written_on, &self.act);
        match self.kind {
            AnswerKind::Pieces => root.holding([Element::new("Documents").holding(documents)]),
            _ => root.holding(documents),
        }
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        let unknown = || ReadingProblem::Unknown { root: element.name.clone() };
        let mut kinds = AnswerKind::ALL.into_iter();
        let kind = kinds.find(|kind| kind.root() == element.name).ok_or_else(unknown)?;
        let (written_on, act) = named(element)?;
        let documents = match kind {
            AnswerKind::Pieces => {
                let documents = element.child("Documents")?;
                documents.child_or_more("Document")?;
                documents.all("Document").map(SignedFile::read).collect::<Result<_, _>>()?
            }
            _ => vec![SignedFile::read(element.child("Document")?)?],
        };
        Ok(Answer { kind, act, written_on, documents })
    }
}

/// How many documents an answer may have, and their formats. For every operator the same.
pub(crate) fn check(
    kind: AnswerKind,
    attachments: &[Attachment],
) -> Result<Vec<FileFormat>, Refusal> {
    const ALLOWED: [FileFormat; 4] =
        [FileFormat::Pdf, FileFormat::Jpeg, FileFormat::Png, FileFormat::Xml];
    let max = if kind == AnswerKind::Pieces { 100 } else { 1 };
    let count = attachments.len();
    if !(1..=max).contains(&count) {
        return Err(Refusal::Documents { count, max });
    }
    let piece = |place| if place == 0 { Piece::Document } else { Piece::Annex(place) };
    let formats = attachments.iter().enumerate();
    formats.map(|(place, attachment)| attachment.format(piece(place), &ALLOWED)).collect()
}

/// 5-1, `DefereTA`: the prefect asks the administrative court to annul the act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourtReferral {
    pub act: ActId,
    /// The day it was lodged with the court.
    pub lodged_on: Day,
    /// What is said to be unlawful.
    pub illegality: String,
    pub documents: Vec<SignedFile>,
}

impl CourtReferral {
    pub(crate) fn element(&self) -> Element {
        let documents = self.documents.iter().map(|document| document.element("PieceJointe"));
        Element::new("DefereTA").with("IDActe", &self.act).holding([
            Element::of_text("DateDepot", &self.lodged_on.iso()),
            Element::of_text("NatureIllegalite", &self.illegality),
            Element::new("PiecesJointes").holding(documents),
        ])
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        let documents = match element.optional("PiecesJointes")? {
            Some(all) => all.all("PieceJointe").map(SignedFile::read).collect::<Result<_, _>>()?,
            None => Vec::new(),
        };
        Ok(CourtReferral {
            act: ActId::parse(element.attribute("IDActe")?)?,
            lodged_on: element.day_of("DateDepot")?,
            illegality: element.child("NatureIllegalite")?.text.clone(),
            documents,
        })
    }
}

/// `DonneesCourrierPref`: a letter by its date and its act.
pub(crate) fn about(name: &str, written_on: Day, act: &ActId) -> Element {
    Element::new(name).with("DateCourrierPref", &written_on.iso()).with("IDActe", act)
}

pub(crate) fn named(element: &Element) -> Result<(Day, ActId), ReadingProblem> {
    let act = ActId::parse(element.attribute("IDActe")?)?;
    Ok((element.day_in("DateCourrierPref")?, act))
}
