//! Erasing: what reports say of somebody who has left for long enough.

use crate::store;
use base::Id;
use db::{Result, Tx};
use people::Person;

/// A pupil's reports go with him: they are read until a year after the change of cycle, and that of
/// the end of a cycle until a year after the 3e (D311-7), which the retention of the house
/// outlasts. What his guardians signed goes with them; places in the chain stay, empty and dated. A
/// file of a whole class is gone after a month.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    store::erase::pupil(tx, person, tx.now())
}
