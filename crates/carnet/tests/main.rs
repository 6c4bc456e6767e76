//! Stories of the carnet of maternelle, told through HTTP about the people of Kergomard, on both
//! engines.

mod desk;
mod observing;
mod showing;
mod synthesis;
