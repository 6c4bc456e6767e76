//! Stories of people we know, on both engines.

mod audience;
mod bodies;
mod groups;
mod hands;
mod isolation;
mod persons;
mod properties;
mod retention;
mod world;
mod writing;
mod years;
