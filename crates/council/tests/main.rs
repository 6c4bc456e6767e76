//! Stories of the crate.
