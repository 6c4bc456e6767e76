//! The evening of a school: in one transaction, with its news and its end.

use crate::{
    State, YearChange,
    apply::{Outcome, apply},
    deeds, news, store,
};
use base::{Id, Instant};
use db::Tx;
use jobs::progress::{self, State as Ended};
use jobs::{Context, Job, Result};
use people::Person;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::time::Duration;

#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ApplyChange {
    pub change: Id<YearChange>,
    pub by: Id<Person>,
}

impl Job for ApplyChange {
    const KIND: &'static str = "rollover.apply";
    const TRIES_MAX: u32 = 100;
    const TIME_MAX: Duration = Duration::from_hours(1);
    const IS_LONG: bool = true;
    fn key(&self) -> Option<String> {
        Some(self.change.to_string())
    }
}

pub(super) async fn run(context: Context, job: ApplyChange) -> Result<()> {
    let (ended, now) = (context.clone(), context.clock.now());
    let write = move |tx: &Tx<'_>| {
        let change = store::changes::load(tx, job.change)?;
        let waits = |it: &YearChange| matches!(it.state, State::Scheduled | State::Applying);
        if let Some(change) = change.filter(waits) {
            match change.run_at.filter(|at| *at > now) {
                // It was put off meanwhile.
                Some(later) => jobs::enqueue(tx, &job, later).map(drop)?,
                None => apply_one(tx, &change, job.by, now)?,
            }
        }
        ended.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// Applies a school in the caller's transaction; who is to know is told. Was it applied?
pub(super) fn apply_and_tell(
    tx: &Tx<'_>,
    change: &YearChange,
    by: Id<Person>,
    now: Instant,
) -> db::Result<bool> {
    let (text, is_applied) = match apply(tx, change, now)? {
        Outcome::Applied(counts) => {
            deeds::of_change(tx, change, by, "year.apply", deeds::counted(&counts), now)?;
            let classes = store::classes::of_change(tx, change.id)?;
            news::tell_teams(tx, change, &classes, Some(by), now)?;
            news::tell_families(tx, change, now)?;
            (text::id!("rollover-notice-applied"), true)
        }
        Outcome::Held(_) => (text::id!("rollover-notice-held"), false),
    };
    let mut readers = vec![change.by];
    readers.extend(change.ready_by);
    readers.push(by);
    readers.sort_unstable();
    readers.dedup();
    news::tell(tx, change, text, &readers, now)?;
    Ok(is_applied)
}

fn apply_one(tx: &Tx<'_>, change: &YearChange, by: Id<Person>, now: Instant) -> db::Result<()> {
    let is_applied = apply_and_tell(tx, change, by, now)?;
    let Some(progress) = change.progress else { return Ok(()) };
    let (state, text) = if is_applied {
        (Ended::Done, text::id!("rollover-step-applied"))
    } else {
        (Ended::Failed, text::id!("rollover-step-held"))
    };
    progress::finish(tx, progress, state, text, Some(&json!({ "applied": is_applied })), now)
}
