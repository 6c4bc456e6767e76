//! The stories of the year change: its rules over facts, then its pages through HTTP, on both
//! engines.

mod properties;
mod world;
