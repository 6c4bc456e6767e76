//! Stories of translations, told about notes on the wall of a class, on both engines.

mod house;

mod asking;
mod counterpart;
mod foreseen;
mod trouble;
