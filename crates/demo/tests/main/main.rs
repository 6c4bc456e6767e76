//! The territory as a whole: what a feed relies on.

mod determinism;
mod people;
mod references;
