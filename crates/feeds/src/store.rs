//! All the SQL of this crate.

pub mod columns;
pub mod edits;
pub mod feeds;
pub mod intakes;
pub mod known;
pub mod lines;
pub mod people;
pub mod schools;
pub mod views;
