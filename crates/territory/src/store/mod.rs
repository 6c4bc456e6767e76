//! Everything SQL of the territory.

pub mod delegates;
pub mod facts;
pub mod lines;
pub mod statutes;
