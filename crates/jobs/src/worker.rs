//! The worker: takes what is due, runs several jobs at once, sleeps until the next one.

use crate::{
    Jobs, Queued, TOPIC,
    run::LEASE_MILLIS,
    store::{self, Taken},
};
use base::Id;
use std::{
    collections::HashMap,
    sync::{Arc, Weak},
    time::Duration,
};
use tokio::{
    sync::{Notify, watch},
    task::{self, JoinHandle, JoinSet},
    time::{Interval, MissedTickBehavior, interval, sleep},
};

/// Even if no signal comes (another node enqueued while the line was cut), the queue is looked at.
const POLL_MAX: Duration = Duration::from_secs(30);
/// Another worker is taking what is due.
const PAUSE_SHORT: Duration = Duration::from_millis(50);
/// The database cannot be reached.
const PAUSE_AFTER_ERROR: Duration = Duration::from_secs(2);

/// A running worker. Dropped, it stops at once and its jobs come again after their lease.
pub struct Worker {
    stop: watch::Sender<bool>,
    work: Option<JoinHandle<()>>,
}

impl Jobs {
    /// Starts a worker that runs up to `places` jobs at once, half of them long ones at most.
    pub fn start(&self, places: usize) -> Worker {
        let (stop, stopped) = watch::channel(false);
        let bench = Bench::new(self.clone(), places.max(1));
        Worker { stop, work: Some(tokio::spawn(bench.work(stopped))) }
    }
}

impl Worker {
    /// Takes nothing more, and answers when the jobs that run have ended.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        if let Some(work) = self.work.take() {
            drop(work.await);
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if let Some(work) = &self.work {
            work.abort();
        }
    }
}

/// The places of a worker and what lies on them.
struct Bench {
    jobs: Jobs,
    places: usize,
    running: JoinSet<()>,
    /// The jobs that run, and whether each is long.
    held: HashMap<task::Id, (Id<Queued>, bool)>,
    woken: Arc<Notify>,
    alive: Interval,
}

impl Bench {
    fn new(jobs: Jobs, places: usize) -> Self {
        let woken = Arc::new(Notify::new());
        let listener: Weak<Notify> = Arc::downgrade(&woken);
        jobs.db().listen(TOPIC, move |_| {
            if let Some(woken) = listener.upgrade() {
                woken.notify_one();
            }
        });
        let mut alive = interval(Duration::from_millis(LEASE_MILLIS.unsigned_abs() / 3));
        alive.set_missed_tick_behavior(MissedTickBehavior::Delay);
        // What is taken now is held for a whole lease: no sign of life is due at once.
        alive.reset();
        Bench { jobs, places, running: JoinSet::new(), held: HashMap::new(), woken, alive }
    }

    async fn work(mut self, mut stop: watch::Receiver<bool>) {
        let mut is_planned = false;
        while !*stop.borrow() {
            let wait = match self.fill(&mut is_planned).await {
                Ok(wait) => wait,
                Err(error) => {
                    tracing::warn!(%error, "the queue cannot be read");
                    PAUSE_AFTER_ERROR
                }
            };
            tokio::select! {
                _ = stop.changed() => {}
                Some(ended) = self.running.join_next_with_id() => self.put_down(ended),
                () = self.woken.notified() => {}
                () = sleep(wait) => {}
                _ = self.alive.tick() => self.renew().await,
            }
        }
        while !self.held.is_empty() {
            tokio::select! {
                Some(ended) = self.running.join_next_with_id() => self.put_down(ended),
                _ = self.alive.tick() => self.renew().await,
            }
        }
    }

    /// Fills the free places with what is due; says how long to wait when nothing happens.
    async fn fill(&mut self, is_planned: &mut bool) -> db::Result<Duration> {
        if !*is_planned {
            self.jobs.plan().await?;
            *is_planned = true;
        }
        loop {
            let free = self.places - self.held.len().min(self.places);
            if free == 0 {
                return Ok(POLL_MAX);
            }
            let (with_long, limit) = self.room(free);
            let kinds = self.jobs.registry().kinds(with_long);
            // A read first: most wake-ups find nothing, and a read disturbs nobody.
            let next = self.jobs.db().read(move |tx| store::next_run_at(tx, &kinds)).await?;
            let Some(next) = next else { return Ok(POLL_MAX) };
            let wait_millis = next.since(self.jobs.now());
            if wait_millis > 0 {
                return Ok(Duration::from_millis(wait_millis.unsigned_abs()).min(POLL_MAX));
            }
            let taken = self.jobs.take(with_long, limit).await?;
            if taken.is_empty() {
                return Ok(PAUSE_SHORT);
            }
            for taken in taken {
                self.pick_up(taken);
            }
        }
    }

    /// Whether a long job may be taken, and how many jobs then: long ones leave half the places to
    /// the short ones, except on a worker with one place.
    fn room(&self, free: usize) -> (bool, usize) {
        let long = self.held.values().filter(|(_, is_long)| *is_long).count();
        let long_max = (self.places / 2).max(1);
        if long < long_max { (true, free.min(long_max - long)) } else { (false, free) }
    }

    fn pick_up(&mut self, taken: Taken) {
        let is_long = self.jobs.registry().handler(&taken.kind).is_some_and(|(_, h)| h.is_long);
        let (id, jobs) = (taken.id, self.jobs.clone());
        let run = self.running.spawn(async move { drop(jobs.run(taken).await) });
        self.held.insert(run.id(), (id, is_long));
    }

    /// Frees the place of a job that has ended, and of those that ended at the same time, so that
    /// one statement fills them all.
    fn put_down(&mut self, ended: Result<(task::Id, ()), task::JoinError>) {
        let mut next = Some(ended);
        while let Some(ended) = next {
            self.held.remove(&ended.map_or_else(|error| error.id(), |(id, ())| id));
            next = self.running.try_join_next_with_id();
        }
    }

    /// The sign of life of the jobs that run.
    async fn renew(&self) {
        let jobs: Vec<Id<Queued>> = self.held.values().map(|(job, _)| *job).collect();
        if jobs.is_empty() {
            return;
        }
        let until = self.jobs.now().plus_millis(LEASE_MILLIS);
        let renewed = self.jobs.db().write(move |tx| store::renew(tx, &jobs, until)).await;
        if let Err(error) = renewed {
            tracing::warn!(%error, "the leases could not be renewed");
        }
    }
}
