//! The pages: preparing, reading, deciding; and the wave of a town.

pub mod application;
pub mod change;
pub mod class;
pub mod home;
pub mod new_class;
mod pieces;
pub mod pupils;
pub mod ready;
pub mod school;
pub mod sentences;
pub mod team;
pub mod town;
pub mod wave;
mod words;
