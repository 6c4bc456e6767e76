//! Stories of feeds: what schools send, well-formed and not.

mod aaf;
mod bad_files;
mod delta;
mod properties;
mod support;
mod tables;
