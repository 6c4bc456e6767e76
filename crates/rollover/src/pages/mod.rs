//! The pages.

pub mod home;
