//! A small blocking PostgreSQL client: one socket, prepared statements, few round trips.
//!
//! It is written to be moved to `db::postgres` as it is. `BEGIN` travels with the first query, the
//! `COMMIT` of a read is not waited for, and every statement is parsed once per connection.
#![expect(dead_code, reason = "written whole; the measures use a part of it")]

pub mod address;
pub mod connection;
pub mod error;
pub mod session;
pub mod statement;
pub mod stream;
pub mod value;

pub use address::Address;
pub use session::{Access, Session};
pub use value::{Param, Row};

#[cfg(test)]
mod tests;
