//! Erasing: what the news hold of somebody who has left for long enough.

use crate::store::{self, erase as rows};
use base::Id;
use db::{Result, Tx};
use people::Person;

/// What he wrote for himself goes. What a school published is the school's: it stays, as the words
/// of alerts do, under the name the directory still knows him by.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let unsaved = store::unsaved::of(tx, person, u32::MAX)?;
    let unsaved: Vec<_> = unsaved.iter().map(|it| it.id).collect();
    crate::unsaved::forget(tx, &unsaved, base::Instant::from_millis(0))?;
    let mut count = unsaved.len() as u64;
    for article in rows::unpublished(tx, person)? {
        if let Some(written) = store::articles::written(tx, article)? {
            crate::writing::discard(tx, &written, base::Instant::from_millis(0))?;
            count += 1;
        }
    }
    Ok(count)
}
