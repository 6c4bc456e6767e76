//! All SQL of the class journal.

pub mod books;
pub mod erase;
pub mod lists;
pub mod merging;
pub mod pictures;
pub mod places;
pub mod posts;
pub mod reach;
pub mod reactions;
pub mod readers;
