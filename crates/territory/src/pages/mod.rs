//! The pages of the territory.

pub mod home;
