//! One small school, described once and known by heart, for the stories of every feature.

mod answered;
mod client;
mod events;
mod school;

pub use answered::{Answered, Page};
pub use client::Client;
pub use events::Events;
pub use school::{NOW, TestSchool};
