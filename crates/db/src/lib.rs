//! One closure over SQLite or PostgreSQL, and what truly differs between them.
//!
//! A request runs one [`Db::read`] (one snapshot) or one [`Db::write`] (one transaction, answered
//! after the commit). Inside, everything is plain synchronous Rust and SQL text:
//!
//! ```
//! # use db::{Db, Config, Result, Tx, params};
//! db::row! {
//!     pub struct Pupil { pub id: i64, pub name: String }
//! }
//! fn pupils(tx: &Tx, class: i64) -> Result<Vec<Pupil>> {
//!     tx.all("select id, name from pupil where class = $1 order by name limit 40", params![class])
//! }
//! ```
//!
//! SQL is `&'static str` in the dialect both engines accept, with three words of our own (see
//! [`dialect`]). A test of `server` prepares every statement of every store on both engines.

pub mod backup;
pub mod blob;
mod db;
pub mod dialect;
mod error;
mod migrate;
pub mod moving;
mod postgres;
pub mod search;
mod signal;
mod sqlite;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;
mod value;

pub use db::{Config, Db, Engine};
pub use error::{Error, Result};
pub use migrate::{Migrations, Step};
pub use signal::{Heard, Signal};
pub use tx::Tx;
pub use value::{Columns, FromRow, FromValue, Row, Value, ValueRef, ids, like_prefix};

/// The tables of this crate itself.
pub const MIGRATIONS: Migrations = migrations!("db"; "0001_search");
