//! Stories of the territory, on both engines.

mod looking;
mod world;
