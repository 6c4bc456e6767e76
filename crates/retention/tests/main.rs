//! The stories of those who have left.

mod pages;
