//! Stories of the liaison book, told through HTTP about the people of École Jean-Macé, on both
//! engines.

mod desk;
mod signing;
