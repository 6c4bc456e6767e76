//! All the SQL of the liaison book.

pub mod answers;
pub mod consent;
pub mod drafts;
pub mod erase;
pub mod follow;
pub mod lists;
pub mod merging;
pub mod places;
pub mod pupils;
pub mod purge;
pub mod reach;
pub mod seals;
pub mod signatures;
pub mod slips;
pub mod told;
pub mod versions;
