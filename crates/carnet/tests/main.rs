//! Stories of the carnet of maternelle, told through HTTP about the people of Kergomard, on both
//! engines.

mod demo;
mod desk;
mod keeping;
mod moments;
mod observing;
mod showing;
mod synthesis;
