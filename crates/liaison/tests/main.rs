//! Stories of the liaison book, told through HTTP about the people of École Jean-Macé, on both
//! engines.

mod attached;
mod chain;
mod changes;
mod demo;
mod desk;
mod ending;
mod keeping;
mod listed;
mod moments;
mod paper;
mod programs;
mod reminding;
mod signing;
mod translating;
mod urgent;
mod writing;
