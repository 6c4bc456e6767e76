//! All the SQL of this crate.

pub mod assignments;
pub mod audience;
pub mod audit;
pub mod bodies;
pub mod classes;
pub mod delegations;
pub mod duplicates;
pub mod enrolments;
pub mod groups;
pub mod guardianships;
pub mod hands;
pub mod image_rights;
pub mod memberships;
pub mod merges;
pub mod pages;
pub mod persons;
pub mod places;
pub mod reach;
pub mod register;
pub mod retention;
pub mod rules;
pub mod search;
pub mod standing;
pub mod turn;
pub mod words;
