//! Reminders of collections: every morning, those whose day has come.

use super::{
    CollectionRow, rhythm,
    telling::{self, About, News},
};
use crate::store::collection::{collections, dossiers};
use base::{Instant, Minutes};
use db::{Result as DbResult, Tx};
use jobs::{Context, Job, Registry, Result, Schedule};
use serde::{Deserialize, Serialize};

const AT_ONCE: u32 = 20;
const MORNING: Schedule = Schedule::Daily(Minutes(8 * 60));

pub fn register(registry: &mut Registry) {
    registry.on(remind);
    registry.every("territory-collections", MORNING, &RemindCommunes {});
}

/// Reminds the communes that have not handed their file in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemindCommunes {}

impl Job for RemindCommunes {
    const KIND: &'static str = "territory.collections";
}

async fn remind(context: Context, _: RemindCommunes) -> Result<()> {
    loop {
        let now = context.clock.now();
        let step = move |tx: &Tx<'_>| {
            let due = collections::to_remind(tx, now.day(), AT_ONCE)?;
            due.iter().try_for_each(|collection| remind_one(tx, collection, now))?;
            Ok(due.len())
        };
        if context.db.write(step).await? == 0 {
            return Ok(());
        }
    }
}

fn remind_one(tx: &Tx<'_>, collection: &CollectionRow, now: Instant) -> DbResult<()> {
    let today = now.day();
    let news = if today > collection.due_on { News::Late } else { News::Reminded };
    let waited_for = dossiers::open_bodies(tx, collection.id)?;
    if !waited_for.is_empty() {
        let about = About::collection(collection);
        telling::tell(tx, collection, news, about, &waited_for, (None, now))?;
    }
    let next = rhythm::next(collection.due_on, collection.every_days, today);
    collections::set_reminder(tx, collection.id, next)
}
