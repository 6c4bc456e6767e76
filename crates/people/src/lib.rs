//! Who is who, without a page: persons, schools, years, classes, groups, audiences, and who may
//! write to whom.
//!
//! **Facts** are dated (`from_on`, and `until_on`: the first day the fact no longer holds) and never
//! overwritten: enrolments, guardianships, assignments, delegations. **Groups** come from them by
//! themselves, in the same transaction. **Audiences** and **writing rules** speak of groups.

mod class;
mod delegation;
mod group;
mod level;
mod person;
mod school;
mod standing;
mod town;

pub use class::{Class, ClassSummary};
pub use delegation::{Delegation, Right};
pub use group::{Group, GroupKind, Member, Scope, ScopeKind};
pub use level::Level;
pub use person::{Child, Person, Sex};
pub use school::{School, SchoolKind, SchoolSummary};
pub use standing::Standing;
pub use town::Town;

/// The tables of this crate.
pub const MIGRATIONS: db::Migrations = db::Migrations { area: "people", steps: &[] };
