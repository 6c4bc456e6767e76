//! What runs later: the schools of a competence that ends.

use crate::closing;
use db::Tx;
use jobs::{Context, Job, Registry, Result, Schedule};
use serde::{Deserialize, Serialize};
use web::opening::Archivist;

pub fn register(registry: &mut Registry) {
    registry.on(see_to_endings);
    registry.every("territory-endings", Schedule::NIGHTLY, &SeeToEndings {});
}

/// Warns those whose schools close soon, closes those whose day has come. Nightly.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SeeToEndings {}

impl Job for SeeToEndings {
    const KIND: &'static str = "territory.endings";
}

async fn see_to_endings(context: Context, _: SeeToEndings) -> Result<()> {
    let archivist = context.tool::<Archivist>().ok();
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        closing::see_to(tx, now, archivist.as_deref())?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}
