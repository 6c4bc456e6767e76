//! What runs later: every night, what is past is forgotten; now and then, who has come is counted.

use crate::store::{activations, attempts, links, pads, states};
use jobs::{Context, Job, Registry, Schedule};
use serde::{Deserialize, Serialize};
use web::session;

#[derive(Debug, Serialize, Deserialize)]
struct Sweep {}

impl Job for Sweep {
    const KIND: &'static str = "accounts.sweep";
}

/// How far each school is: thousands of them are not counted on a page.
#[derive(Debug, Serialize, Deserialize)]
struct Count {}

impl Job for Count {
    const KIND: &'static str = "accounts.count";
    const IS_LONG: bool = true;
}

const COUNT_EVERY_MINUTES: u16 = 30;

/// Codes and links stay a while after their end, so that "this code is too old" can be said.
const KEPT_DAYS: i64 = 180;

pub fn register(registry: &mut Registry) {
    registry.on(sweep);
    registry.on(count);
    registry.every("accounts.sweep", Schedule::NIGHTLY, &Sweep {});
    registry.every("accounts.count", Schedule::EveryMinutes(COUNT_EVERY_MINUTES), &Count {});
}

async fn count(context: Context, _: Count) -> jobs::Result<()> {
    let now = context.clock.now();
    let counted = context.db.read_long(states::count).await?;
    let ended = context.clone();
    context
        .db
        .write(move |tx| {
            states::keep(tx, &counted, now)?;
            ended.complete(tx)
        })
        .await?;
    Ok(())
}

async fn sweep(context: Context, _: Sweep) -> jobs::Result<()> {
    let now = context.clock.now();
    let old = now.plus_days(-KEPT_DAYS);
    let ended = context.clone();
    context
        .db
        .write(move |tx| {
            session::sweep(tx, now)?;
            activations::sweep(tx, old)?;
            links::sweep(tx, old)?;
            pads::sweep(tx, old)?;
            attempts::sweep(tx, now.plus_days(-2))?;
            ended.complete(tx)
        })
        .await?;
    Ok(())
}
