//! The news: a child is not in class and nobody has said why. Whose child and when, never why.

use crate::{Mark, Moment, Slot, State, Week, store, urls};
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

/// Some minutes after a call: those who are absent without a word are told of, once a day; those
/// who came after all are told of too.
pub fn after_call(tx: &Tx<'_>, class: Id<Class>, slot: Slot, now: Instant) -> Result<()> {
    let marks = store::marks::to_tell(tx, class, slot)?;
    let is_new = |mark: &&ToTell| {
        mark.state == State::Absent
            && mark.told_at.is_none()
            && !mark.is_explained
            && !mark.was_told
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
