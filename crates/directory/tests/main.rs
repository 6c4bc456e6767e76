//! The stories of the directory.

mod pages;
