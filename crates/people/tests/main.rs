//! Stories of people we know, on both engines.

mod groups;
mod world;
mod writing;
