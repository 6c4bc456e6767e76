//! What an école would send, as it was typed: any of it may be missing or wrong.
//!
//! [`Draft::lacks`] says all that is; [`Draft::file`] and [`Draft::file_of_those_ready`] make the
//! file.

use super::{CourseKind, Outcome, SupportKind};
use crate::nomenclature::{Domain, Level, SubDomain};
use crate::{Components, Key, Mastery};
use base::{Day, Instant, PersonName, SchoolYear};

/// All that an école sends at once: some pupils and their reports, and those it takes to say them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Who makes this tool, and its name: what the ministry calls éditeur and application.
    pub editor: String,
    pub application: String,
    pub uai: String,
    /// What the school is called in sentences.
    pub school: String,
    /// The first is the head of the reports that name none.
    pub heads: Vec<StaffDraft>,
    pub teachers: Vec<StaffDraft>,
    pub classes: Vec<ClassDraft>,
    pub periods: Vec<PeriodDraft>,
    /// Only those whose report is to be sent.
    pub pupils: Vec<PupilDraft>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffDraft {
    pub key: Key,
    pub name: PersonName,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassDraft {
    pub key: Key,
    pub label: String,
    /// « Identifiant classe » of ONDE.
    pub onde: String,
    /// Parcours that all of the class has followed, by period.
    pub courses: Vec<(Key, CourseDraft)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodDraft {
    pub key: Key,
    /// `1er trimestre`.
    pub label: String,
    pub year: SchoolYear,
    pub index: u8,
    pub count: u8,
    pub first: Day,
    pub last: Day,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PupilDraft {
    pub key: Key,
    pub name: PersonName,
    pub ine: String,
    pub class: Key,
    /// None where the pupil follows no level (ULIS): then no line is asked for.
    pub level: Option<Level>,
    /// Those to whom the report is sent; the schema does without them.
    pub guardians: Vec<GuardianDraft>,
    pub reports: Vec<ReportDraft>,
    /// Of the end of cycle 2.
    pub cycle_report: Option<CycleReportDraft>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDraft {
    pub period: Key,
    pub head: Option<Key>,
    pub teachers: Vec<Key>,
    pub created_on: Day,
    /// Since when the pupil is in the school, this year.
    pub schooled_on: Day,
    pub locked_at: Option<Instant>,
    pub domains: Vec<DomainDraft>,
    pub courses: Vec<CourseDraft>,
    pub supports: Vec<SupportDraft>,
    pub appreciation: String,
    /// Components may be spoken of before the end of the cycle.
    pub socle: Option<Components<Option<Mastery>>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainDraft {
    pub domain: Domain,
    /// Of the whole domain. None in French and mathematics, which are placed by line.
    pub outcome: Option<Outcome>,
    pub appreciation: String,
    /// What of the programme was worked on.
    pub elements: Vec<String>,
    pub lines: Vec<LineDraft>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDraft {
    pub line: SubDomain,
    pub outcome: Option<Outcome>,
    pub elements: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseDraft {
    pub kind: CourseKind,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportDraft {
    pub kind: SupportKind,
    /// What a PPRE is about; for the others the schema takes it too.
    pub detail: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CycleReportDraft {
    pub year: SchoolYear,
    pub head: Option<Key>,
    pub teachers: Vec<Key>,
    pub created_on: Day,
    pub locked_at: Option<Instant>,
    pub socle: Components<Option<Mastery>>,
    pub synthesis: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuardianDraft {
    pub name: PersonName,
    /// `Mère`, or nothing.
    pub kinship: String,
    pub address: Option<crate::AddressDraft>,
}
