//! Delivering: from a letter and its addressees to the copies its readers hold.
//!
//! The primary key of a copy is (letter, person): whatever happens, and however often a step runs
//! again, each reader has one.

use crate::{Letter, addressee::Addressee, news, store};
use base::{Id, Instant, PersonName};
use db::{Result, Tx};
use notices::Reader;
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
    if let Some(group) = store::deliveries::next_group(tx, letter, now)? {
        let reached = store::deliveries::to_members(tx, letter, &group, now, CHUNK)?;
        arrived(tx, letter, &store::letters::sender(tx, letter)?, &reached, now)?;
        return Ok(Left::More);
    }
    to_named(tx, letter, now)?;
    Ok(match store::deliveries::next_hour(tx, letter)? {
        None => Left::Nothing,
        Some(hour) if hour <= now => Left::More,
        Some(hour) => Left::Later(hour),
    })
}

/// A new letter, to all those it names, in the transaction that sends it.
pub fn hand_out(
    tx: &Tx<'_>,
    letter: Id<Letter>,
    sender: &PersonName,
    addressees: &[Addressee],
    now: Instant,
) -> Result<()> {
    let reached = store::deliveries::to_new(tx, letter, addressees, now)?;
    arrived(tx, letter, sender, &reached, now)
}

/// Their numbers have changed, and they want to know.
fn arrived(
    tx: &Tx<'_>,
    letter: Id<Letter>,
    sender: &PersonName,
    readers: &[Reader],
    now: Instant,
) -> Result<()> {
    let persons: Vec<Id<Person>> = readers.iter().map(|reader| reader.person).collect();
    tell(tx, &persons);
    news::arrived(tx, letter, sender, readers, now)
}

/// To those the letter names one by one and whose hour has come.
fn to_named(tx: &Tx<'_>, letter: Id<Letter>, now: Instant) -> Result<()> {
    let reached = store::deliveries::to_persons(tx, letter, now)?;
    if reached.is_empty() {
        return Ok(());
    }
    arrived(tx, letter, &store::letters::sender(tx, letter)?, &reached, now)
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
