//! Applying a plan: goes on where it stopped, on any node.

use super::failure;
use crate::apply::{Step, apply, apply_one};
use crate::history::{Feed, State};
use crate::telling::Told;
use crate::{news, store};
use base::Id;
use db::Tx;
use jobs::progress::{self, State as Ended};
use jobs::{Context, Job, Result};
use people::Person;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use web::opening::Keeper;

/// Applies what is not held of a feed, or one school of it.
#[derive(Serialize, Deserialize)]
pub(crate) struct ApplyFeed {
    pub feed: Id<Feed>,
    pub place: Option<String>,
    /// Who is told when it is done.
    pub by: Option<Id<Person>>,
}

impl Job for ApplyFeed {
    const KIND: &'static str = "feeds.apply";
    const TIME_MAX: Duration = Duration::from_hours(6);
    const IS_LONG: bool = true;
    fn key(&self) -> Option<String> {
        Some(self.feed.to_string())
    }
}

pub(super) async fn run(context: Context, job: ApplyFeed) -> Result<()> {
    let id = job.feed;
    let Some(feed) = context.db.read(move |tx| store::feeds::load(tx, id)).await? else {
        return Ok(());
    };
    if feed.state != State::Applying {
        return Ok(());
    }
    let told = Told::new(text::id!("feeds-step-applying"));
    let said = |step: Step| {
        told.step(text::id!("feeds-step-applying"), step.schools_done, step.schools);
    };
    let gate = context.tool::<Keeper>().ok();
    let (db, gate, clock) = (&context.db, gate.as_deref(), &context.clock);
    let work = async {
        match &job.place {
            Some(place) => apply_one(db, id, place, gate, clock, &said).await,
            None => apply(db, id, gate, clock, &said).await,
        }
    };
    let done = match feed.progress {
        Some(progress) => told.during(&context, progress, work).await,
        None => work.await,
    };
    done.map_err(failure)?;
    let (ended, now) = (context.clone(), context.clock.now());
    let write = move |tx: &Tx<'_>| {
        if let Some(progress) = feed.progress {
            let text = text::id!("feeds-step-applied");
            progress::finish(tx, progress, Ended::Done, text, None, now)?;
        }
        if let Some(by) = job.by {
            news::tell(tx, id, &feed.name, by, text::id!("feeds-notice-applied"), now)?;
        }
        ended.complete(tx)
    };
    Ok(context.db.write(write).await?)
}
