//! Erasing: what is held of somebody who has left for long enough.

use crate::{absence::PROOF, store};
use base::{Id, Instant};
use db::{Result, Tx};
use people::Person;

/// A pupil's marks, absences with their proofs, and who fetched him go. A signed register keeps its
/// figures. What a guardian told of a child who is still here stays the child's, without his notes.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let absences = store::keeping::erase_absences(tx, person)?;
    files::detach(tx, PROOF, &absences, LONG_AGO)?;
    let rows = store::keeping::erase_marks(tx, person)?;
    Ok(rows + absences.len() as u64)
}

/// Nobody will want these files back: the next sweep takes them.
const LONG_AGO: Instant = Instant::from_millis(0);
