//! All SQL of the agenda.

pub mod adults;
pub mod dates;
pub mod erase;
pub mod events;
pub mod feeds;
pub mod imports;
pub mod lists;
pub mod merging;
pub mod openings;
pub mod places;
pub mod slots;
pub mod versions;
