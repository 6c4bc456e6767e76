//! Erasing: what is held of somebody who has left for long enough.

use crate::{observation::FILES, store::keeping};
use base::Id;
use db::{Result, Tx};
use people::Person;

/// The carnet of a pupil goes whole, with its photos and voices. What somebody of a team noted is
/// the pupils', and stays theirs; a guardian's words go.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let gone = keeping::erase_observations(tx, person)?;
    files::detach(tx, FILES, &gone, tx.now())?;
    Ok(keeping::erase_rest(tx, person)? + gone.len() as u64)
}
