//! All the SQL of this crate.

pub mod changes;
pub mod checks;
pub mod classes;
pub mod facts;
pub mod keeping;
pub mod moves;
pub mod waves;
