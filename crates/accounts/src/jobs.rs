//! What runs later: every night, what is past is forgotten.

use crate::store::{activations, attempts, links, pads};
use jobs::{Context, Job, Registry, Schedule};
use serde::{Deserialize, Serialize};
use web::session;

#[derive(Debug, Serialize, Deserialize)]
struct Sweep {}

impl Job for Sweep {
    const KIND: &'static str = "accounts.sweep";
}

/// Codes and links stay a while after their end, so that "this code is too old" can be said.
const KEPT_DAYS: i64 = 180;

pub fn register(registry: &mut Registry) {
    registry.on(sweep);
    registry.every("accounts.sweep", Schedule::NIGHTLY, &Sweep {});
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
