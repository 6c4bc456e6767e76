//! What runs later: subjects that assignments name get their rows; the word of the week leaves.

use crate::{news, subject};
use base::Minutes;
use db::Tx;
use jobs::{Context, Job, Registry, Result, Schedule};
use serde::{Deserialize, Serialize};

/// Fridays at half past four: before the quiet of the week-end, and the weekly mails.
const FRIDAY_AFTERNOON: Schedule = Schedule::Weekly(4, Minutes(16 * 60 + 30));

pub fn register(registry: &mut Registry) {
    registry.on(settle);
    registry.on(tell);
    registry.on(week);
    registry.every("results-week", FRIDAY_AFTERNOON, &TellWeek {});
    registry.every("results-subjects", Schedule::NIGHTLY, &SettleSubjects {});
}

/// What the feeds of the day have named. Nightly.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SettleSubjects {}

impl Job for SettleSubjects {
    const KIND: &'static str = "results.settle";
    const IS_LONG: bool = true;
}

async fn settle(context: Context, _: SettleSubjects) -> Result<()> {
    let today = context.clock.today();
    context.db.write(move |tx: &Tx<'_>| subject::settle_all(tx, today)).await?;
    Ok(())
}

/// The word of the week, to those who have chosen it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellWeek {}

impl Job for TellWeek {
    const KIND: &'static str = "results.week";
    const IS_LONG: bool = true;
}

async fn week(context: Context, _: TellWeek) -> Result<()> {
    let now = context.clock.now();
    // Each turn takes away what it has told: one that is cut short is taken up by the next.
    while context.db.write(move |tx: &Tx<'_>| news::tell_week(tx, now)).await? {}
    Ok(())
}

/// What was given a day ago may be seen now.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellNews {
    pub thing: i64,
}

impl Job for TellNews {
    const KIND: &'static str = "results.tell";

    fn key(&self) -> Option<String> {
        Some(self.thing.to_string())
    }
}

async fn tell(context: Context, job: TellNews) -> Result<()> {
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        news::tell_kept(tx, job.thing, now)?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}
