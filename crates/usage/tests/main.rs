//! Stories of use and cost, on both engines.

mod counting;
mod demo;
mod paying;
mod seeing;
mod serving;
mod world;
