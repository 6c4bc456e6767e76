//! 1D: what an école élémentaire sends (schema 1.0b, `livret-scolaire_1d_schema_1.0b.xsd`).

mod check;
mod domains;
mod draft;
mod file;
mod making;
mod pupil;
mod report;

pub use draft::{
    ClassDraft, CourseDraft, CycleReportDraft, DomainDraft, Draft, GuardianDraft, LineDraft,
    PeriodDraft, PupilDraft, ReportDraft, StaffDraft, SupportDraft,
};
pub use file::{
    Class, ClassCourses, Contents, File, Head, Header, Period, ProgrammeElement, Pupil, Teacher,
    Version,
};
pub use making::Export;
pub use report::{
    Achievement, Address, Course, CourseKind, CycleReport, EndedCycle, Guardian, LineAchievement,
    Outcome, PeriodicReport, Support, SupportKind,
};
