//! Several workers, and those that die.

use crate::house::{Calls, House, Letter, houses, post, soon, write_effect};
use jobs::{Context, Error, Job, Jobs, Registry, Result};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tokio::sync::{Notify, Semaphore};

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_never_run_the_same_job() {
    for house in houses().await {
        let calls = Calls::default();
        let mut workers = Vec::new();
        for db in [house.db.clone(), house.neighbour(2).await] {
            let mut registry = Registry::default();
            registry.on(post);
            let jobs = Jobs::new(db, house.clock.clone(), registry);
            jobs.lend(calls.clone());
            workers.push(jobs.start(4));
        }
        let now = house.clock.now();
        let letters: Vec<Letter> = (0..200).map(|to| Letter { to }).collect();
        let enqueued = house.db.write(move |tx| jobs::enqueue_all(tx, &letters, now));
        enqueued.await.expect("enqueued");
        soon(all_done(&house)).await;
        for worker in workers {
            worker.stop().await;
        }
        let mut effects = house.effects().await;
        effects.sort();
        effects.dedup();
        assert_eq!((effects.len(), calls.count()), (200, 200));
    }
}

async fn all_done(house: &House) {
    while house.counts().await != [0, 0, 0, 0] {
        tokio::task::yield_now().await;
    }
}

/// A job that waits at a gate, and the gate.
#[derive(Clone, Serialize, Deserialize)]
struct Errand {
    name: String,
}

impl Job for Errand {
    const KIND: &'static str = "stories.errand";
    const TRIES_MAX: u32 = 3;
}

#[derive(Clone)]
struct Gate {
    arrived: Arc<Notify>,
    open: Arc<Semaphore>,
}

impl Default for Gate {
    fn default() -> Self {
        Gate { arrived: Arc::default(), open: Arc::new(Semaphore::new(0)) }
    }
}

async fn run_errand(context: Context, errand: Errand) -> Result<()> {
    let gate = context.tool::<Gate>()?;
    gate.arrived.notify_one();
    gate.open.acquire().await.map_err(|_| Error::because("the gate is gone"))?.forget();
    let ends = context.clone();
    let done = context.db.write(move |tx| {
        write_effect(tx, &errand.name)?;
        ends.complete(tx)
    });
    done.await.map_err(Error::from)
}

fn errands(house: &House, gate: &Gate) -> Jobs {
    let mut registry = Registry::default();
    registry.on(run_errand);
    let jobs = house.jobs(registry);
    jobs.lend(gate.clone());
    jobs
}

fn errand() -> Errand {
    Errand { name: "bread".to_owned() }
}

#[tokio::test]
async fn a_commit_wakes_the_worker_at_once() {
    for house in houses().await {
        let gate = Gate::default();
        let worker = errands(&house, &gate).start(1);
        gate.open.add_permits(2);
        for _ in 0..2 {
            house.enqueue(errand()).await;
            soon(gate.arrived.notified()).await;
        }
        worker.stop().await;
        assert_eq!(house.effects().await, ["bread", "bread"]);
    }
}

#[tokio::test]
async fn a_graceful_stop_finishes_what_runs_and_takes_nothing_more() {
    for house in houses().await {
        let gate = Gate::default();
        let worker = errands(&house, &gate).start(1);
        house.enqueue(errand()).await;
        soon(gate.arrived.notified()).await;
        house.enqueue(Errand { name: "milk".to_owned() }).await;
        let stop = worker.stop();
        gate.open.add_permits(2);
        soon(stop).await;
        assert_eq!(house.effects().await, ["bread"]);
        assert_eq!(house.counts().await, [1, 1, 0, 0]);
    }
}

#[tokio::test]
async fn the_job_of_a_worker_that_died_comes_again_when_its_lease_is_over() {
    for house in houses().await {
        let gate = Gate::default();
        let jobs = errands(&house, &gate);
        let worker = jobs.start(1);
        house.enqueue(errand()).await;
        soon(gate.arrived.notified()).await;
        drop(worker);
        gate.open.add_permits(1);
        assert_eq!(house.counts().await, [0, 0, 1, 0]);
        assert_eq!(jobs.run_due().await.expect("run").done, 0, "the lease is not over");
        house.clock.advance_minutes(2);
        assert_eq!(jobs.run_due().await.expect("run").done, 1);
        assert_eq!(house.effects().await, ["bread"]);
        assert_eq!(house.counts().await, [0, 0, 0, 0]);
    }
}

#[tokio::test]
async fn a_worker_that_comes_back_from_the_dead_changes_nothing() {
    for house in houses().await {
        let (slow, quick) = (Gate::default(), Gate::default());
        let (sleeper, jobs) = (errands(&house, &slow), errands(&house, &quick));
        house.enqueue(errand()).await;
        let asleep = tokio::spawn(async move { sleeper.run_due().await.expect("run") });
        soon(slow.arrived.notified()).await;
        house.clock.advance_minutes(2);
        quick.open.add_permits(1);
        assert_eq!(jobs.run_due().await.expect("run").done, 1);
        slow.open.add_permits(1);
        let ran = soon(asleep).await.expect("no panic");
        assert_eq!((ran.done, ran.failed.len()), (0, 1));
        assert_eq!(house.effects().await, ["bread"]);
        assert_eq!(house.counts().await, [0, 0, 0, 0]);
    }
}

#[tokio::test]
async fn a_job_that_kills_its_workers_is_given_up() {
    for house in houses().await {
        let gate = Gate::default();
        house.enqueue(errand()).await;
        for _ in 0..3 {
            let worker = errands(&house, &gate).start(1);
            soon(gate.arrived.notified()).await;
            drop(worker);
            house.clock.advance_minutes(2);
        }
        let ran = errands(&house, &gate).run_due().await.expect("run");
        assert_eq!(ran.failed[0].reason, "its worker died 3 times");
        assert_eq!(house.counts().await, [0, 0, 0, 1]);
    }
}

/// An import: long, so that it leaves places to the letters.
#[derive(Clone, Serialize, Deserialize)]
struct Import;

impl Job for Import {
    const KIND: &'static str = "stories.import";
    const IS_LONG: bool = true;
}

async fn import(context: Context, _: Import) -> Result<()> {
    let gate = context.tool::<Gate>()?;
    gate.arrived.notify_one();
    gate.open.acquire().await.map_err(|_| Error::because("the gate is gone"))?.forget();
    Ok(())
}

#[tokio::test]
async fn long_work_leaves_places_to_short_work() {
    for house in houses().await {
        let (gate, calls) = (Gate::default(), Calls::default());
        let mut registry = Registry::default();
        registry.on(import);
        registry.on(post);
        let jobs = house.jobs(registry);
        jobs.lend(gate.clone());
        jobs.lend(calls.clone());
        for _ in 0..3 {
            house.enqueue(Import).await;
        }
        let worker = jobs.start(2);
        soon(gate.arrived.notified()).await;
        house.enqueue(Letter { to: 1 }).await;
        soon(async {
            while house.effects().await.is_empty() {
                tokio::task::yield_now().await;
            }
        })
        .await;
        assert_eq!(house.counts().await[2], 1, "one import runs, two wait");
        gate.open.add_permits(3);
        soon(all_done(&house)).await;
        worker.stop().await;
    }
}
