//! What the pages of the administration read; what they write goes through `people`.

pub mod audit;
pub mod school;
