//! Why something cannot be sent: what is written here was wrong before the State saw it.

use crate::{ActNature, ArchiveProblem, FileFormat, LatinProblem, Matter, Typology};
use base::Day;

/// Which file of a deposit or of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The act itself, or the document of an answer.
    Document,
    /// An annex, counted from 1.
    Annex(usize),
}

/// A rule of the format said no; nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("{written:?} is not nine figures")]
    Siren { written: String },
    /// The last figure does not check the others.
    #[error("the key of {written} is wrong")]
    SirenKey { written: String },
    #[error("{written:?} is no department of ACTES")]
    Department { written: String },
    /// One figure.
    #[error("{written:?} is no arrondissement")]
    Arrondissement { written: String },
    /// Two figures.
    #[error("{written:?} is no nature of an authority")]
    AuthorityNature { written: String },
    /// Letters without accent, `-`, `_`, `.`, and a domain that ends in 2 to 6 letters.
    #[error("{written:?} is no mail address of ACTES")]
    Mail { written: String },
    /// An envelope says at least one address for what comes back.
    #[error("no address for what comes back")]
    NoReturnMail,
    #[error("an envelope without a message")]
    NoMessage,
    /// Capitals, figures and `_`; neither first nor last a `_`.
    #[error("{written:?} is no number of an act")]
    Number { written: String },
    #[error("a number of {length} characters, {max} at most")]
    NumberTooLong { length: usize, max: usize },
    /// 1 to 9999.
    #[error("{number} is no number of an envelope")]
    Serial { number: u32 },
    /// Three capitals given to the operator.
    #[error("{written:?} is no trigram of an operator")]
    Trigram { written: String },
    #[error("{code} is no nature of an act")]
    Nature { code: u32 },
    /// The classification in force does not have it.
    #[error("{nature:?} is not in the classification of {dated}")]
    UnknownNature { nature: ActNature, dated: Day },
    /// Two to five numbers with points between them.
    #[error("{written:?} is no code of a matter")]
    Matter { written: String },
    #[error("{matter} is not in the classification of {dated}")]
    UnknownMatter { matter: Matter, dated: Day },
    #[error("subject: {0}")]
    Subject(LatinProblem),
    /// A name or a telephone of whoever is to be asked.
    #[error("referent: {0}")]
    Referent(LatinProblem),
    #[error("{written:?} is no typology")]
    Typology { written: String },
    /// The classification gives this nature other typologies.
    #[error("{piece:?}: {typology} is not given to {nature:?}")]
    UnknownTypology { piece: Piece, typology: Typology, nature: ActNature },
    #[error("decided on {decided_on}, after {today}")]
    Future { decided_on: Day, today: Day },
    #[error("{piece:?} is empty")]
    EmptyFile { piece: Piece },
    /// `found` is none when it is neither PDF, nor XML, nor JPEG, nor PNG.
    #[error("{piece:?} may not be {found:?}")]
    Format { piece: Piece, found: Option<FileFormat> },
    /// A PDF under a password cannot be read by the prefecture.
    #[error("{piece:?} is locked")]
    Locked { piece: Piece },
    /// An answer has one document; only complementary pieces are several.
    #[error("{count} documents, {max} at most")]
    Documents { count: usize, max: usize },
    /// `character`, in `element`, is not in ISO-8859-1.
    #[error("{character:?}, in {element}, is not in ISO-8859-1")]
    Character { character: char, element: String },
    #[error(transparent)]
    Archive(#[from] ArchiveProblem),
}
