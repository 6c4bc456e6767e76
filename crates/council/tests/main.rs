//! Stories of assemblies, on both engines.

mod looking;
mod world;
