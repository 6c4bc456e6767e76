//! What comes back by itself, once in the whole cluster.

use crate::house::{Calls, House, houses, write_effect};
use base::Minutes;
use jobs::{Context, Error, Job, Jobs, Registry, Result, Schedule};
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
struct Sweep;

impl Job for Sweep {
    const KIND: &'static str = "stories.sweep";
}

async fn sweep(context: Context, _: Sweep) -> Result<()> {
    if context.tool::<Calls>().is_ok_and(|calls| calls.add() == 1) {
        return Err(Error::because("the disk was busy"));
    }
    let at = context.clock.now().local_field();
    let ends = context.clone();
    let swept = context.db.write(move |tx| {
        write_effect(tx, &at)?;
        ends.complete(tx)
    });
    swept.await.map_err(Error::from)
}

fn jobs(house: &House, schedule: Schedule) -> Jobs {
    let mut registry = Registry::default();
    registry.on(sweep);
    registry.every("sweep", schedule, &Sweep);
    house.jobs(registry)
}

/// Lives through so many hours, a quarter at a time, on two nodes.
async fn live(house: &House, nodes: &[Jobs], hours: i64) {
    for _ in 0..hours * 4 {
        house.clock.advance_minutes(15);
        for node in nodes {
            node.run_due().await.expect("run");
        }
    }
}

#[tokio::test]
async fn a_nightly_job_runs_once_a_night_in_the_whole_cluster() {
    for house in houses().await {
        let nodes = [jobs(&house, Schedule::NIGHTLY), jobs(&house, Schedule::NIGHTLY)];
        for node in &nodes {
            node.plan().await.expect("planned");
        }
        assert_eq!(house.counts().await, [0, 0, 0, 0], "what recurs is not left over");
        live(&house, &nodes, 60).await;
        assert_eq!(
            house.effects().await,
            ["2026-11-24T02:30", "2026-11-25T02:30", "2026-11-26T02:30"]
        );
        nodes[0].plan().await.expect("planned again at a restart");
        live(&house, &nodes, 24).await;
        assert_eq!(house.effects().await.len(), 4);
    }
}

#[tokio::test]
async fn a_night_that_was_missed_runs_when_the_house_opens() {
    for house in houses().await {
        jobs(&house, Schedule::NIGHTLY).plan().await.expect("planned");
        house.clock.advance_minutes(36 * 60);
        let node = jobs(&house, Schedule::NIGHTLY);
        node.plan().await.expect("planned");
        live(&house, std::slice::from_ref(&node), 24).await;
        assert_eq!(house.effects().await, ["2026-11-25T08:15", "2026-11-26T02:30"]);
    }
}

#[tokio::test]
async fn a_night_that_fails_is_tried_again_the_same_night() {
    for house in houses().await {
        let node = jobs(&house, Schedule::NIGHTLY);
        node.lend(Calls::default());
        node.plan().await.expect("planned");
        live(&house, std::slice::from_ref(&node), 36).await;
        assert_eq!(house.effects().await, ["2026-11-24T02:45", "2026-11-25T02:30"]);
    }
}

#[tokio::test]
async fn a_schedule_that_changes_in_the_code_moves_its_next_time() {
    for house in houses().await {
        jobs(&house, Schedule::NIGHTLY).plan().await.expect("planned");
        let node = jobs(&house, Schedule::Daily(Minutes(22 * 60)));
        node.plan().await.expect("planned");
        live(&house, std::slice::from_ref(&node), 24).await;
        assert_eq!(house.effects().await, ["2026-11-23T22:00"]);
    }
}
