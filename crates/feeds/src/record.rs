//! What a feed says, in neutral words: the same records whether they come from AAF, ONDE or a CSV.
//!
//! A record holds what was written, tidied but not judged. Its [`Fields`] tell what the feed spoke
//! about: a CSV without a telephone column must not erase a telephone, and a delta replaces only
//! the attributes it names.

mod field;
mod function;
mod guardianship;
mod key;
pub mod level;
mod person;
mod pupil;
mod school;

pub use field::{Field, Fields};
pub use function::{FunctionRecord, StaffRecord, TeachingRecord};
pub use guardianship::{
    Authority, ChildLink, GuardianLink, GuardianRecord, kinship_of_code, kinship_of_label,
};
pub use key::{AafKey, Academy, ChildName, ClassRef, Key, PersonRef, SchoolRef};
pub use person::{Address, Contact, Identity};
pub use pupil::{ClassDates, PupilRecord};
pub use school::{SchoolRecord, school_kind};

/// One school or person of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    School(Box<SchoolRecord>),
    Pupil(Box<PupilRecord>),
    Guardian(Box<GuardianRecord>),
    Staff(Box<StaffRecord>),
}

/// What a feed asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This is how it is now; create it when it is new.
    Put(Record),
    /// Of something already known, only these fields are replaced.
    Modify(Record),
    /// It is no longer there.
    Delete(RecordKind, Key),
}

db::word! {
    pub enum RecordKind {
        School = "school", Pupil = "pupil", Guardian = "guardian", Staff = "staff",
    }
}

impl Record {
    pub const fn kind(&self) -> RecordKind {
        match self {
            Record::School(_) => RecordKind::School,
            Record::Pupil(_) => RecordKind::Pupil,
            Record::Guardian(_) => RecordKind::Guardian,
            Record::Staff(_) => RecordKind::Staff,
        }
    }

    pub const fn key(&self) -> Option<&Key> {
        match self {
            Record::School(school) => school.key.as_ref(),
            Record::Pupil(pupil) => pupil.key.as_ref(),
            Record::Guardian(guardian) => guardian.key.as_ref(),
            Record::Staff(staff) => staff.key.as_ref(),
        }
    }

    pub const fn fields(&self) -> Fields {
        match self {
            Record::School(school) => school.fields,
            Record::Pupil(pupil) => pupil.fields,
            Record::Guardian(guardian) => guardian.fields,
            Record::Staff(staff) => staff.fields,
        }
    }
}

impl Change {
    pub const fn kind(&self) -> RecordKind {
        match self {
            Change::Put(record) | Change::Modify(record) => record.kind(),
            Change::Delete(kind, _) => *kind,
        }
    }
}
