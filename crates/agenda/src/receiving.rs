//! Receiving families: slots opened, added, moved, taken off, taken over, and given back by those
//! who do not answer for the child any more.

use crate::{
    news::{self, Meeting},
    opening::{Appointments, Opening, Per, Run, Slot},
    place::PlaceKind,
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
/// Of a slot where there is no other to be as long as: a quarter of an hour, in milliseconds.
const LENGTH_USUAL: i64 = 15 * 60 * 1000;

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

/// Opens slots, and tells the families. The same form sent twice opens them once; says which
/// opening they are of.
pub fn open(
    tx: &Tx<'_>,
    opening: &Opening,
    slots: &[(Instant, Instant)],
    once: &str,
    now: Instant,
) -> Result<Id<Opening>> {
    if let Some(known) = store::openings::by_once(tx, opening.owner_id, once)? {
        return Ok(known);
    }
    store::openings::insert(tx, opening, once)?;
    store::slots::insert(tx, opening.id, slots)?;
    let class = (opening.place_kind == PlaceKind::Class).then(|| opening.place_id.cast());
    let guardians = store::openings::guardians(tx, class, opening.school_id, now.day())?;
    let readers: Vec<Reader> =
        guardians.iter().map(|(guardian, pupil)| Reader::guardian(*guardian, *pupil)).collect();
    news::tell_meeting(tx, opening, None, Meeting::Opened, &readers, now)?;
    Ok(opening.id)
}

/// Those who come to slots of an opening: whoever booked, and the other guardians of the pupil
/// where there is one slot for all.
struct Comers<'a> {
    opening: &'a Opening,
    guardians: Vec<(Id<Person>, Id<Person>)>,
}

impl<'a> Comers<'a> {
    fn of(tx: &Tx<'_>, opening: &'a Opening, slots: &[Slot], now: Instant) -> Result<Self> {
        let pupils: Vec<Id<Person>> = slots.iter().filter_map(|slot| slot.pupil_id).collect();
        let guardians = match opening.per {
            Per::Child => store::openings::guardians_of(tx, &pupils, now.day())?,
            Per::Guardian => Vec::new(),
        };
        Ok(Comers { opening, guardians })
    }

    /// Tells them of their slot.
    fn tell(&self, tx: &Tx<'_>, slot: &Slot, meeting: Meeting<'_>, now: Instant) -> Result<()> {
        let (Some(pupil), Some(booked)) = (slot.pupil_id, slot.guardian_id) else {
            return Ok(());
        };
        let others = self.guardians.iter().filter(|(of, it)| *of == pupil && *it != booked);
        let comers = [booked].into_iter().chain(others.map(|(_, other)| *other));
        let readers: Vec<Reader> = comers.map(|it| Reader::guardian(it, pupil)).collect();
        news::tell_meeting(tx, self.opening, Some(slot), meeting, &readers, now)
    }

    /// Tells those of the slots that are yet to come.
    fn tell_all(
        &self,
        tx: &Tx<'_>,
        slots: &[Slot],
        meeting: Meeting<'_>,
        now: Instant,
    ) -> Result<()> {
        let mut coming = slots.iter().filter(|it| it.start_at > now);
        coming.try_for_each(|slot| self.tell(tx, slot, meeting, now))
    }
}

/// The slot is not to be had any more: whoever had booked it is told.
pub fn remove_slot(
    tx: &Tx<'_>,
    asked: &Granted<Manage, Appointments>,
    slot: Id<Slot>,
    now: Instant,
) -> Result<()> {
    let slot = store::slots::find(tx, asked.opening.id, slot)?.ok_or(Error::Missing)?;
    store::slots::delete(tx, slot.id)?;
    if slot.start_at <= now {
        return Ok(());
    }
    let comers = Comers::of(tx, &asked.opening, std::slice::from_ref(&slot), now)?;
    comers.tell(tx, &slot, Meeting::CancelledBySchool, now)
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
    let end_at = start.plus_millis(slot.end_at.since(slot.start_at));
    let moved = Slot { start_at: start, end_at, ..slot.clone() };
    fits((start, end_at), all.iter().filter(|it| it.id != moved.id), now)?;
    store::slots::reschedule(tx, &moved)?;
    let comers = Comers::of(tx, &asked.opening, std::slice::from_ref(&moved), now)?;
    comers.tell(tx, &moved, Meeting::Moved, now)
}

/// It is yet to come, and none of these slots is in its way.
fn fits<'a>(
    (start, end): (Instant, Instant),
    mut others: impl Iterator<Item = &'a Slot>,
    now: Instant,
) -> Result<()> {
    if start <= now {
        return Err(Error::refused(Refusal::Past));
    }
    if others.any(|it| it.start_at < end && start < it.end_at) {
        return Err(Error::refused(Refusal::Overlap));
    }
    Ok(())
}

/// One more slot, as long as the others: for a family that found none.
pub fn add_slot(
    tx: &Tx<'_>,
    asked: &Granted<Manage, Appointments>,
    start: Instant,
    now: Instant,
) -> Result<()> {
    let all = store::slots::of(tx, asked.opening.id)?;
    if all.len() >= SLOTS_MAX {
        return Err(Error::refused(Refusal::Full));
    }
    let length = all.first().map_or(LENGTH_USUAL, |it| it.end_at.since(it.start_at));
    let hours = (start, start.plus_millis(length));
    fits(hours, all.iter(), now)?;
    store::slots::insert(tx, asked.opening.id, &[hours])?;
    if now < asked.opening.book_until_at {
        return Ok(());
    }
    // The last hour for booking has passed, and somebody is to book this one.
    store::openings::set_book_until(tx, asked.opening.id, start)
}

/// A colleague meets the families instead: all who come are told.
pub fn take_over(tx: &Tx<'_>, asked: &Granted<Manage, Appointments>, now: Instant) -> Result<()> {
    store::openings::set_owner(tx, asked.opening.id, asked.viewer.person)?;
    let slots = store::slots::of(tx, asked.opening.id)?;
    Comers::of(tx, &asked.opening, &slots, now)?.tell_all(tx, &slots, Meeting::TakenOver, now)
}

/// What is said of an opening beside its hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub title: String,
    pub body: String,
    pub location: String,
    pub link: String,
}

/// Says something else of an opening; those who come are told.
pub fn say(
    tx: &Tx<'_>,
    asked: &Granted<Manage, Appointments>,
    said: &Said,
    now: Instant,
) -> Result<()> {
    store::openings::say(tx, asked.opening.id, said)?;
    let opening = store::openings::find(tx, asked.opening.id)?.ok_or(Error::Missing)?;
    if opening == asked.opening {
        return Ok(());
    }
    let slots = store::slots::of(tx, opening.id)?;
    Comers::of(tx, &opening, &slots, now)?.tell_all(tx, &slots, Meeting::Said, now)
}

/// Nobody books any more; what was booked stands.
pub fn set_state(tx: &Tx<'_>, asked: &Granted<Manage, Appointments>, state: Run) -> Result<()> {
    store::openings::set_state(tx, asked.opening.id, state)
}

/// Slots whose guardian does not answer for the pupil any more are free again; where there is one
/// for all guardians of a child, another one keeps it.
pub fn settle(tx: &Tx<'_>, lost: &[Slot], now: Instant) -> Result<()> {
    let (ids, openings): (Vec<_>, Vec<_>) = lost.iter().map(|it| (it.id, it.opening_id)).unzip();
    let pupils: Vec<Id<Person>> = lost.iter().filter_map(|it| it.pupil_id).collect();
    let openings = store::openings::all(tx, &openings)?;
    let guardians = store::openings::guardians_of(tx, &pupils, now.day())?;
    store::slots::free_all(tx, &ids)?;
    for slot in lost {
        let opening = openings.iter().find(|opening| opening.id == slot.opening_id);
        let (Some(opening), Some(pupil)) = (opening, slot.pupil_id) else { continue };
        let other = guardians.iter().find(|(of, _)| opening.per == Per::Child && *of == pupil);
        if let Some((_, other)) = other
            && store::slots::take(tx, slot.id, pupil, *other, Id::new(0), now)?
        {
            continue;
        }
        let owner = [Reader::person(opening.owner_id)];
        news::tell_meeting(tx, opening, Some(slot), Meeting::LostAuthority, &owner, now)?;
    }
    Ok(())
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
