//! The stories of the directory.

mod families;
mod pages;
mod searching;
mod staff;
