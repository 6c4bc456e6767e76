//! Reminding: who has not signed a report a week after it came out is told of it once. A night
//! later it is not said again; the new edition of a reopened report is another matter.

use crate::{news, store};
use base::Instant;
use db::{Result as DbResult, Tx};
use jobs::{Context, Job, Result};
use serde::{Deserialize, Serialize};

const WEEK_DAYS: i64 = 7;
/// What came out longer ago is left alone: nobody reads it any more as news.
const OLD_DAYS: i64 = 30;
const CHUNK: u32 = 200;

/// Reminds the families of the reports that have been out for a week.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemindFamilies {}

impl Job for RemindFamilies {
    const KIND: &'static str = "reports.remind";
}

pub async fn remind(context: Context, _: RemindFamilies) -> Result<()> {
    loop {
        let now = context.clock.now();
        if context.db.write(move |tx| remind_some(tx, now)).await? == 0 {
            return Ok(());
        }
    }
}

fn remind_some(tx: &Tx<'_>, now: Instant) -> DbResult<usize> {
    let out = (now.plus_days(-OLD_DAYS), now.plus_days(-WEEK_DAYS));
    let due = store::awaited::due(tx, out, CHUNK)?;
    if due.is_empty() {
        return Ok(0);
    }
    let reports: Vec<_> = due.iter().map(|it| it.report).collect();
    let awaited = store::awaited::of_reports(tx, &reports, (now, now.day()))?;
    news::reminded(tx, &due, &awaited, now)?;
    store::awaited::set_reminded(tx, &reports, now)?;
    Ok(due.len())
}
