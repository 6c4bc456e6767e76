//! The house, assembled, for the binary and for the tests of the whole.

pub mod commands;
pub mod config;
mod demo_town;
pub mod house;
