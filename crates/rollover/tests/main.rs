//! The stories of the year change: its rules over facts, then its pages through HTTP, on both
//! engines.

mod deciding;
mod desk;
mod joining;
mod keeping;
mod killed;
mod meanwhile;
mod preparing;
mod properties;
mod september;
mod undoing;
mod waves;
mod world;
