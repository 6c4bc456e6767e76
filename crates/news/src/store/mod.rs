//! All SQL of the news.

pub mod alerts;
pub mod articles;
pub mod comments;
pub mod erase;
pub mod index;
pub mod lists;
pub mod merging;
pub mod readers;
pub mod seen;
pub mod threads;
pub mod unsaved;
pub mod versions;
