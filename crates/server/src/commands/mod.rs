//! One command, one file.

pub mod demo;
pub mod import;
pub mod migrate;
pub mod serve;

/// What a command may end with: a sentence for the host.
pub type Done = Result<(), Box<dyn std::error::Error>>;
