//! Erasing: what the agenda holds of somebody who has left for long enough.

use crate::{store::erase as rows, writing};
use base::Id;
use db::{Result, Tx};
use people::Person;

/// His own agenda goes, with his subscription, his offers, his appointments and his files. What he
/// wrote for a class or a school is theirs.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let mut count = rows::marks(tx, person)?;
    for event in rows::own_events(tx, person)? {
        writing::remove(tx, event, tx.now())?;
        count += 1;
    }
    Ok(count)
}
