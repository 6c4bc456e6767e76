//! Erasing: a teacher who has left for long enough gave no lesson any more; the lessons stay.

use crate::store;
use base::Id;
use db::{Result, Tx};
use people::Person;

pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    store::keeping::erase(tx, person)
}
