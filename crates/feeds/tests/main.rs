//! Stories of feeds: what schools send, well-formed and not, and what becomes of it.

mod aaf;
mod bad_files;
mod delta;
mod gate;
mod held;
mod house;
mod imports;
mod killed;
mod onde;
mod pages;
mod properties;
mod retention;
mod support;
mod tables;
mod words;
