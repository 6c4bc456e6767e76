//! What runs later: asking the engine, and forgetting what nobody has needed for a year.

use crate::{
    Text, Translator,
    engine::Failure,
    store::{self, State, Translation},
};
use base::{Id, Instant, Lang};
use db::{Result as DbResult, Tx};
use jobs::{Context, Error, Job, Registry, Result, Schedule};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Asks the engine for one translation.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Make {
    translation: Id<Translation>,
}

const TRIES: u32 = 6;

impl Job for Make {
    const KIND: &'static str = "translation.make";
    const TRIES_MAX: u32 = TRIES;
    const TIME_MAX: Duration = Duration::from_mins(30);
    /// It waits for another program: never on all the places of a worker.
    const IS_LONG: bool = true;

    fn key(&self) -> Option<String> {
        Some(self.translation.to_string())
    }
}

/// Forgets old translations. Nightly.
#[derive(Serialize, Deserialize)]
struct Sweep {}

impl Job for Sweep {
    const KIND: &'static str = "translation.sweep";
}

const KEPT_DAYS: i64 = 400;
const SWEPT_AT_ONCE: u32 = 1_000;

pub(crate) fn register(registry: &mut Registry) {
    registry.on(make);
    registry.on(sweep);
    registry.every("translation-sweep", Schedule::NIGHTLY, &Sweep {});
}

/// Has a text translated into these languages, in the caller's transaction.
pub(crate) fn enqueue(tx: &Tx<'_>, text: &Text, targets: &[Lang], now: Instant) -> DbResult<()> {
    let waiting = store::ask(tx, text, targets, now)?;
    let make: Vec<Make> = waiting.into_iter().map(|translation| Make { translation }).collect();
    jobs::enqueue_all(tx, &make, now)
}

async fn make(context: Context, job: Make) -> Result<()> {
    // Turned off meanwhile: whoever wants it asks again when there is one.
    let Ok(translator) = context.tool::<Translator>() else { return Ok(()) };
    let id = job.translation;
    let asked = context.db.read(move |tx| store::find(tx, id)).await?;
    let Some(asked) = asked.filter(|it| it.state == State::Waiting) else { return Ok(()) };
    let pair = (asked.source_lang, asked.target_lang);
    let answer = translator.translate(pair, &asked.parts()).await;
    let (now, is_last) = (context.clock.now(), context.tries() >= TRIES);
    match answer {
        Ok(parts) => Ok(context.db.write(move |tx| store::made(tx, id, &parts, now)).await?),
        Err(Failure::Away(why)) if !is_last => {
            context.db.write(move |tx| store::missed(tx, id, now)).await?;
            Err(Error::because(why))
        }
        // The reader is told, and may ask again; the reason is for whoever runs the house.
        Err(Failure::Away(why) | Failure::Refused(why)) => {
            tracing::warn!(translation = %id, why, "a text was not translated");
            Ok(context.db.write(move |tx| store::failed(tx, id, now)).await?)
        }
    }
}

async fn sweep(context: Context, _: Sweep) -> Result<()> {
    let before = context.clock.now().plus_days(-KEPT_DAYS);
    let step = move |tx: &Tx<'_>| store::sweep(tx, before, SWEPT_AT_ONCE);
    while context.db.write(step).await? > 0 {}
    Ok(())
}
