//! What a collège would send, as it was typed: any of it may be missing or wrong.
//!
//! [`Draft::lacks`] says all that is; [`Draft::file`] and [`Draft::file_of_those_ready`] make the
//! file.

use super::{
    ComplementKind, CourseKind, DigitalSkill, Election, EndedCycle, RegionalLanguage, SupportKind,
    TeacherKind, Version,
};
use crate::{
    AddressDraft, ComplementPosition, Components, DigitalLevel, Key, Mastery, Position,
    RegionalPosition,
};
use base::{Day, Instant, PersonName, SchoolYear};

/// All that a collège sends at once: some pupils and their reports, and those it takes to say them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What the State asks for: [`Version::Seven`] unless it says another.
    pub version: Version,
    /// Who makes this tool, its name, its version if one wishes.
    pub editor: String,
    pub application: String,
    pub application_version: String,
    pub uai: String,
    /// What the school is called in sentences.
    pub school: String,
    /// The first is the head of the reports that name none.
    pub heads: Vec<HeadDraft>,
    pub subjects: Vec<SubjectDraft>,
    pub teachers: Vec<TeacherDraft>,
    pub classes: Vec<ClassDraft>,
    pub periods: Vec<PeriodDraft>,
    /// Themes of EPI that the nomenclature does not have.
    pub themes: Vec<ThemeDraft>,
    pub projects: Vec<ProjectDraft>,
    /// Only those whose report is to be sent.
    pub pupils: Vec<PupilDraft>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadDraft {
    pub key: Key,
    /// `Mme Petit, principale`.
    pub label: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectDraft {
    pub key: Key,
    /// Six characters: the code of the subject in SIECLE.
    pub code: String,
    /// Its code in the national register, where the other is not it; or nothing.
    pub national: String,
    pub election: Election,
    pub label: String,
    /// The subject that is the language of this one.
    pub language: Option<Key>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeacherDraft {
    pub key: Key,
    pub name: PersonName,
    pub kind: TeacherKind,
    /// The number of STS.
    pub sts: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassDraft {
    pub key: Key,
    /// `6A`: the code of the division in SIECLE.
    pub code: String,
    /// Parcours that all of the class has followed, by period.
    pub courses: Vec<(Key, CourseDraft)>,
    /// What is said to all of the class about its life, by period.
    pub lives: Vec<(Key, String)>,
    /// What is said to all of the class about digital competences; or nothing.
    pub digital: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodDraft {
    pub key: Key,
    /// `1er trimestre`.
    pub label: String,
    pub year: SchoolYear,
    pub index: u8,
    pub count: u8,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeDraft {
    pub code: String,
    pub label: String,
}

/// An EPI or an accompagnement personnalisé.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectDraft {
    pub key: Key,
    pub kind: ProjectKind,
    pub title: String,
    pub description: String,
    /// Two at least for an EPI, one for an accompagnement.
    pub subjects: Vec<Key>,
    pub groups: Vec<GroupDraft>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectKind {
    /// With the code of its theme: one of [`super::ProjectTheme`] or of the draft's own.
    Interdisciplinary {
        theme: String,
    },
    Personal,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupDraft {
    pub key: Key,
    pub title: String,
    pub comment: String,
    /// Who teaches which subject in it: teacher, then subject.
    pub taught: Vec<(Key, Key)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PupilDraft {
    pub key: Key,
    pub name: PersonName,
    /// The number of SIECLE.
    pub siecle: String,
    pub class: Key,
    pub guardians: Vec<GuardianDraft>,
    pub reports: Vec<ReportDraft>,
    pub cycle_report: Option<CycleReportDraft>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDraft {
    pub period: Key,
    pub head: Option<Key>,
    pub head_teachers: Vec<Key>,
    pub council_on: Day,
    pub schooled_on: Day,
    pub locked_at: Option<Instant>,
    pub results: Vec<ResultDraft>,
    pub digital: Option<DigitalDraft>,
    /// Groups of EPI and of accompagnement that the pupil has followed, with a comment or nothing.
    pub groups: Vec<(Key, String)>,
    pub courses: Vec<CourseDraft>,
    pub supports: Vec<SupportDraft>,
    /// The synthesis of the class council.
    pub advice: String,
    /// « Devoirs faits », or nothing.
    pub homework: String,
    pub school_life: SchoolLifeDraft,
    pub socle: Components<Option<Mastery>>,
}

/// A subject of a report. One of an average, « non noté » and a position is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultDraft {
    pub subject: Key,
    pub teachers: Vec<Key>,
    pub elements: Vec<String>,
    /// `12.5/20`, as [`super::Average::out_of`] writes it; or nothing.
    pub average: String,
    pub class_average: String,
    pub is_unmarked: bool,
    pub is_class_unmarked: bool,
    pub position: Option<Position>,
    pub appreciation: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigitalDraft {
    pub appreciation: String,
    pub levels: Vec<(DigitalSkill, DigitalLevel)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseDraft {
    pub kind: CourseKind,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportDraft {
    pub kind: SupportKind,
    /// What the PPRE is about, or nothing.
    pub ppre: String,
    /// What the contrat de réussite is about, or nothing.
    pub contract: String,
}

/// Times late, half-days of absence, hours of class missed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchoolLifeDraft {
    pub late: usize,
    pub excused: usize,
    pub unexcused: usize,
    pub hours_missed: Option<usize>,
    pub comment: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CycleReportDraft {
    pub cycle: EndedCycle,
    pub year: SchoolYear,
    pub head: Option<Key>,
    pub head_teachers: Vec<Key>,
    pub created_on: Day,
    pub locked_at: Option<Instant>,
    pub socle: Components<Option<Mastery>>,
    pub synthesis: String,
    pub complement: Option<(ComplementKind, Option<ComplementPosition>)>,
    pub regional: Option<(RegionalLanguage, Option<RegionalPosition>)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuardianDraft {
    /// Nobody where a body is named.
    pub name: PersonName,
    /// What the body is called, or nothing.
    pub body: String,
    pub is_first_legal: bool,
    pub is_second_legal: bool,
    /// `Mère`, or nothing.
    pub kinship: String,
    pub address: Option<AddressDraft>,
}
