//! Asking for the archive, in the transaction that closes the schools.

use super::{Handover, State, jobs::MakeArchive};
use crate::{store, urls};
use base::{Id, Instant};
use db::{Result, Tx};
use people::Town;

/// Lent by the server:
/// `app.jobs.lend(web::opening::Archivist(Arc::new(territory::handover::Archivist)))`.
pub struct Archivist;

impl web::opening::Handover for Archivist {
    fn hand_over(&self, tx: &Tx<'_>, town: Id<Town>, at: Instant) -> Result<Option<String>> {
        // One that is being made tells all of it: the town has not two.
        let known = store::handovers::of_town(tx, town)?.into_iter().find(is_on_its_way);
        let id = match known {
            Some(known) => known.id,
            None => ask(tx, town, at)?,
        };
        Ok(Some(urls::handover(id)))
    }
}

fn is_on_its_way(it: &Handover) -> bool {
    it.state == State::Making
}

fn ask(tx: &Tx<'_>, town: Id<Town>, at: Instant) -> Result<Id<Handover>> {
    let id = tx.new_id();
    let progress = begin(tx, id, at)?;
    // The schools close today: yesterday is the last day that has people in them.
    store::handovers::insert(tx, id, town, (at.day().plus_days(-1), progress), at)?;
    Ok(id)
}

/// Has it made, from the beginning.
pub fn begin(
    tx: &Tx<'_>,
    handover: Id<Handover>,
    at: Instant,
) -> Result<Id<jobs::progress::Progress>> {
    let text = text::id!("territory-handover-step-waiting");
    let progress = jobs::progress::start(tx, "territory.handover", handover, None, text, at)?;
    jobs::enqueue(tx, &MakeArchive { handover }, at)?;
    Ok(progress)
}
