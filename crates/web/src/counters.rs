//! The numbers beside the menu: counted once, kept until a signal says that they have changed.

use crate::{App, MenuFacts, Result, Viewer, cache::Cache};
use db::{Db, Tx};
use std::sync::Arc;

/// Signalled with the ids of the persons whose numbers have changed.
pub const COUNTERS_TOPIC: &str = "counters";

/// Numbers by counter name, in the order of the features.
pub type Numbers = Arc<[(&'static str, i64)]>;

pub struct Counters(Arc<Cache<i64, Numbers>>);

impl Counters {
    pub(crate) fn new(db: &Db) -> Self {
        let kept = Cache::new(300_000);
        let hears = Arc::clone(&kept);
        db.listen(COUNTERS_TOPIC, move |heard| hears.hear(heard));
        Counters(kept)
    }

    pub async fn of(&self, app: &App, viewer: &Viewer) -> Result<Numbers> {
        let key = viewer.person.raw();
        if let Some(numbers) = self.0.get(key) {
            return Ok(numbers);
        }
        let epoch = self.0.epoch();
        let (house, whose) = (app.clone(), viewer.clone());
        let numbers = app.db.read(move |tx| count(tx, &house, &whose)).await?;
        self.0.keep(key, numbers.clone(), epoch);
        Ok(numbers)
    }
}

fn count(tx: &Tx<'_>, app: &App, viewer: &Viewer) -> db::Result<Numbers> {
    let entries = app.features.iter().flat_map(|feature| &feature.menu);
    let badges = entries.filter(|entry| (entry.shown)(viewer)).filter_map(|e| e.badge.as_ref());
    let numbers = badges.map(|badge| Ok((badge.counter, (badge.count)(tx, viewer)?)));
    let facts = app.jobs.tool::<MenuFacts>();
    let facts = facts.iter().flat_map(|facts| &facts.0);
    // By the address of the entry, which is no counter's name.
    let facts = facts.map(|fact| Ok((fact.url, i64::from((fact.holds)(tx, viewer)?))));
    numbers.chain(facts).collect()
}
