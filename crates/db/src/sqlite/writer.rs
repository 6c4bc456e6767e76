//! The one writer: takes the closures that wait, runs each in its savepoint, commits once for all.

use super::connection::Connection;
use crate::{Error, Result, Signal, Tx, signal::Listeners};
use base::IdMaker;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, mpsc},
    thread,
    time::{Duration, Instant},
};
use tokio::sync::oneshot;

/// The most closures one commit carries: more gains nothing and makes the first one wait.
const BATCH_MAX: usize = 64;

/// How often the commits of other processes (the command line beside an open house) are looked for.
const NEIGHBOURS_EVERY: Duration = Duration::from_secs(1);

pub(super) struct Writer(mpsc::Sender<Box<dyn Job>>);

impl Writer {
    pub fn start(connection: Connection, ids: Arc<IdMaker>, listeners: Listeners) -> Result<Self> {
        let (sender, jobs) = mpsc::channel();
        thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || work(&connection, &ids, &listeners, &jobs))
            .map_err(Error::engine)?;
        Ok(Writer(sender))
    }

    pub fn send(&self, job: Box<dyn Job>) -> Result<()> {
        self.0.send(job).map_err(|_| Error::Unavailable("the writer has stopped".to_owned()))
    }
}

/// A closure that waits for its turn, then for its commit.
pub(super) trait Job: Send {
    /// Runs the closure and keeps what it returned. False when it failed.
    fn run(&mut self, tx: &Tx<'_>) -> bool;
    /// Answers the caller: what the closure returned, or why the commit failed.
    fn answer(self: Box<Self>, committed: Result<()>);
}

struct Waiting<T, F> {
    f: F,
    returned: Option<Result<T>>,
    caller: oneshot::Sender<Result<T>>,
}

pub(super) fn job<T, F>(f: F) -> (Box<dyn Job>, oneshot::Receiver<Result<T>>)
where
    T: Send + 'static,
    F: Fn(&Tx<'_>) -> Result<T> + Send + 'static,
{
    let (caller, answer) = oneshot::channel();
    (Box::new(Waiting { f, returned: None, caller }), answer)
}

impl<T: Send, F: Fn(&Tx<'_>) -> Result<T> + Send> Job for Waiting<T, F> {
    fn run(&mut self, tx: &Tx<'_>) -> bool {
        // A panic in one closure must neither stop the writer nor touch the others of its batch.
        let returned = catch_unwind(AssertUnwindSafe(|| (self.f)(tx)))
            .unwrap_or_else(|_| Err(Error::Engine("a write panicked".to_owned())));
        let is_ok = returned.is_ok();
        self.returned = Some(returned);
        is_ok
    }

    fn answer(self: Box<Self>, committed: Result<()>) {
        let answer = match (committed, self.returned) {
            (Err(error), Some(Ok(_)) | None) => Err(error),
            (_, Some(returned)) => returned,
            (Ok(()), None) => Err(Error::Engine("a write was never run".to_owned())),
        };
        // The caller may have gone away; the change is made all the same.
        drop(self.caller.send(answer));
    }
}

fn work(
    connection: &Connection,
    ids: &IdMaker,
    listeners: &Listeners,
    jobs: &mpsc::Receiver<Box<dyn Job>>,
) {
    let mut neighbours = Neighbours::new(connection);
    loop {
        let received = jobs.recv_timeout(neighbours.until_next());
        if neighbours.have_written(connection) {
            listeners.tell_everything();
        }
        let first = match received {
            Ok(first) => first,
            Err(mpsc::RecvTimeoutError::Timeout) => continue,
            Err(mpsc::RecvTimeoutError::Disconnected) => return,
        };
        let mut batch = vec![first];
        let mut signals = Vec::new();
        let committed = run_batch(connection, ids, jobs, &mut batch, &mut signals);
        if committed.is_ok() {
            listeners.tell(&signals);
        } else if !connection.is_autocommit() {
            // A failed commit may leave the transaction open; a full disk may have ended it.
            drop(connection.batch("rollback"));
        }
        for job in batch {
            job.answer(committed.as_ref().map(|&()| ()).map_err(Error::of_commit));
        }
    }
}

/// What other processes commit to the file: they cannot tell it, so it is looked for.
struct Neighbours {
    looked_at: Instant,
    version: i64,
}

impl Neighbours {
    fn new(connection: &Connection) -> Self {
        let version = connection.version().unwrap_or_default();
        Neighbours { looked_at: Instant::now(), version }
    }

    fn until_next(&self) -> Duration {
        NEIGHBOURS_EVERY.saturating_sub(self.looked_at.elapsed())
    }

    /// Whether anybody but this writer has committed since it was last asked. In this process
    /// nobody else writes.
    fn have_written(&mut self, connection: &Connection) -> bool {
        if self.looked_at.elapsed() < NEIGHBOURS_EVERY {
            return false;
        }
        self.looked_at = Instant::now();
        // A file that cannot be read now is looked at again in a second.
        let Ok(version) = connection.version() else { return false };
        std::mem::replace(&mut self.version, version) != version
    }
}

/// Runs what waits, up to [`BATCH_MAX`], and commits. The jobs that ran are in `batch`.
fn run_batch(
    connection: &Connection,
    ids: &IdMaker,
    jobs: &mpsc::Receiver<Box<dyn Job>>,
    batch: &mut Vec<Box<dyn Job>>,
    signals: &mut Vec<Signal>,
) -> Result<()> {
    connection.batch("begin immediate")?;
    let mut next = 0;
    while let Some(job) = batch.get_mut(next) {
        let tx = Tx::new(connection, ids);
        connection.batch("savepoint job")?;
        if job.run(&tx) {
            signals.extend(tx.take_signals());
        } else if !connection.is_autocommit() {
            connection.batch("rollback to job")?;
        } else {
            // SQLITE_FULL and SQLITE_IOERR may roll back everything: then nobody was served.
            return Err(Error::Unavailable("the disk refused the transaction".to_owned()));
        }
        connection.batch("release job")?;
        next += 1;
        if next == batch.len() && next < BATCH_MAX {
            batch.extend(jobs.try_recv().ok());
        }
    }
    connection.batch("commit")
}
