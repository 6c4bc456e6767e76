//! The pages of the territory.

pub mod annexes;
pub mod body;
pub mod competences;
pub mod concord;
pub mod contributions;
pub mod home;
pub mod map;
pub mod own;
pub mod pieces;
pub mod proposal;
pub mod state;
pub mod statutes;
pub mod withdrawal;
