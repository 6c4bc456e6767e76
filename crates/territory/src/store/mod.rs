//! Everything SQL of the territory.

pub mod annexes;
pub mod bodies;
#[cfg(test)]
mod budget;
pub mod collection;
pub mod contributions;
pub mod delegates;
pub mod elections;
pub mod facts;
pub mod handovers;
pub mod lines;
pub mod offers;
pub mod openings;
pub mod persons;
pub mod statutes;
