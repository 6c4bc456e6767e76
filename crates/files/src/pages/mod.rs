//! The pages of files.

pub mod discard;
pub mod mine;
pub mod sending;
pub mod show;
pub mod upload;
