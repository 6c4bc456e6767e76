//! What the floors below need every night. They have no pages and so no place in the list of
//! features; every house has a shell, so none is without it.

use jobs::{Context, Job, Registry, Result, Schedule};
use people::groups;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Facts that begin or end today count from today on.
#[derive(Debug, Serialize, Deserialize)]
struct TurnDay {}

impl Job for TurnDay {
    const KIND: &'static str = "people.turn-day";
    /// The first of September moves everybody.
    const TIME_MAX: Duration = Duration::from_hours(4);
}

pub(crate) fn register(registry: &mut Registry) {
    registry.on(turn_day);
    // Every hour, since it costs nothing when there is nothing to turn: a house that was closed at
    // midnight is right within the hour, and one that failed is tried again.
    registry.every("people.turn-day", Schedule::EveryMinutes(60), &TurnDay {});
}

async fn turn_day(context: Context, _: TurnDay) -> Result<()> {
    loop {
        let (today, ends) = (context.clock.today(), context.clone());
        let step = move |tx: &db::Tx<'_>| {
            let turn = groups::turn_day(tx, today)?;
            if turn.is_done {
                ends.complete(tx)?;
            }
            Ok(turn.is_done)
        };
        if context.db.write(step).await? {
            return Ok(());
        }
    }
}
