//! One page, one file.

pub mod erasure;
pub mod everywhere;
mod list;
pub mod school;
