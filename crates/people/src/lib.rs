//! Who is who, without a page: persons, schools, years, classes, groups, audiences, and who may
//! write to whom.
//!
//! **Facts** are dated (`from_on`, and `until_on`: the first day the fact no longer holds) and
//! never overwritten: enrolments, guardianships, assignments, delegations. **Groups** come from
//! them by themselves, in the same transaction: what changes a fact gives a [`Touched`], which
//! [`groups::refresh`] wants. **Audiences** and **writing rules** speak of groups.

pub mod assignment;
pub mod audience;
pub mod audit;
pub mod body;
mod child;
pub mod class;
pub mod delegation;
pub mod duplicate;
pub mod enrolment;
mod group;
pub mod groups;
pub mod guardianship;
pub mod hand;
pub mod image_right;
mod level;
pub mod merge;
pub mod pages;
pub mod person;
pub mod reach;
pub mod register;
pub mod retention;
pub mod rule;
pub mod school;
mod standing;
mod store;
pub mod subject;
#[cfg(feature = "testing")]
pub mod testing;
mod touched;
pub mod town;
mod wanted;
pub mod writing;

pub use assignment::{Assignment, Function, NewAssignment, Post};
pub use audience::{Addressee, Role};
pub use body::{Body, BodyKind, NewBody};
pub use child::Child;
pub use class::{Class, ClassSummary, NewClass};
pub use delegation::{Delegation, Right};
pub use duplicate::{Duplicate, Evidence, Likelihood};
pub use enrolment::{Enrolment, NewEnrolment};
pub use group::{Group, GroupKind, Member, Scope, ScopeKind};
pub use guardianship::{Guardianship, Kinship, NewGuardianship};
pub use image_right::ImageRight;
pub use level::Level;
pub use merge::{Merge, MergeRefused};
pub(crate) use person::Patterns;
pub use person::{Details, Found, Key, NewPerson, Person, Sex, Within};
pub use reach::{Reachable, ReachableGroup, may_address, reachable, reachable_groups};
pub use rule::{Rule, RuleRefused};
pub use school::{NewSchool, School, SchoolKind, SchoolSummary};
pub use standing::Standing;
pub use subject::KnownSubject;
pub use touched::Touched;
pub use town::Town;
pub use writing::{Because, Verdict, WhyNot, may_write, may_write_all};

/// The tables of this crate.
pub const MIGRATIONS: db::Migrations = db::migrations!(
    "people"; "0001_people", "0002_facts", "0003_groups", "0004_rights", "0005_retention",
    "0006_image_rights", "0007_week", "0008_body"
);
