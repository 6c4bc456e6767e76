//! Emptying bins: a copy that is gone is gone for its owner; the last one takes its letter along.
//! And forgetting what was reported and answered long ago.

use crate::{Letter, attachments::OF_LETTER, letter::TRANSLATED, store};
use base::{Id, Instant};
use db::{Result, Tx};
use people::Person;

/// Copies removed in one transaction.
const CHUNK: u32 = 500;

/// Removes some of what has been in bins since before `before`; says how many copies.
pub fn old(tx: &Tx<'_>, before: Instant, now: Instant) -> Result<usize> {
    let letters = store::tidying::purge(tx, before, CHUNK)?;
    forget(tx, &letters, now)?;
    Ok(letters.len())
}

/// Forgets what heads have answered since before `before`: reports, then the letters that only they
/// kept; and freezes that were lifted. Says how many reports.
pub fn answered(tx: &Tx<'_>, before: Instant, now: Instant) -> Result<usize> {
    let letters = store::reports::purge(tx, before, CHUNK)?;
    forget(tx, &letters, now)?;
    store::freezes::purge(tx, before)?;
    Ok(letters.len())
}

/// Empties one's own bin; a very full one, in several goes.
pub fn own(tx: &Tx<'_>, person: Id<Person>, now: Instant) -> Result<usize> {
    let letters = store::tidying::empty_bin(tx, person, 4 * CHUNK)?;
    forget(tx, &letters, now)?;
    Ok(letters.len())
}

fn forget(tx: &Tx<'_>, letters: &[Id<Letter>], now: Instant) -> Result<()> {
    if letters.is_empty() {
        return Ok(());
    }
    let gone = store::tidying::forget_ownerless(tx, letters)?;
    gone.iter().try_for_each(|letter| db::search::remove(tx, letter.raw()))?;
    translation::forget(tx, TRANSLATED, &gone)?;
    files::detach(tx, OF_LETTER, &gone, now)
}
