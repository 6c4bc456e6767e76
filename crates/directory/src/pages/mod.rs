//! One page, one file.

pub mod class;
pub mod home;
pub mod more;
pub mod person;
pub mod school;
pub mod search;
mod who;
