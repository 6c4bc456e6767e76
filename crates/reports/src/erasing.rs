//! Erasing: what reports say of somebody who has left for long enough.

use crate::store;
use base::Id;
use db::{Result, Tx};
use people::Person;

/// A pupil's reports go with him, when his account does: who stays on the platform reads them
/// beyond what D311-7 asks, who leaves it has them from the State (`docs/decisions/0012`). What his
/// guardians signed goes with them; places in the chain stay, empty and dated. A file of a whole
/// class is gone after a month.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    store::erase::pupil(tx, person, tx.now())
}
