//! Beginning to prepare: the proposal is written down, to be changed by hand.

use crate::{Move, Wave, YearChange, facts::SchoolFacts, proposal, store};
use base::{Day, Id, Instant, SchoolYear};
use db::{Result, Tx};
use people::{Person, School};

/// What is begun.
#[derive(Clone, Copy, Debug)]
pub struct Beginning {
    pub school: Id<School>,
    pub wave: Option<Id<Wave>>,
    /// The year that ends.
    pub year: SchoolYear,
    /// The first day of the new classes.
    pub effective_on: Day,
    pub by: Id<Person>,
}

/// None when the school prepares this year already: what somebody has begun is not begun again.
pub fn prepare(tx: &Tx<'_>, begin: &Beginning, at: Instant) -> Result<Option<Id<YearChange>>> {
    let Beginning { school, wave, year, effective_on, by } = *begin;
    let new = store::changes::New { school, wave, year, effective_on, by, at };
    let Some(id) = store::changes::insert(tx, &new)? else { return Ok(None) };
    let facts = SchoolFacts::load(tx, school, year, effective_on)?;
    let proposal = proposal::propose(&facts, || tx.new_id());
    store::classes::insert(tx, id, &proposal.classes)?;
    store::moves::insert(tx, id, &proposal.moves)?;
    Ok(Some(id))
}

/// Where each pupil goes, as it is written down.
pub fn moves(tx: &Tx<'_>, id: Id<YearChange>) -> Result<Vec<Move>> {
    store::moves::of_change(tx, id)
}

/// A change as it stands.
pub fn load(tx: &Tx<'_>, id: Id<YearChange>) -> Result<Option<YearChange>> {
    store::changes::load(tx, id)
}
