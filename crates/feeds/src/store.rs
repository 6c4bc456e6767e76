//! All the SQL of this crate.

pub mod feeds;
pub mod known;
pub mod lines;
pub mod people;
pub mod schools;
