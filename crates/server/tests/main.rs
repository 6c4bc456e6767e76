//! The promises of the whole house.

mod access;
mod api;
mod backups;
mod binary;
mod exports;
mod houses;
mod merges;
mod moves;
mod nights;
mod statements;
mod tidy;
mod tree;
mod users;
