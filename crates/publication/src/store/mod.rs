//! All SQL of what published texts share.

pub mod comments;
pub mod erase;
pub mod merging;
pub mod seen;
pub mod versions;
