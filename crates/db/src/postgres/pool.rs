//! The pool: as many threads as connections, each running the closures that come to it.

use super::connection::{Connection, Settings};
use crate::{Error, Result};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
    time::Duration,
};
use tokio::sync::oneshot;

type Job = Box<dyn FnOnce(Result<&Connection>) + Send>;

pub(super) struct Pool(mpsc::Sender<Job>);

impl Pool {
    pub fn start(settings: &Settings, connections: usize) -> Result<Self> {
        let (sender, jobs) = mpsc::channel::<Job>();
        let jobs = Arc::new(Mutex::new(jobs));
        for number in 1..=connections {
            let (settings, jobs) = (settings.clone(), jobs.clone());
            thread::Builder::new()
                .name(format!("postgres-{number}"))
                .spawn(move || work(&settings, &jobs))
                .map_err(Error::engine)?;
        }
        Ok(Pool(sender))
    }

    pub async fn run<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T> + Send + 'static,
    {
        let (caller, answer) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            let result = connection.and_then(|connection| {
                catch_unwind(AssertUnwindSafe(|| f(connection)))
                    .unwrap_or_else(|_| Err(Error::Engine("a transaction panicked".to_owned())))
            });
            drop(caller.send(result));
        });
        let stopped = || Error::Unavailable("the pool has stopped".to_owned());
        self.0.send(job).map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }
}

fn work(settings: &Settings, jobs: &Mutex<mpsc::Receiver<Job>>) {
    let mut connection = None;
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { return };
        if connection.as_ref().is_none_or(Connection::is_broken) {
            connection = match open_patiently(settings) {
                Ok(opened) => Some(opened),
                Err(error) => {
                    job(Err(error));
                    continue;
                }
            };
        }
        if let Some(connection) = &connection {
            job(Ok(connection));
        }
    }
}

/// A server that restarts is back within seconds: nobody is told of it before.
fn open_patiently(settings: &Settings) -> Result<Connection> {
    for wait_millis in [50, 200, 800] {
        if let Ok(connection) = Connection::open(settings) {
            return Ok(connection);
        }
        thread::sleep(Duration::from_millis(wait_millis));
    }
    Connection::open(settings)
}
