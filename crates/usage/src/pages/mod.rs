//! The pages of use and cost.

pub mod board;
pub mod cost;
pub mod export;
pub mod home;
pub mod public;
pub mod school;
pub mod settings;
pub mod territory;
pub mod town;
