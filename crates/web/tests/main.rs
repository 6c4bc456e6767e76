//! Stories about the shell: what holds for every page of every feature.

mod house;

mod api;
mod compression;
mod crowd;
mod failures;
mod forms;
mod languages;
mod metrics;
mod served;
mod sessions;
