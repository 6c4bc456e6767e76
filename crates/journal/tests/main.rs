//! Stories about the class journal, told through HTTP, on both engines.

mod comments;
mod demo;
mod desk;
mod keeping;
mod merging;
mod moments;
mod pictures;
mod programs;
mod pupils;
mod reading;
mod rights;
mod translating;
mod upgrade;
mod writing;
