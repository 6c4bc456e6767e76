//! The promises of the whole house.

mod statements;
mod tidy;
mod tree;
