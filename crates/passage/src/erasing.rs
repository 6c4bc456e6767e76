//! Erasing: what is held of a pupil who has left for long enough. What a guardian has agreed to
//! stays with the dossier of a child who is still here, under his name alone.

use crate::{arrival, keepsake, preparing, store};
use base::{Id, Instant};
use db::{Result, Tx};
use people::Person;

pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let keepsakes = store::keeping::erase_keepsakes(tx, person)?;
    files::detach(tx, keepsake::FILES, &keepsakes, LONG_AGO)?;
    let arrivals = store::keeping::erase_arrivals(tx, person)?;
    files::detach(tx, arrival::FILES, &arrivals, LONG_AGO)?;
    let dossiers = store::keeping::dossiers_of(tx, person)?;
    preparing::erase_content(tx, &dossiers, LONG_AGO)?;
    let rows = store::keeping::erase_dossiers(tx, person)?;
    Ok(rows + (keepsakes.len() + arrivals.len()) as u64)
}

/// Nobody will want these files back: the next sweep takes them.
const LONG_AGO: Instant = Instant::from_millis(0);
