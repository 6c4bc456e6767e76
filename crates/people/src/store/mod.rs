//! All the SQL of this crate.

pub mod assignments;
pub mod classes;
pub mod delegations;
pub mod enrolments;
pub mod groups;
pub mod guardianships;
pub mod memberships;
pub mod persons;
pub mod places;
pub mod reach;
pub mod rules;
pub mod search;
pub mod standing;
pub mod turn;
pub mod words;
