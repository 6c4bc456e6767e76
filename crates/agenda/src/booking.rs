//! Booking an appointment, changing and cancelling it; what whoever opened the slots may do with
//! them.

use crate::{
    news::{self, Meeting},
    opening::{Appointments, Book, Opening, Per, Run, Slot},
    refusal::Refusal,
    store,
};
use base::{Day, Id, Instant, Minutes};
use db::{Error, Result, Tx};
use notices::Reader;
use people::Person;
use web::{Granted, Manage};

/// The most slots one opening may have.
pub const SLOTS_MAX: usize = 200;

/// A day of slots, as the form says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub day: Day,
    pub from: Minutes,
    pub until: Minutes,
    pub length_minutes: u16,
    pub pause_minutes: u16,
}

impl Plan {
    /// The slots that fit whole between the two hours. Summer time moves none of them.
    pub fn slots(&self) -> Vec<(Instant, Instant)> {
        let mut slots = Vec::new();
        let mut start = self.from.0;
        while self.length_minutes > 0
            && start + self.length_minutes <= self.until.0
            && slots.len() <= SLOTS_MAX
        {
            let end = start + self.length_minutes;
            let at = |minutes| Instant::at(self.day, Minutes(minutes));
            slots.push((at(start), at(end)));
            start = end + self.pause_minutes;
        }
        slots
    }
}

/// Opens slots, and tells the families.
pub fn open(
    tx: &Tx<'_>,
    opening: &Opening,
    slots: &[(Instant, Instant)],
    once: &str,
    now: Instant,
) -> Result<()> {
    store::openings::insert(tx, opening, once)?;
    store::slots::insert(tx, opening.id, slots)?;
    let class =
        (opening.place_kind == crate::place::PlaceKind::Class).then(|| opening.place_id.cast());
    let guardians = store::openings::guardians(tx, class, opening.school_id, now.day())?;
    let readers: Vec<Reader> =
        guardians.iter().map(|(guardian, pupil)| Reader::guardian(*guardian, *pupil)).collect();
    news::tell_meeting(tx, opening, None, Meeting::Opened, &readers, now)
}

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
    // Asked again in this transaction: authority may have ended since the page was shown.
    let ties = store::openings::ties(tx, guardian, &[pupil], now.day())?;
    let is_his = asked.tie(pupil).is_some() && ties.iter().any(|tie| tie.has_authority);
    if !is_his {
        return Err(Error::refused(Refusal::NoAuthority));
    }
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

/// The other guardian of the child comes too, where there is one slot for both.
fn tell_others(
    tx: &Tx<'_>,
    opening: &Opening,
    slot: &Slot,
    meeting: Meeting<'_>,
    (pupil, but): (Id<Person>, Id<Person>),
    now: Instant,
) -> Result<()> {
    let others = store::openings::other_guardians(tx, pupil, but, now.day())?;
    let readers: Vec<Reader> =
        others.into_iter().map(|other| Reader::guardian(other, pupil)).collect();
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
    let ties = store::openings::ties(tx, guardian, &[pupil], now.day())?;
    if asked.tie(pupil).is_none() || !ties.iter().any(|tie| tie.has_authority) {
        return Err(Error::refused(Refusal::NoAuthority));
    }
    let key = asked.key(guardian);
    let Some(slot) = store::slots::booked(tx, asked.opening.id, pupil, key)? else {
        return Err(Error::Conflict("the slot is not his any more".to_owned()));
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

/// Those who come to a slot: the one who booked, and the other guardian where it is for both.
fn comers(tx: &Tx<'_>, opening: &Opening, slot: &Slot, now: Instant) -> Result<Vec<Reader>> {
    let (Some(pupil), Some(guardian)) = (slot.pupil_id, slot.guardian_id) else {
        return Ok(Vec::new());
    };
    let mut readers = vec![Reader::guardian(guardian, pupil)];
    if opening.per == Per::Child {
        let others = store::openings::other_guardians(tx, pupil, guardian, now.day())?;
        readers.extend(others.into_iter().map(|other| Reader::guardian(other, pupil)));
    }
    Ok(readers)
}

/// The slot is not to be had any more: whoever had booked it is told.
pub fn remove_slot(
    tx: &Tx<'_>,
    asked: &Granted<Manage, Appointments>,
    slot: Id<Slot>,
    now: Instant,
) -> Result<()> {
    let slot = store::slots::find(tx, asked.opening.id, slot)?.ok_or(Error::Missing)?;
    let readers = comers(tx, &asked.opening, &slot, now)?;
    store::slots::delete(tx, slot.id)?;
    if slot.start_at > now {
        let meeting = Meeting::CancelledBySchool;
        news::tell_meeting(tx, &asked.opening, Some(&slot), meeting, &readers, now)?;
    }
    Ok(())
}

/// A slot at another hour: whoever had booked it keeps it, and is told.
pub fn move_slot(
    tx: &Tx<'_>,
    asked: &Granted<Manage, Appointments>,
    slot: Id<Slot>,
    start: Instant,
    now: Instant,
) -> Result<()> {
    let all = store::slots::of(tx, asked.opening.id)?;
    let slot = all.iter().find(|it| it.id == slot).ok_or(Error::Missing)?;
    let end = start.plus_millis(slot.end_at.since(slot.start_at));
    if start <= now {
        return Err(Error::refused(Refusal::Past));
    }
    if all.iter().any(|it| it.id != slot.id && it.start_at < end && start < it.end_at) {
        return Err(Error::refused(Refusal::Overlap));
    }
    store::slots::reschedule(tx, slot.id, start, end)?;
    let readers = comers(tx, &asked.opening, slot, now)?;
    let moved = Slot { start_at: start, end_at: end, ..slot.clone() };
    news::tell_meeting(tx, &asked.opening, Some(&moved), Meeting::Moved, &readers, now)
}

/// A colleague meets the families instead: all who come are told.
pub fn take_over(tx: &Tx<'_>, asked: &Granted<Manage, Appointments>, now: Instant) -> Result<()> {
    store::openings::set_owner(tx, asked.opening.id, asked.viewer.person)?;
    let slots = store::slots::of(tx, asked.opening.id)?;
    for slot in slots.iter().filter(|it| it.start_at > now) {
        let readers = comers(tx, &asked.opening, slot, now)?;
        let meeting = Meeting::TakenOver;
        news::tell_meeting(tx, &asked.opening, Some(slot), meeting, &readers, now)?;
    }
    Ok(())
}

/// Nobody books any more; what was booked stands.
pub fn set_state(tx: &Tx<'_>, asked: &Granted<Manage, Appointments>, state: Run) -> Result<()> {
    store::openings::set_state(tx, asked.opening.id, state)
}

/// A slot whose guardian does not answer for the pupil any more is free again; where it was for
/// both, the other guardian keeps it.
pub fn settle(tx: &Tx<'_>, slot: &Slot, now: Instant) -> Result<()> {
    let Some(opening) = store::openings::find(tx, slot.opening_id)? else { return Ok(()) };
    let (Some(pupil), Some(gone)) = (slot.pupil_id, slot.guardian_id) else { return Ok(()) };
    store::slots::free(tx, slot.id, pupil)?;
    if opening.per == Per::Child {
        let others = store::openings::other_guardians(tx, pupil, gone, now.day())?;
        if let Some(other) = others.first() {
            let _ = store::slots::take(tx, slot.id, pupil, *other, Id::new(0), now)?;
            return Ok(());
        }
    }
    let owner = [Reader::person(opening.owner_id)];
    news::tell_meeting(tx, &opening, Some(slot), Meeting::LostAuthority, &owner, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_fit_whole_between_two_hours_with_pauses() {
        let day = Day::parse_iso("2026-12-03").expect("a day");
        let (from, until) = (Minutes(16 * 60 + 30), Minutes(17 * 60 + 30));
        let plan = Plan { day, from, until, length_minutes: 15, pause_minutes: 5 };
        let starts: Vec<String> =
            plan.slots().iter().map(|(start, _)| start.local_field()).collect();
        assert_eq!(starts, ["2026-12-03T16:30", "2026-12-03T16:50", "2026-12-03T17:10"]);
        assert!(Plan { length_minutes: 0, ..plan }.slots().is_empty());
    }
}
