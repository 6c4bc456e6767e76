//! Undoing a feed; a refusal says why and is no failure of the machine.

use super::failure;
use crate::apply::Step;
use crate::history::Feed;
use crate::stage::Error as StageError;
use crate::telling::Told;
use crate::undo::{UndoRefused, undo_telling};
use crate::{news, store};
use base::Id;
use db::Tx;
use jobs::progress::{self, State as Ended};
use jobs::{Context, Job, Result};
use people::Person;
use serde::{Deserialize, Serialize};
use std::time::Duration;

#[derive(Serialize, Deserialize)]
pub(crate) struct UndoFeed {
    pub feed: Id<Feed>,
    pub by: Id<Person>,
}

impl Job for UndoFeed {
    const KIND: &'static str = "feeds.undo";
    const TIME_MAX: Duration = Duration::from_hours(6);
    const IS_LONG: bool = true;
    fn key(&self) -> Option<String> {
        Some(self.feed.to_string())
    }
}

pub(super) async fn run(context: Context, job: UndoFeed) -> Result<()> {
    let id = job.feed;
    let Some(feed) = context.db.read(move |tx| store::feeds::load(tx, id)).await? else {
        return Ok(());
    };
    let Some(progress) = feed.progress else { return Ok(()) };
    let told = Told::new(text::id!("feeds-step-undoing"));
    let said = |step: Step| {
        told.step(text::id!("feeds-step-undoing"), step.schools_done, step.schools);
    };
    let work = undo_telling(&context.db, id, &context.clock, &said);
    let refused = match told.during(&context, progress, work).await {
        Ok(()) => None,
        Err(StageError::Database(error)) => match error.reason::<UndoRefused>() {
            Some(refused) => Some(refused.clone()),
            None => return Err(error.into()),
        },
        Err(error) => return Err(failure(error)),
    };
    let (ended, now) = (context.clone(), context.clock.now());
    let write = move |tx: &Tx<'_>| {
        let (state, step, news) = match &refused {
            None => (Ended::Done, text::id!("feeds-step-undone"), text::id!("feeds-notice-undone")),
            Some(_) => (
                Ended::Failed,
                text::id!("feeds-step-not-undone"),
                text::id!("feeds-notice-not-undone"),
            ),
        };
        let result = refused.as_ref().map(UndoRefused::kept);
        progress::finish(tx, progress, state, step, result.as_ref(), now)?;
        news::tell(tx, id, &feed.name, job.by, news, now)?;
        ended.complete(tx)
    };
    Ok(context.db.write(write).await?)
}
