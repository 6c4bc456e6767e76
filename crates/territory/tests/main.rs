//! Stories of the territory, on both engines.

mod contributions;
mod deciding;
mod funds;
mod joining;
mod looking;
mod purchasing;
mod world;
