//! What the floors below need every night. They have no pages and so no place in the list of
//! features; every house has a shell, so none is without it.

use crate::{App, erasing};
use base::{Id, Minutes};
use jobs::{Context, Error, Job, Registry, Result, Schedule};
use people::{
    groups,
    retention::{self, Due},
};
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

/// Those who have left for long enough are erased.
#[derive(Debug, Serialize, Deserialize)]
struct EraseLeavers {}

impl Job for EraseLeavers {
    const KIND: &'static str = "people.erase-leavers";
    /// Autumn erases all who left in summer.
    const TIME_MAX: Duration = Duration::from_hours(4);
    const IS_LONG: bool = true;
}

/// Persons looked for at once; each is erased in a transaction of his own.
const LEAVERS_AT_ONCE: u32 = 100;
const NOWHERE_AT_ONCE: u32 = 1_000;

pub(crate) fn register(registry: &mut Registry) {
    registry.on(erase_leavers);
    // After the sweeps of the night, so that they do not meet.
    registry.every("people.erase-leavers", Schedule::Daily(Minutes(195)), &EraseLeavers {});
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

/// Wherever it is stopped, whoever was erased is no longer due, and the others still are. Somebody
/// who cannot be erased keeps nobody from it: the job fails at its end, and is tried again.
async fn erase_leavers(context: Context, _: EraseLeavers) -> Result<()> {
    let app = context.tool::<App>()?;
    let today = context.clock.today();
    note_departures(&context).await?;
    let mut after: Option<Due> = None;
    let mut failed: i64 = 0;
    loop {
        let due = context.db.read(move |tx| retention::due(tx, today, after, LEAVERS_AT_ONCE));
        let due = due.await?;
        let Some(last) = due.last().copied() else { break };
        for leaver in due {
            let (house, at) = (App::clone(&app), context.clock.now());
            let erase = move |tx: &db::Tx<'_>| erasing::erase(&house, tx, leaver.person, None, at);
            if let Err(error) = context.db.write(erase).await {
                if let db::Error::Unavailable(_) = error {
                    return Err(error.into());
                }
                tracing::warn!(person = %leaver.person, "somebody who has left was not erased");
                failed += 1;
            }
        }
        after = Some(last);
    }
    match failed {
        0 => Ok(()),
        failed => Err(Error::because_of("somebody who has left could not be erased", failed)),
    }
}

/// Departures are dated by the change that makes them; of those who left before that was so,
/// tonight counts as the first day.
async fn note_departures(context: &Context) -> Result<()> {
    let today = context.clock.today();
    let mut after = Id::new(0);
    loop {
        let look = move |tx: &db::Tx<'_>| retention::without_place(tx, after, NOWHERE_AT_ONCE);
        let persons = context.db.read_long(look).await?;
        let Some(last) = persons.last().copied() else { return Ok(()) };
        context.db.write(move |tx| retention::note_left(tx, &persons, today)).await?;
        after = last;
    }
}
