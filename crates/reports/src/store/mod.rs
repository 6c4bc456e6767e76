//! What is kept of reports: all of the SQL of this crate.

pub mod awaited;
pub mod balance;
pub mod batches;
pub mod classes;
pub mod commons;
pub mod council;
pub mod editions;
pub mod erase;
pub mod figures;
pub mod following;
pub mod groups;
pub mod keeping;
pub mod lines;
pub mod progress;
pub mod project_words;
pub mod projects;
pub mod reports;
pub mod roster;
pub mod seals;
pub mod sending;
pub mod settings;
pub mod signatures;
