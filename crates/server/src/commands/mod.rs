//! One command, one file.

pub mod backup;
pub mod bench;
pub mod demo;
pub mod export;
pub mod import;
pub mod migrate;
pub mod moving;
pub mod progress;
pub mod restore;
pub mod serve;
pub mod user;

/// What a command may end with: a sentence for the host, whose code is that of [`crate::ending`].
pub type Done = Result<(), Box<dyn std::error::Error>>;
