//! Booking an appointment, changing and cancelling it, as a guardian.

use crate::{
    news::{self, Meeting},
    opening::{Appointments, Book, Opening, Per, Run, Slot},
    refusal::Refusal,
    store,
};
use base::{Id, Instant};
use db::{Error, Result, Tx};
use notices::Reader;
use people::Person;
use web::Granted;

/// Books a slot for a child; the one he had is given back. Two who want the same slot meet at its
/// row alone: the second is told, and keeps what he had.
pub fn book(
    tx: &Tx<'_>,
    asked: &Granted<Book, Appointments>,
    slot: Id<Slot>,
    pupil: Id<Person>,
    now: Instant,
) -> Result<Slot> {
    let guardian = asked.viewer.person;
    book_by(tx, asked, guardian, slot, pupil, now)
}

/// The same, by a guardian who is known by his id: the demo and races.
pub fn book_by(
    tx: &Tx<'_>,
    asked: &Appointments,
    guardian: Id<Person>,
    slot: Id<Slot>,
    pupil: Id<Person>,
    now: Instant,
) -> Result<Slot> {
    let opening = store::openings::find(tx, asked.opening.id)?.ok_or(Error::Missing)?;
    if opening.state == Run::Closed {
        return Err(Error::refused(Refusal::Closed));
    }
    answers(tx, asked, guardian, pupil, now)?;
    let wanted = store::slots::find(tx, opening.id, slot)?.ok_or(Error::Missing)?;
    if wanted.start_at <= now || now >= opening.book_until_at {
        return Err(Error::refused(Refusal::Past));
    }
    let key = asked.key(guardian);
    let before = store::slots::booked(tx, opening.id, pupil, key)?;
    if before.as_ref().is_some_and(|it| it.id == slot) {
        return Ok(wanted);
    }
    if let Some(before) = &before {
        if before.start_at <= now {
            return Err(Error::refused(Refusal::Past));
        }
        store::slots::free(tx, before.id, pupil)?;
    }
    if !store::slots::take(tx, slot, pupil, guardian, key, now)? {
        return Err(Error::refused(Refusal::Taken));
    }
    let name = store::openings::name(tx, pupil)?;
    let meeting = if before.is_some() { Meeting::Changed(&name) } else { Meeting::Booked(&name) };
    let owner = [Reader::person(opening.owner_id)];
    news::tell_meeting(tx, &opening, Some(&wanted), meeting, &owner, now)?;
    if opening.per == Per::Child {
        tell_others(tx, &opening, &wanted, meeting, (pupil, guardian), now)?;
    }
    Ok(wanted)
}

/// Asked again in this transaction: authority may have ended since the page was shown.
fn answers(
    tx: &Tx<'_>,
    asked: &Appointments,
    guardian: Id<Person>,
    pupil: Id<Person>,
    now: Instant,
) -> Result<()> {
    let ties = store::openings::ties(tx, guardian, &[pupil], now.day())?;
    if asked.tie(pupil).is_some() && ties.iter().any(|tie| tie.has_authority) {
        return Ok(());
    }
    Err(Error::refused(Refusal::NoAuthority))
}

/// The other guardian of the child comes too, where there is one slot for both.
fn tell_others(
    tx: &Tx<'_>,
    opening: &Opening,
    slot: &Slot,
    meeting: Meeting<'_>,
    (pupil, but): (Id<Person>, Id<Person>),
    now: Instant,
) -> Result<()> {
    let guardians = store::openings::guardians_of(tx, &[pupil], now.day())?;
    let others = guardians.into_iter().filter(|(_, guardian)| *guardian != but);
    let readers: Vec<Reader> =
        others.map(|(pupil, other)| Reader::guardian(other, pupil)).collect();
    news::tell_meeting(tx, opening, Some(slot), meeting, &readers, now)
}

/// A guardian gives the slot of his child back; whoever awaits him is told.
pub fn cancel(
    tx: &Tx<'_>,
    asked: &Granted<Book, Appointments>,
    pupil: Id<Person>,
    now: Instant,
) -> Result<()> {
    let guardian = asked.viewer.person;
    answers(tx, asked, guardian, pupil, now)?;
    let key = asked.key(guardian);
    let Some(slot) = store::slots::booked(tx, asked.opening.id, pupil, key)? else {
        return Err(Error::refused(Refusal::NotBooked));
    };
    if slot.start_at <= now {
        return Err(Error::refused(Refusal::Past));
    }
    store::slots::free(tx, slot.id, pupil)?;
    let name = store::openings::name(tx, pupil)?;
    let meeting = Meeting::CancelledByFamily(&name);
    let owner = [Reader::person(asked.opening.owner_id)];
    news::tell_meeting(tx, &asked.opening, Some(&slot), meeting, &owner, now)?;
    if asked.opening.per == Per::Child {
        tell_others(tx, &asked.opening, &slot, meeting, (pupil, guardian), now)?;
    }
    Ok(())
}
