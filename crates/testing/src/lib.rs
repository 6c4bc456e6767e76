//! One small school, described once and known by heart, for the stories of every feature.

mod answered;
mod client;

pub use answered::{Answered, Page};
pub use client::Client;
