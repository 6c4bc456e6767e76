//! Erasure: what the post holds of somebody who has left for long enough.

use crate::{Draft, Letter};
use base::Id;
use db::{Result, Tx, params};
use people::Person;

/// His copies; answers whose they were.
pub fn copies(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Id<Letter>>> {
    let rows: Vec<(Id<Letter>,)> =
        tx.all("delete from delivery where person_id = $1 returning letter_id", params![person])?;
    Ok(rows.into_iter().map(|(letter,)| letter).collect())
}

pub fn drafts(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Id<Draft>>> {
    let rows: Vec<(Id<Draft>,)> =
        tx.all("delete from letter_draft where person_id = $1 returning id", params![person])?;
    Ok(rows.into_iter().map(|(draft,)| draft).collect())
}

/// What he has chosen, and what was decided about him.
pub fn choices(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let person = params![person];
    let rows = [
        tx.run("delete from letter_reader where person_id = $1", person)?,
        tx.run("delete from letter_folder where person_id = $1", person)?,
        tx.run("delete from letter_pace where person_id = $1", person)?,
        tx.run("delete from letter_signature where person_id = $1", person)?,
        tx.run("delete from writing_block where person_id = $1 or blocked_id = $1", person)?,
        tx.run("delete from writing_freeze where person_id = $1", person)?,
        tx.run("delete from letter_report where reporter_id = $1", person)?,
    ];
    Ok(rows.iter().sum())
}
