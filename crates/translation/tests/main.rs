//! Stories of translations, told about notes on the wall of a class, on both engines.

mod house;

mod asking;
mod foreseen;
mod trouble;
