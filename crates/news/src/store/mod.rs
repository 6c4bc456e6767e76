//! All SQL of the news.

pub mod alerts;
pub mod articles;
pub mod erase;
pub mod index;
pub mod lists;
pub mod merging;
pub mod readers;
pub mod reads;
pub mod threads;
pub mod unsaved;
