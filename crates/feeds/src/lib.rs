//! What comes in: AAF, ONDE and CSV files, read as a stream, staged as a plan, applied in one go.
//!
//! [`read`] turns files into neutral [`record`]s one by one, whatever their format and size; what
//! it cannot read it tells as [`problem`]s, each with its file, line and field.

//!
//! ```text
//! Source ─ read ─▶ records ─ stage ─▶ feed_wanted ─ plan ─▶ a SchoolPlan ─ apply ─▶ people
//!                              what is new only   counts, sentences   one transaction
//! ```
//!
//! [`import`](import::import) does it all; a page stops after the plan and asks.

pub mod apply;
pub mod breaker;
mod done;
pub mod history;
pub mod import;
pub mod plan;
pub mod problem;
pub mod read;
pub mod record;
pub mod stage;
mod store;
pub mod undo;
mod wanted;
pub mod words;

/// The tables of this crate.
pub const MIGRATIONS: db::Migrations = db::migrations!("feeds"; "0001_feed");
