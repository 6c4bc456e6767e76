//! Changing a plan: each of these is refused when somebody else has changed it meanwhile, or when
//! it is applied.

use crate::{Mate, Way, YearChange, YearClass, facts::SchoolFacts, proposal::written, store};
use base::{Day, Id, Instant};
use db::{Result, Tx};
use people::{Level, Person};
use std::collections::HashSet;

/// Pupils of the school go this way; says how many. A class teaches them at a level it has.
pub fn place(tx: &Tx<'_>, change: &YearChange, pupils: &[Id<Person>], way: Way) -> Result<usize> {
    store::changes::touch(tx, change.id, change.version)?;
    if let Way::Class(class, level) = way {
        let classes = store::classes::of_change(tx, change.id)?;
        if !classes.iter().any(|it| it.id == class && it.teaches(level)) {
            return Err(db::Error::Missing);
        }
    }
    let facts = SchoolFacts::load(tx, change.school, change.year, change.effective_on)?;
    if let Way::Joins(school) = way
        && !facts.neighbours.iter().any(|it| it.id == school)
    {
        return Err(db::Error::Missing);
    }
    let wanted: HashSet<Id<Person>> = pupils.iter().copied().collect();
    let moves: Vec<_> = facts
        .sittings
        .iter()
        .filter(|it| wanted.contains(&it.pupil) && !facts.placed.contains(&it.pupil))
        .map(|it| crate::Move { is_decided: true, ..written(&facts, it, way) })
        .collect();
    store::moves::insert(tx, change.id, &moves)?;
    Ok(moves.len())
}

/// One more class for the next year.
pub fn open_class(
    tx: &Tx<'_>,
    change: &YearChange,
    name: &str,
    levels: &[Level],
) -> Result<Id<YearClass>> {
    store::changes::touch(tx, change.id, change.version)?;
    let (id, name, levels) = (tx.new_id(), name.to_owned(), levels.to_vec());
    let class = YearClass { id, name, levels, from: None, class: None, team: Vec::new() };
    store::classes::insert(tx, change.id, &[class])?;
    Ok(id)
}

/// Another name, other levels.
pub fn rename_class(
    tx: &Tx<'_>,
    change: &YearChange,
    class: Id<YearClass>,
    name: &str,
    levels: &[Level],
) -> Result<()> {
    store::changes::touch(tx, change.id, change.version)?;
    store::classes::rename(tx, (change.id, class), name, levels)
}

/// A class that will not be: who was to be in it waits for a place.
pub fn close_class(tx: &Tx<'_>, change: &YearChange, class: Id<YearClass>) -> Result<()> {
    store::changes::touch(tx, change.id, change.version)?;
    store::classes::delete(tx, change.id, class)
}

/// Somebody of the school is of the team.
pub fn add_mate(tx: &Tx<'_>, change: &YearChange, class: Id<YearClass>, mate: &Mate) -> Result<()> {
    store::changes::touch(tx, change.id, change.version)?;
    let facts = SchoolFacts::load(tx, change.school, change.year, change.effective_on)?;
    let classes = store::classes::of_change(tx, change.id)?;
    let is_known = classes.iter().any(|it| it.id == class);
    if !is_known || !facts.staff().contains(&mate.person) {
        return Err(db::Error::Missing);
    }
    store::classes::add_mate(tx, class, mate)
}

pub fn remove_mate(
    tx: &Tx<'_>,
    change: &YearChange,
    class: Id<YearClass>,
    mate: &Mate,
) -> Result<()> {
    store::changes::touch(tx, change.id, change.version)?;
    let classes = store::classes::of_change(tx, change.id)?;
    if !classes.iter().any(|it| it.id == class) {
        return Err(db::Error::Missing);
    }
    store::classes::remove_mate(tx, class, mate)
}

/// The first day of the new classes.
pub fn set_day(tx: &Tx<'_>, change: &YearChange, effective_on: Day) -> Result<()> {
    store::changes::touch(tx, change.id, change.version)?;
    store::changes::set_day(tx, change.id, effective_on)
}

/// Somebody has read the sentences: what he was warned of is written down, with his reason.
pub fn agree(
    tx: &Tx<'_>,
    change: &YearChange,
    by: Id<Person>,
    reason: &str,
    at: Instant,
) -> Result<()> {
    let (facts, plan) = crate::apply::plan(tx, change)?;
    let cautions = crate::caution::cautions(&facts, &plan, at.day());
    if cautions.iter().any(crate::caution::Caution::is_final) {
        return Err(db::Error::Conflict("somebody has no place yet".to_owned()));
    }
    let minded = crate::caution::written(&cautions);
    store::changes::set_ready(tx, (change.id, change.version), by, at, (&minded, reason))
}
