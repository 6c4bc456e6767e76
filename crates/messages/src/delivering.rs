//! Delivering: from a letter and its addressees to the copies its readers hold.
//!
//! The primary key of a copy is (letter, person): whatever happens, and however often a step runs
//! again, each reader has one.

use crate::{Letter, store};
use base::{Id, Instant};
use db::{Result, Tx};
use people::Person;
use web::counters::COUNTERS_TOPIC;

/// Small letters are delivered in the transaction that sends them; the others by a job.
pub const AT_ONCE_MAX: u32 = 50;
/// Members of a group served in one transaction: a writer waits some milliseconds, not seconds.
const CHUNK: u32 = 500;

/// What is left of a delivery after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// More, now.
    More,
    /// More, at this hour.
    Later(Instant),
    Nothing,
}

/// One step: the persons it names, or the next members of one group.
pub fn step(tx: &Tx<'_>, letter: Id<Letter>, now: Instant) -> Result<Left> {
    if !store::letters::hand_out(tx, letter)? {
        return Ok(Left::Nothing);
    }
    match store::deliveries::next_group(tx, letter, now)? {
        Some(group) => {
            let reached = store::deliveries::to_members(tx, letter, &group, now, CHUNK)?;
            tell(tx, &reached);
            Ok(Left::More)
        }
        None => {
            let reached = store::deliveries::to_persons(tx, letter, now)?;
            tell(tx, &reached);
            let next = store::deliveries::next_hour(tx, letter)?;
            Ok(next.map_or(
                Left::Nothing,
                |hour| if hour <= now { Left::More } else { Left::Later(hour) },
            ))
        }
    }
}

/// All that is due, in the caller's transaction: for a letter known to be small.
pub fn at_once(tx: &Tx<'_>, letter: Id<Letter>, now: Instant) -> Result<Left> {
    loop {
        match step(tx, letter, now)? {
            Left::More => {}
            left => return Ok(left),
        }
    }
}

/// Their numbers have changed.
pub fn tell(tx: &Tx<'_>, persons: &[Id<Person>]) {
    if !persons.is_empty() {
        tx.signal(COUNTERS_TOPIC, persons.iter().map(|person| person.raw()));
    }
}
