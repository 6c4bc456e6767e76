//! Erasing: what is held of somebody who has left for long enough.

use crate::store::keeping;
use base::{Id, Instant};
use db::{Result, Tx};
use people::Person;

/// A pupil's work with its files, his ticks and the homework that named him go; and what a teacher
/// prepared and nobody has seen. What a class was given stays with the class, under the name the
/// directory still knows its teacher by.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let work = keeping::erase_work(tx, person)?;
    files::detach(tx, crate::HAND_IN_FILES, &work, LONG_AGO)?;
    files::detach(tx, crate::BACK_FILES, &work, LONG_AGO)?;
    let mut count = work.len() as u64 + keeping::erase_marks(tx, person)?;
    for draft in keeping::unseen(tx, person)? {
        crate::writing::discard(tx, draft, LONG_AGO)?;
        count += 1;
    }
    Ok(count)
}

/// Nobody will want these files back: the next sweep takes them.
const LONG_AGO: Instant = Instant::from_millis(0);
