//! One job: enqueued with its change, run, tried again, given up.

use crate::house::{Calls, House, Letter, houses, post, reasons, write_effect};
use jobs::{Context, Error, Job, Registry, Result};
use serde::{Deserialize, Serialize};

fn letters() -> Registry {
    let mut registry = Registry::default();
    registry.on(post);
    registry
}

#[tokio::test]
async fn a_job_is_there_when_and_only_when_its_change_commits() {
    for house in houses().await {
        let (jobs, now) = (house.jobs(letters()), house.clock.now());
        let refused = house.db.write(move |tx| -> db::Result<()> {
            jobs::enqueue(tx, &Letter { to: 1 }, now)?;
            Err(db::Error::Missing)
        });
        refused.await.expect_err("rolled back");
        house.enqueue(Letter { to: 2 }).await;
        let ran = jobs.run_due().await.expect("run");
        assert_eq!((ran.done, ran.failed.len()), (1, 0));
        assert_eq!(house.effects().await, ["letter 2"]);
        assert_eq!(house.counts().await, [0, 0, 0, 0]);
    }
}

#[tokio::test]
async fn a_job_waits_for_its_time_and_the_oldest_goes_first() {
    for house in houses().await {
        let (jobs, now) = (house.jobs(letters()), house.clock.now());
        let enqueued = house.db.write(move |tx| {
            jobs::enqueue(tx, &Letter { to: 3 }, now.plus_minutes(60))?;
            jobs::enqueue(tx, &Letter { to: 2 }, now.plus_minutes(10))?;
            jobs::enqueue_all(tx, &[Letter { to: 1 }, Letter { to: 4 }], now)
        });
        enqueued.await.expect("enqueued");
        assert_eq!(house.counts().await, [4, 2, 0, 0]);
        assert_eq!(jobs.run_due().await.expect("run").done, 2);
        house.clock.advance_minutes(60);
        assert_eq!(jobs.run_due().await.expect("run").done, 2);
        assert_eq!(house.effects().await, ["letter 1", "letter 4", "letter 2", "letter 3"]);
    }
}

/// Counts a class anew: asked twice, done once.
#[derive(Clone, Serialize, Deserialize)]
struct Recount {
    class: u32,
    because: String,
}

impl Job for Recount {
    const KIND: &'static str = "stories.recount";
    fn key(&self) -> Option<String> {
        Some(self.class.to_string())
    }
}

async fn recount(context: Context, recount: Recount) -> Result<()> {
    let now = context.clock.now();
    let counted = context.db.write(move |tx| {
        if recount.because == "enrolment" {
            // Something changes while the class is being counted: it must be counted again.
            jobs::enqueue(tx, &Recount { class: recount.class, because: "again".to_owned() }, now)?;
        }
        write_effect(tx, &format!("{} {}", recount.class, recount.because))
    });
    counted.await.map_err(Error::from)
}

#[tokio::test]
async fn what_is_asked_twice_while_it_waits_is_done_once_and_what_comes_during_it_is_done_again() {
    for house in houses().await {
        let mut registry = Registry::default();
        registry.on(recount);
        for (class, because) in [(1, "first"), (1, "second"), (2, "other"), (1, "enrolment")] {
            house.enqueue(Recount { class, because: because.to_owned() }).await;
        }
        assert_eq!(house.counts().await, [2, 2, 0, 0]);
        let ran = house.jobs(registry).run_due().await.expect("run");
        assert_eq!((ran.done, ran.failed.len()), (3, 0));
        assert_eq!(house.effects().await, ["1 enrolment", "2 other", "1 again"]);
    }
}

#[tokio::test]
async fn many_are_merged_with_those_that_wait() {
    for house in houses().await {
        house.enqueue(Recount { class: 1, because: "first".to_owned() }).await;
        let now = house.clock.now();
        let many = house.db.write(move |tx| {
            let because = || "many".to_owned();
            let recounts = [1, 2, 2, 3].map(|class| Recount { class, because: because() });
            jobs::enqueue_all(tx, &recounts, now.plus_minutes(5))
        });
        many.await.expect("enqueued");
        assert_eq!(house.counts().await, [3, 1, 0, 0]);
    }
}

/// A mail server that is down for a while.
#[derive(Clone, Serialize, Deserialize)]
struct Mail {
    works_at: usize,
}

impl Job for Mail {
    const KIND: &'static str = "stories.mail";
    const TRIES_MAX: u32 = 4;
}

async fn send(context: Context, mail: Mail) -> Result<()> {
    if context.tool::<Calls>()?.add() < mail.works_at {
        return Err(Error::because_of("the mail server does not answer", 421));
    }
    Ok(())
}

/// Runs what is due each minute of a day; the minutes at which something ran.
async fn minutes_of_tries(house: &House, jobs: &jobs::Jobs) -> Vec<i64> {
    let (start, mut minutes) = (house.clock.now(), Vec::new());
    for minute in 0..24 * 60 {
        house.clock.set(start.plus_minutes(minute));
        let ran = jobs.run_due().await.expect("run");
        if ran.done + ran.failed.len() > 0 {
            minutes.push(minute);
        }
    }
    minutes
}

#[tokio::test]
async fn a_job_that_fails_is_tried_again_after_growing_pauses() {
    for house in houses().await {
        let mut registry = Registry::default();
        registry.on(send);
        let jobs = house.jobs(registry);
        jobs.lend(Calls::default());
        house.enqueue(Mail { works_at: 4 }).await;
        let minutes = minutes_of_tries(&house, &jobs).await;
        assert_eq!(minutes.len(), 4, "{minutes:?}");
        let pauses: Vec<i64> = minutes.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(pauses.is_sorted() && pauses[2] >= 2, "{pauses:?}");
        assert_eq!(house.counts().await, [0, 0, 0, 0]);
    }
}

#[tokio::test]
async fn a_job_that_never_succeeds_is_given_up_with_its_reason_and_can_be_tried_by_hand() {
    for house in houses().await {
        let mut registry = Registry::default();
        registry.on(send);
        let jobs = house.jobs(registry);
        jobs.lend(Calls::default());
        house.enqueue(Mail { works_at: 5 }).await;
        assert_eq!(minutes_of_tries(&house, &jobs).await.len(), 4);
        assert_eq!(house.counts().await, [0, 0, 0, 1]);
        let failures = house.db.read(|tx| jobs::failures(tx, 10)).await.expect("read");
        let [failure] = failures.as_slice() else { panic!("{failures:?}") };
        assert_eq!((failure.kind.as_str(), failure.tries), ("stories.mail", 4));
        assert_eq!(failure.error, "the mail server does not answer (421)");
        let (id, now) = (failure.id, house.clock.now());
        house.db.write(move |tx| jobs::retry(tx, id, now)).await.expect("asked again");
        assert_eq!(jobs.run_due().await.expect("run").done, 1);
        assert_eq!(house.counts().await, [0, 0, 0, 0]);
        let again = house.db.write(move |tx| jobs::retry(tx, id, now)).await;
        assert!(matches!(again, Err(db::Error::Conflict(_))), "it is there no more");
    }
}

/// What a handler can do wrong.
#[derive(Clone, Serialize, Deserialize)]
enum Trouble {
    Panic,
    Hopeless,
    Forever,
    Half,
}

impl Job for Trouble {
    const KIND: &'static str = "stories.trouble";
    const TIME_MAX: std::time::Duration = std::time::Duration::from_millis(100);
}

async fn make_trouble(context: Context, trouble: Trouble) -> Result<()> {
    match trouble {
        Trouble::Panic => panic!("a bug"),
        Trouble::Hopeless => Err(Error::hopeless("the file is gone")),
        Trouble::Forever => std::future::pending().await,
        Trouble::Half => {
            let half = context.db.write(|tx| -> db::Result<()> {
                write_effect(tx, "half")?;
                Err(db::Error::Conflict("Key (name)=(Léa) exists".to_owned()))
            });
            half.await.map_err(Error::from)
        }
    }
}

#[tokio::test]
async fn a_panic_a_stuck_handler_and_a_refusal_stop_nobody_and_say_no_name() {
    for house in houses().await {
        let mut registry = letters();
        registry.on(make_trouble);
        let jobs = house.jobs(registry);
        for trouble in [Trouble::Panic, Trouble::Hopeless, Trouble::Forever, Trouble::Half] {
            house.enqueue(trouble).await;
        }
        house.enqueue(Letter { to: 1 }).await;
        let ran = jobs.run_due().await.expect("run");
        assert_eq!(
            reasons(&ran),
            [
                "its handler panicked",
                "the file is gone",
                "it took longer than 0 s",
                "a row was not in the expected state"
            ]
        );
        assert_eq!(house.effects().await, ["letter 1"]);
        assert_eq!(house.counts().await, [3, 0, 0, 1]);
    }
}

#[tokio::test]
async fn a_kind_that_this_node_does_not_know_waits_for_one_that_does() {
    for house in houses().await {
        house.enqueue(Letter { to: 1 }).await;
        let ran = house.jobs(Registry::default()).run_due().await.expect("run");
        assert_eq!((ran.done, ran.failed.len()), (0, 0));
        assert_eq!(house.jobs(letters()).run_due().await.expect("run").done, 1);
    }
}

#[tokio::test]
async fn a_payload_of_another_time_is_given_up_at_once() {
    for house in houses().await {
        house.enqueue(Letter { to: 1 }).await;
        let old = house.db.write(|tx| tx.change("update job set payload = '{\"a\":1}'", &[]));
        old.await.expect("written");
        let ran = house.jobs(letters()).run_due().await.expect("run");
        assert_eq!(reasons(&ran), ["its payload cannot be read"]);
        assert_eq!(house.counts().await, [0, 0, 0, 1]);
    }
}
