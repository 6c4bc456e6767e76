//! What is kept of programmes, scales, subjects and periods: all of the SQL of this crate.

pub mod alerts;
pub mod fresh;
pub mod in_schools;
pub mod keeping;
pub mod learners;
pub mod periods;
pub mod programmes;
pub mod scales;
pub mod settings;
pub mod skills;
pub mod subjects;
