//! Erasing: what the post holds of somebody who has left for long enough.

use crate::{
    attachments::{OF_DRAFT, OF_LETTER},
    letter::TRANSLATED,
    store,
};
use base::{Id, Instant};
use db::{Result, Tx};
use people::Person;

/// His copies, drafts, folders and choices go. What he wrote stays with those who received it:
/// their copies are theirs, under the name the directory still knows him by. A letter that nobody
/// has any more is gone with its files and the words it was found by.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let letters = store::erase::copies(tx, person)?;
    let drafts = store::erase::drafts(tx, person)?;
    let choices = store::erase::choices(tx, person)?;
    let gone = store::tidying::forget_ownerless(tx, &letters)?;
    gone.iter().try_for_each(|letter| db::search::remove(tx, letter.raw()))?;
    translation::forget(tx, TRANSLATED, &gone)?;
    files::detach(tx, OF_LETTER, &gone, LONG_AGO)?;
    files::detach(tx, OF_DRAFT, &drafts, LONG_AGO)?;
    Ok(choices + (letters.len() + drafts.len() + gone.len()) as u64)
}

/// Nobody will want these files back: the next sweep takes them.
const LONG_AGO: Instant = Instant::from_millis(0);
