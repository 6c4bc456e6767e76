//! All the SQL of the post.

pub mod addressees;
pub mod blocks;
pub mod deliveries;
pub mod drafts;
pub mod erase;
pub mod folders;
pub mod freezes;
pub mod holds;
pub mod index;
pub mod letters;
pub mod lists;
pub mod merging;
pub mod pace;
pub mod reach;
pub mod receipts;
pub mod reports;
pub mod signatures;
pub mod tidying;
