//! What runs later: a queue in the same database, so that a change and its jobs commit together.
//!
//! A job is a small struct of ids; a feature enqueues it in its own transaction and registers what
//! runs it:
//!
//! ```
//! # use base::{Id, Instant};
//! # use jobs::{Context, Job, Registry};
//! #[derive(serde::Serialize, serde::Deserialize)]
//! struct MakeThumbnail {
//!     file: i64,
//! }
//!
//! impl Job for MakeThumbnail {
//!     const KIND: &'static str = "files.thumbnail";
//!     fn key(&self) -> Option<String> {
//!         Some(self.file.to_string())
//!     }
//! }
//!
//! async fn make_thumbnail(context: Context, job: MakeThumbnail) -> jobs::Result<()> {
//!     let context_of_write = context.clone();
//!     let written = context.db.write(move |tx| {
//!         tx.run("update file set has_thumbnail = 1 where id = $1", db::params![job.file])?;
//!         // The effect and the end of the job commit together: this happens exactly once.
//!         context_of_write.complete(tx)
//!     });
//!     written.await.map_err(jobs::Error::from)
//! }
//!
//! fn jobs_of_files(registry: &mut Registry) {
//!     registry.on(make_thumbnail);
//! }
//!
//! fn upload(tx: &db::Tx<'_>, file: i64, now: Instant) -> db::Result<()> {
//!     jobs::enqueue(tx, &MakeThumbnail { file }, now).map(drop)
//! }
//! ```
//!
//! A job runs **at least once**: its worker may die between its effect and its end. So a handler is
//! idempotent, or ends its job in the transaction of its effect ([`Context::complete`]).

mod context;
mod error;
mod job;
pub mod progress;
mod queue;
mod registry;
mod run;
mod schedule;
mod store;
mod worker;

pub use context::Context;
pub use error::{Error, Result};
pub use job::{Job, Queued, enqueue, enqueue_all};
pub use queue::{Counts, Failure, counts, failures, forget, retry};
pub use registry::Registry;
pub use run::{Failed, Jobs, Ran};
pub use schedule::Schedule;
pub use worker::Worker;

/// The tables of the queue.
pub const MIGRATIONS: db::Migrations = db::migrations!("jobs"; "0001_job");

/// The topic of the signal that wakes the workers of every node.
pub const TOPIC: &str = "jobs";
