//! Erasure: what the post holds of somebody who has left for long enough.

use base::Id;
use db::{Result, Tx, params};
use people::Person;

/// His copies, drafts, folders and choices go. What he wrote stays with those who received it:
/// their
/// copies are theirs, under the name the directory still knows him by.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let person = params![person];
    let rows = [
        tx.run("delete from delivery where person_id = $1", person)?,
        tx.run("delete from letter_reader where person_id = $1", person)?,
        tx.run("delete from letter_draft where person_id = $1", person)?,
        tx.run("delete from letter_folder where person_id = $1", person)?,
        tx.run("delete from letter_signature where person_id = $1", person)?,
        tx.run("delete from writing_block where person_id = $1 or blocked_id = $1", person)?,
    ];
    Ok(rows.iter().sum())
}
