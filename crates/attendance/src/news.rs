//! The news: a child is not in class and nobody has said why (whose child and when, never why); a
//! school is closed.

use crate::{Closure, Mark, Moment, Slot, State, Week, store, urls};
use base::{Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::{Class, Person};
use store::marks::ToTell;
use web::{NoticeKind, Rhythm, counters::COUNTERS_TOPIC};

pub const ABSENT: NoticeKind = NoticeKind {
    word: "attendance.absent",
    text: text::id!("attendance-notice-kind"),
    icon: "clipboard-check",
    rhythm: Rhythm::AtOnce,
    shown: |standing| standing.is_guardian(),
};

pub const CLOSED: NoticeKind = NoticeKind {
    word: "attendance.closed",
    text: text::id!("attendance-notice-kind-closed"),
    icon: "snowflake",
    rhythm: Rhythm::AtOnce,
    shown: |standing| standing.is_guardian() || standing.is_staff(),
};

/// What begins within this passes the quiet hours: a child would stand before a closed door.
const SOON_DAYS: i32 = 1;

/// Some minutes after a call: those who are absent without a word are told of, once a day or once a
/// half-day; those who came after all are told of too.
pub fn after_call(
    tx: &Tx<'_>,
    class: Id<Class>,
    slot: Slot,
    once_a_day: bool,
    now: Instant,
) -> Result<()> {
    let marks = store::marks::to_tell(tx, class, slot)?;
    let is_new = |mark: &&ToTell| {
        mark.state == State::Absent
            && mark.told_at.is_none()
            && !mark.is_explained
            && !(once_a_day && mark.was_told)
    };
    let is_over = |mark: &&ToTell| mark.state != State::Absent && mark.told_at.is_some();
    let (missing, found): (Vec<&ToTell>, Vec<&ToTell>) =
        (marks.iter().filter(is_new).collect(), marks.iter().filter(is_over).collect());
    let told = missing.iter().chain(&found);
    let pupils: Vec<Id<Person>> = told.map(|mark| mark.pupil_id).collect();
    if pupils.is_empty() {
        return Ok(());
    }
    let guardians = store::pupils::guardians(tx, &pupils, slot.day)?;
    let of = |pupil: Id<Person>| -> Vec<Reader> {
        let own = guardians.iter().filter(|guard| guard.pupil_id == pupil);
        own.map(|guard| Reader::guardian(guard.guardian_id, pupil)).collect()
    };
    for mark in &missing {
        let text = match slot.moment {
            Moment::Afternoon => text::id!("attendance-notice-afternoon"),
            _ => text::id!("attendance-notice-morning"),
        };
        tell(tx, mark, text, slot, now, &of(mark.pupil_id))?;
    }
    for mark in &found {
        notices::take_back(tx, &ABSENT, mark.id.raw())?;
        tell(tx, mark, text::id!("attendance-notice-found"), slot, now, &of(mark.pupil_id))?;
    }
    store::marks::set_told(tx, class, slot, &pupils_of(&missing), Some(now))?;
    store::marks::set_told(tx, class, slot, &pupils_of(&found), None)?;
    tx.signal(COUNTERS_TOPIC, guardians.iter().map(|guard| guard.guardian_id.raw()));
    Ok(())
}

fn pupils_of(marks: &[&ToTell]) -> Vec<Id<Person>> {
    marks.iter().map(|mark| mark.pupil_id).collect()
}

fn tell(
    tx: &Tx<'_>,
    mark: &ToTell,
    text: &'static str,
    slot: Slot,
    now: Instant,
    readers: &[Reader],
) -> Result<()> {
    let timing = if Week::is_urgent(slot.day, now) { Timing::Now } else { Timing::Quiet };
    let telling = Telling {
        kind: ABSENT,
        thing: mark.id.raw(),
        url: urls::pupil(mark.pupil_id),
        text,
        args: vec![("name", mark.first_name.clone()), ("day", slot.day.french())],
        at: now,
        timing,
        except: None,
    };
    notices::tell(tx, &telling, readers)
}

/// The family has answered: no mail needs to ask any more.
pub fn answered(tx: &Tx<'_>, marks: impl IntoIterator<Item = Id<Mark>>) -> Result<()> {
    marks.into_iter().try_for_each(|mark| notices::take_back(tx, &ABSENT, mark.raw()))
}

/// Families and teams are told once, however many schools are theirs.
pub fn closed(tx: &Tx<'_>, batch: Id<Closure>, now: Instant) -> Result<()> {
    let mut closures = store::closures::of_batch(tx, batch)?;
    // It was taken back before anybody was told.
    closures.retain(|closure| closure.lifted_at.is_none());
    let from = closures.iter().map(|closure| closure.from_slot).min();
    let until = closures.iter().map(|closure| closure.until_slot).max();
    let Some(span) = from.zip(until) else { return Ok(()) };
    let text = match span {
        (from, until) if from.day != until.day => text::id!("attendance-notice-closed-days"),
        (from, until) if from != until => text::id!("attendance-notice-closed-day"),
        (from, _) if from.moment == Moment::Morning => {
            text::id!("attendance-notice-closed-morning")
        }
        _ => text::id!("attendance-notice-closed-afternoon"),
    };
    tell_schools(tx, &closures, (batch, text), span, now)
}

/// There is class after all, in the school of this closure.
pub fn reopened(tx: &Tx<'_>, closure: Id<Closure>, now: Instant) -> Result<()> {
    let closures = store::closures::find(tx, &[closure])?;
    let Some(closure) = closures.first() else { return Ok(()) };
    let batch = store::closures::of_batch(tx, closure.batch_id)?;
    if batch.iter().all(|other| other.lifted_at.is_some()) {
        notices::take_back(tx, &CLOSED, closure.batch_id.raw())?;
    }
    let span = (closure.from_slot, closure.until_slot);
    if span.1.day < now.day() {
        return Ok(());
    }
    let text = text::id!("attendance-notice-reopened");
    tell_schools(tx, std::slice::from_ref(closure), (closure.id, text), span, now)
}

fn tell_schools(
    tx: &Tx<'_>,
    closures: &[Closure],
    (thing, text): (Id<Closure>, &'static str),
    (from, until): (Slot, Slot),
    now: Instant,
) -> Result<()> {
    let mut schools: Vec<_> = closures.iter().map(|closure| closure.school_id).collect();
    schools.sort_unstable();
    schools.dedup();
    let (name, url) = match (schools.as_slice(), closures.first()) {
        ([school], Some(closure)) => (closure.school_name.clone(), urls::closures(*school)),
        (_, Some(closure)) => (town_name(tx, closure)?, urls::HOME.to_owned()),
        (_, None) => return Ok(()),
    };
    let persons = store::closures::concerned(tx, &schools)?;
    let is_soon = from.day.since(now.day()) <= SOON_DAYS;
    let telling = Telling {
        kind: CLOSED,
        thing: thing.raw(),
        url,
        text,
        args: vec![("name", name), ("day", from.day.french()), ("last", until.day.french())],
        at: now,
        timing: if is_soon { Timing::Now } else { Timing::Quiet },
        except: None,
    };
    let readers: Vec<Reader> = persons.iter().copied().map(Reader::person).collect();
    notices::tell(tx, &telling, &readers)?;
    // What was put aside asks nobody any more, or does again.
    tx.signal(COUNTERS_TOPIC, persons.into_iter().map(Id::raw));
    Ok(())
}

fn town_name(tx: &Tx<'_>, closure: &Closure) -> Result<String> {
    Ok(people::town::load(tx, closure.town_id)?.map(|town| town.name).unwrap_or_default())
}
