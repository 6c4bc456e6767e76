//! A job: what it is, and how it is enqueued.

use crate::{TOPIC, store};
use base::{Id, Instant};
use db::{Error, Result, Tx, Value, params};
use serde::{Serialize, de::DeserializeOwned};
use std::time::Duration;

/// Something to do later. Its fields are written as JSON in the queue: ids, no name, no message.
///
/// A field that is added later needs `#[serde(default)]`: jobs of yesterday are still there.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    /// `feature.noun`, never changed: it is written in the queue.
    const KIND: &'static str;
    /// How often it is taken before it is given up, with its reason kept.
    const TRIES_MAX: u32 = 8;
    /// A try that lasts longer has failed.
    const TIME_MAX: Duration = Duration::from_mins(10);
    /// Long work (an import, an archive) never takes all the places of a worker.
    const IS_LONG: bool = false;

    /// Two waiting jobs of one kind and key are one: the earlier of the two times, and what the
    /// newer one says. A job that already runs is not waiting: what it missed is done again.
    fn key(&self) -> Option<String> {
        None
    }
}

/// A job in the queue.
pub enum Queued {}

/// Enqueues `job` in the caller's transaction: it is there when, and only when, that one commits.
pub fn enqueue<J: Job>(tx: &Tx<'_>, job: &J, run_at: Instant) -> Result<Id<Queued>> {
    let payload = payload(job)?;
    let (id,): (Id<Queued>,) = match job.key() {
        None => {
            let id = tx.new_id::<Queued>();
            tx.run(store::INSERT, &row(id, J::KIND, payload, None, run_at))?;
            (id,)
        }
        key => {
            let row = row(tx.new_id(), J::KIND, payload, key, run_at);
            tx.one(store::INSERT_OR_MERGE, &row)?
        }
    };
    tx.signal(TOPIC, [id.raw()]);
    Ok(id)
}

/// Enqueues many jobs of one kind in as few round trips as the engine allows.
pub fn enqueue_all<'a, J: Job>(
    tx: &Tx<'_>,
    jobs: impl IntoIterator<Item = &'a J>,
    run_at: Instant,
) -> Result<()> {
    let mut rows = Vec::new();
    for job in jobs {
        rows.push(row(tx.new_id(), J::KIND, payload(job)?, job.key(), run_at));
    }
    if let Some(Value::Int(first)) = rows.first().and_then(|row| row.first()) {
        tx.signal(TOPIC, [*first]);
        tx.run_each(store::INSERT_OR_MERGE_MANY, &rows)?;
    }
    Ok(())
}

pub(crate) fn payload<J: Job>(job: &J) -> Result<String> {
    serde_json::to_string(job).map_err(|_| Error::Engine(format!("a {} is not JSON", J::KIND)))
}

/// The row of a job that is enqueued now for `run_at`.
pub(crate) fn row(
    id: Id<Queued>,
    kind: &str,
    payload: String,
    key: Option<String>,
    run_at: Instant,
) -> Vec<Value> {
    params![id, kind, payload, key, run_at].to_vec()
}
