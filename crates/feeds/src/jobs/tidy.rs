//! Looking after what was left behind: by a process that died, or by a person who did not return.

use super::ApplyFeed;
use crate::apply::give_up;
use crate::history::{Feed, State};
use crate::problem::{Place, Problem, ProblemKind, Severity};
use crate::{stage, store};
use db::Tx;
use jobs::progress::{self, State as Ended};
use jobs::{Context, Job, Result};
use serde::{Deserialize, Serialize};

/// Ends or goes on with what nobody works on any more.
#[derive(Serialize, Deserialize)]
pub(super) struct Resume {}

/// Forgets what nobody came back to: first rows of tables, plans, what was done long ago.
#[derive(Serialize, Deserialize)]
pub(super) struct Tidy {}

impl Job for Resume {
    const KIND: &'static str = "feeds.resume";
}
impl Job for Tidy {
    const KIND: &'static str = "feeds.tidy";
}

/// Work that gives no sign of life for so long is nobody's: its own job would have come back.
const SILENCE_MINUTES: i64 = 20;
const AT_ONCE: u32 = 100;
const CONTENT_HOURS: i64 = 24;
const PLAN_DAYS: i64 = 30;
const DONE_DAYS: i64 = 365;

pub(super) async fn resume(context: Context, _: Resume) -> Result<()> {
    let now = context.clock.now();
    let before = now.plus_minutes(-SILENCE_MINUTES);
    let write = move |tx: &Tx<'_>| {
        for feed in store::feeds::abandoned(tx, before, AT_ONCE)? {
            resume_feed(tx, &feed, now)?;
        }
        let problem = Problem::new(Severity::Fatal, Place::default(), ProblemKind::Interrupted);
        let problem = serde_json::to_string(&problem).unwrap_or_default();
        for intake in store::intakes::abandoned(tx, before, AT_ONCE)? {
            store::intakes::refuse(tx, intake.id, &problem)?;
            let text = text::id!("feeds-step-refused");
            progress::finish(tx, intake.progress, Ended::Failed, text, None, now)?;
        }
        Ok(())
    };
    Ok(context.db.write(write).await?)
}

/// A half-read feed is given up: its files are read again by whoever has them. One that was being
/// applied is applied to its end, except the school by school of a person, who is asked again.
fn resume_feed(tx: &Tx<'_>, feed: &Feed, now: base::Instant) -> db::Result<()> {
    match (feed.state, feed.progress) {
        (State::Applying, None) => {
            store::feeds::touch(tx, feed.id, now)?;
            let job = ApplyFeed { feed: feed.id, place: None, by: feed.by };
            jobs::enqueue(tx, &job, now).map(drop)
        }
        (State::Applying, Some(progress)) => {
            store::feeds::set_state(tx, feed.id, [State::Applying; 2], State::Planned)?;
            let text = text::id!("feeds-step-interrupted");
            progress::finish(tx, progress, Ended::Failed, text, None, now)
        }
        _ => stage::drop_feed(tx, feed.id),
    }
}

pub(super) async fn tidy(context: Context, _: Tidy) -> Result<()> {
    let now = context.clock.now();
    let write = move |tx: &Tx<'_>| {
        store::intakes::forget_contents(tx, now.plus_hours(-CONTENT_HOURS))?;
        for feed in store::feeds::forgotten(tx, now.plus_days(-PLAN_DAYS), AT_ONCE)? {
            give_up(tx, feed, now)?;
        }
        store::intakes::forget_old(tx, now.plus_days(-PLAN_DAYS))?;
        store::views::forget_done(tx, now.plus_days(-DONE_DAYS)).map(drop)
    };
    Ok(context.db.write(write).await?)
}
