//! Erasing: what the book holds of somebody who has left for long enough.

use crate::store;
use base::Id;
use db::{Result, Tx};
use people::Person;

/// What was signed for a pupil goes with him; the places in the chain stay, empty and dated, so
/// that it still holds for the others. What a guardian signed for a pupil who is still there
/// informs the school: it stays, under the name the directory still knows him by, and goes with the
/// pupil.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let at = tx.now();
    let signatures = store::erase::signatures(tx, person, at)?;
    let pupil = store::erase::pupil(tx, person)?;
    Ok(signatures + pupil + store::erase::drafts(tx, person)?)
}
