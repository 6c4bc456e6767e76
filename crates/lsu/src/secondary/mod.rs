//! 2D: what a collège sends (`import-complet-strict.xsd`, versions 2.0 to 7.0).
//!
//! **Versions.** The version is that of the file ([`Version`]), and [`File::new`] refuses what it
//! does not have. What is known of each comes from four schemas: 2.0, 3.0, its revision 3.0b, and
//! the strict one that takes 2.0 to 7.0.
//!
//! - 2.0 is held to the schema 2.0, and to what the next two ask of a file of 2.0 (the components
//!   of the socle all or none), so that it is valid by each.
//! - 3.0 is held to 3.0b, the last of its schemas. A file without `code-national` and with teachers
//!   is valid by the first 3.0 as well.
//! - 4.0, 5.0, 6.0 and 7.0 are held to the strict schema. What each of them added to the one before
//!   is not known here, so a version below 7.0 may be refused by the State for something that came
//!   after it. Write 7.0 unless it asks for another.
//!
//! *Question to be asked of the ministry.* The version in force is reported to be 13.0: 12.0 took
//! accompagnement personnalisé away, 13.0 brought yearly averages. No schema of 8.0 to 13.0 was
//! found in public, so none is written: such a file would be a guess.

mod around;
mod check;
mod codes;
mod draft;
mod file;
mod making;
mod pupil;
mod report;
mod results;
mod version;

pub use codes::{
    ComplementKind, CourseKind, DigitalSkill, Election, EndedCycle, ProjectTheme, RegionalLanguage,
    StructureKind, SupportKind, TeacherKind,
};
pub use draft::{
    ClassDraft, CourseDraft, CycleReportDraft, DigitalDraft, Draft, GroupDraft, GuardianDraft,
    HeadDraft, PeriodDraft, ProjectDraft, ProjectKind, PupilDraft, ReportDraft, ResultDraft,
    SchoolLifeDraft, SubjectDraft, SupportDraft, TeacherDraft, ThemeDraft,
};
pub use file::{
    ClassCourses, ClassLife, Contents, DigitalCommon, File, Head, Header, Period, PersonalSupport,
    Project, ProjectGroup, Pupil, Subject, SupportGroup, Teacher, Teaching, Theme, Version,
};
pub use making::Export;
pub use report::{
    Achievement, Address, Average, Complement, Count, Course, CycleReport, DigitalNote,
    DigitalSkills, Guardian, PeriodicReport, PupilProject, PupilSupport, Regional, SchoolLife,
    SubjectCode, Support,
};

pub use crate::primary::ProgrammeElement;
