//! What is kept of carnets: all of the SQL of this crate.

pub mod classes;
pub mod keeping;
pub mod observations;
pub mod prints;
pub mod pupils;
pub mod schools;
pub mod showings;
pub mod syntheses;
