//! The house, assembled, for the binary and for the tests of the whole.

pub mod command_line;
pub mod commands;
pub mod config;
pub mod demo_town;
pub mod ending;
pub mod export;
pub mod house;
pub mod lock;
pub mod logs;
pub mod operators;
pub mod portrait;
mod postgres_tools;
pub mod wiring;
