//! What runs by itself: counters are written down, weeks that are over go out, old days are folded.

use crate::{counting, publishing, serving};
use base::Minutes;
use jobs::{Context, Job, Registry, Result, Schedule};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use web::App;

pub fn register(registry: &mut Registry) {
    registry.on(flush);
    registry.on(publish);
    registry.every("usage-flush", Schedule::EveryMinutes(1), &Flush {});
    registry.every("usage-publish", Schedule::Daily(Minutes(100)), &Publish {});
}

/// Writes down what this process has counted, and that the house was at work in this minute.
#[derive(Debug, Serialize, Deserialize)]
struct Flush {}

impl Job for Flush {
    const KIND: &'static str = "usage.flush";
}

async fn flush(context: Context, _: Flush) -> Result<()> {
    let app = context.tool::<App>()?;
    counting::flush(&app).await?;
    serving::beat(&app).await?;
    Ok(())
}

/// Decides what may be shown of the weeks that are over, and folds what is old.
#[derive(Debug, Serialize, Deserialize)]
struct Publish {}

impl Job for Publish {
    const KIND: &'static str = "usage.publish";
    const TIME_MAX: Duration = Duration::from_hours(2);
    const IS_LONG: bool = true;
}

async fn publish(context: Context, _: Publish) -> Result<()> {
    let app = context.tool::<App>()?;
    publishing::publish(&app).await?;
    publishing::fold(&app).await?;
    Ok(())
}
