//! What runs later: subjects that assignments name get their rows; the word of the week leaves.

use crate::subject;
use db::Tx;
use jobs::{Context, Job, Registry, Result, Schedule};
use serde::{Deserialize, Serialize};

pub fn register(registry: &mut Registry) {
    registry.on(settle);
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
