//! The promises of the whole house.

mod access;
mod statements;
mod tidy;
mod tree;
