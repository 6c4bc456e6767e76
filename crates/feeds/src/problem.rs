//! What is wrong with a feed: which file, which line, which field, and what to do about it.

mod list;
mod sentence;

pub use list::Problems;

use crate::words::{French, Voice};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// One thing to tell the person who brings a feed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub severity: Severity,
    pub place: Place,
    pub kind: ProblemKind,
    /// How many times it was met; the place is that of the first.
    pub count: u64,
}

/// How far a problem reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing; nothing is left out.
    Notice,
    /// This row, or this part of it, is left out.
    Row,
    /// Reading stopped: nothing of the feed may be used.
    Fatal,
}

/// Where: an empty file name is the feed as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    pub file: String,
    pub line: Option<u64>,
    /// An attribute of AAF or a column.
    pub field: Option<String>,
}

/// What went wrong. `Display` says it in French: see `sentence.rs`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProblemKind {
    // The file itself.
    Missing,
    Unreadable(String),
    NothingToRead,
    MixedFormats,
    MixedModes,
    DamagedArchive,
    EncryptedArchive,
    TooManyFiles { max: usize },
    TooLarge { max: u64 },
    ArchiveBomb { ratio: u64 },
    OverlappingArchive,
    IgnoredFile,
    MissingPart { kind: Cow<'static, str>, number: u32 },
    // Its letters.
    UnknownEncoding(String),
    WrongEncoding { declared: Cow<'static, str> },
    HiddenUtf8 { declared: Cow<'static, str> },
    // XML.
    Truncated,
    BadXml(String),
    NotAaf { root: String },
    EntityDeclared,
    UnknownEntity(String),
    TooLong { max: u64 },
    TooDeep,
    UnexpectedElement(String),
    // AAF.
    NoAcademy,
    AcademyDisagrees { asked: String, found: String },
    NoIdentifier,
    NoCategory,
    UnknownCategory(String),
    WrongFile { category: String },
    UnknownAttribute,
    // Tables.
    EmptyTable,
    NoHeader,
    UnknownTable,
    MissingColumn { column: Cow<'static, str>, found: Vec<String> },
    UnknownColumn,
    RepeatedColumn,
    RowTooLong { expected: usize, found: usize },
    NoSchool,
    OnlyTables,
    NotKept,
    Interrupted,
    BadUai(String),
    // Values.
    MissingValue,
    BadDate(String),
    BadReference(String),
    BadChoice(String),
    UnknownCode(String),
    Duplicate { key: String, first_line: u64, first_file: String },
    UnknownClass(String),
    UnknownSchool(String),
    NoChild,
    NoProfile(String),
}

impl Problem {
    pub fn new(severity: Severity, place: Place, kind: ProblemKind) -> Self {
        Problem { severity, place, kind, count: 1 }
    }

    /// `Eleve_0000.xml, ligne 12, « ENTPersonNom » : …`
    pub fn sentence(&self) -> String {
        self.said(&French)
    }

    /// The same in the language of whoever reads it.
    pub fn said(&self, voice: &impl Voice) -> String {
        sentence::whole(voice, self)
    }
}

/// The problem that ended a reading.
#[derive(Clone, PartialEq, Eq)]
pub struct Refused(Box<Problem>);

impl Refused {
    pub fn new(place: Place, kind: ProblemKind) -> Self {
        Refused(Box::new(Problem::new(Severity::Fatal, place, kind)))
    }

    pub fn problem(&self) -> &Problem {
        &self.0
    }
}

impl fmt::Debug for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.sentence())
    }
}

impl std::error::Error for Refused {}

impl Place {
    pub fn file(file: impl Into<String>) -> Self {
        Place { file: file.into(), line: None, field: None }
    }

    #[must_use]
    pub fn line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    #[must_use]
    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&sentence::of(&French, self))
    }
}

impl std::error::Error for ProblemKind {}

impl ProblemKind {
    /// Carries a problem of ours through a reader that only knows I/O errors.
    pub(crate) fn into_io(self) -> std::io::Error {
        std::io::Error::other(self)
    }

    /// Takes it out again; an error of the disk is `Unreadable`.
    pub(crate) fn from_io(error: &std::io::Error) -> Self {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<ProblemKind>());
        match (inner, error.kind()) {
            (Some(kind), _) => kind.clone(),
            (None, std::io::ErrorKind::NotFound) => ProblemKind::Missing,
            (None, _) => ProblemKind::Unreadable(error.to_string()),
        }
    }
}
