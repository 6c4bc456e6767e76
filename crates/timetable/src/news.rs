//! The news: a lesson is not as usual; a new timetable holds. When and which subject, never why.

use crate::{Change, ChangeKind, Part, PartKind, Version, showing, store, urls};
use base::{Day, Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::Person;
use web::{NoticeKind, Rhythm, id};

pub const CHANGE: NoticeKind = NoticeKind {
    word: "timetable.change",
    text: id!("timetable-notice-kind"),
    icon: "calendar-clock",
    rhythm: Rhythm::AtOnce,
    shown: crate::is_shown,
};

pub const VERSION: NoticeKind = NoticeKind {
    word: "timetable.version",
    text: id!("timetable-notice-kind-version"),
    icon: "calendar",
    rhythm: Rhythm::Daily,
    shown: crate::is_shown,
};

/// Whom it concerns: the pupils of the lesson, their guardians, who gives it and who would have.
fn readers(tx: &Tx<'_>, change: &Change, parts: &[Part]) -> Result<Vec<Reader>> {
    let concerned = store::readers::of_lesson(tx, change.lesson_id, change.day)?;
    let mut readers: Vec<Reader> = concerned.into_iter().map(reader).collect();
    let teachers = parts.iter().filter_map(Part::teacher).chain(change.teacher_id);
    readers.extend(teachers.map(Reader::person));
    readers.sort_unstable();
    readers.dedup();
    Ok(readers)
}

fn reader(it: store::readers::Reader) -> Reader {
    match it.pupil_id {
        0 => Reader::person(it.person_id),
        pupil => Reader::guardian(it.person_id, Id::new(pupil)),
    }
}

const fn sentence(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Cancelled => id!("timetable-notice-cancelled"),
        ChangeKind::Moved => id!("timetable-notice-moved"),
        ChangeKind::Teacher => id!("timetable-notice-teacher"),
        ChangeKind::Room => id!("timetable-notice-room"),
        ChangeKind::Added => id!("timetable-notice-added"),
    }
}

/// Tells of a change, once; of one that was taken back meanwhile nobody is told.
pub fn changed(tx: &Tx<'_>, id: Id<Change>, now: Instant) -> Result<()> {
    let Some(change) = store::changes::find(tx, id)? else { return Ok(()) };
    if change.last_day() < now.day() || store::changes::set_told(tx, id, now)? == 0 {
        return Ok(());
    }
    tell(tx, &change, sentence(change.kind), None, now)
}

/// It is as usual after all; or something else was said of it since, which has its own news: then
/// who stands in no more is told alone.
pub fn withdrawn(tx: &Tx<'_>, id: Id<Change>, now: Instant) -> Result<()> {
    let Some(change) = store::changes::find(tx, id)? else { return Ok(()) };
    let said = store::changes::of_day(tx, change.lesson_id, change.day)?;
    if let Some(since) = said.iter().find(|it| it.kind == change.kind) {
        let Some(former) = change.teacher_id.filter(|it| since.teacher_id != Some(*it)) else {
            return Ok(());
        };
        return tell(tx, &change, id!("timetable-notice-not-you"), Some(former), now);
    }
    let text = match change.kind {
        ChangeKind::Added => id!("timetable-notice-added-off"),
        _ => id!("timetable-notice-as-usual"),
    };
    tell(tx, &change, text, None, now)
}

fn tell(
    tx: &Tx<'_>,
    change: &Change,
    text: &'static str,
    only: Option<Id<Person>>,
    now: Instant,
) -> Result<()> {
    let Some(lesson) = store::lessons::find(tx, change.lesson_id)? else { return Ok(()) };
    let plan = showing::of_lesson(tx, &lesson, change.day)?;
    let is_taken_back = change.kind == ChangeKind::Added && change.withdrawn_at.is_some();
    // A new timetable, or a closed day, has taken the lesson away meanwhile.
    if !is_taken_back && !plan.is_planned(&lesson, change.day) {
        return Ok(());
    }
    let readers = match only {
        Some(person) => vec![Reader::person(person)],
        None => readers(tx, change, &plan.parts)?,
    };
    let (to, at) = match change.target() {
        Some((day, at, _)) => (day, at),
        None => (change.day, lesson.from_at),
    };
    let room = match change.kind {
        ChangeKind::Room => change.room_name.clone().unwrap_or_default(),
        _ => said(&plan.parts, PartKind::Room),
    };
    let clock = |minutes: base::Minutes| minutes.in_words(base::Locale::Fr);
    let telling = Telling {
        kind: CHANGE,
        thing: change.id.raw(),
        url: urls::mine_on(change.first_day()),
        text,
        args: vec![
            ("subject", lesson.subject.clone()),
            ("day", change.day.french()),
            ("time", clock(lesson.from_at)),
            ("to", to.french()),
            ("at", clock(at)),
            ("room", room),
            ("teacher", change.teacher_name()),
        ],
        at: now,
        timing: Timing::Quiet,
        except: Some(change.made_by),
    };
    notices::tell(tx, &telling, &readers)
}

fn said(parts: &[Part], kind: PartKind) -> String {
    let names = parts.iter().filter(|it| it.kind == kind).map(Part::said);
    names.collect::<Vec<_>>().join(", ")
}

/// A new timetable holds from a day on: everybody of the school is told once.
pub fn version(
    tx: &Tx<'_>,
    version: Id<Version>,
    (from, by): (Day, Id<Person>),
    now: Instant,
) -> Result<()> {
    let versions = store::versions::find(tx, version)?;
    let Some(version) = versions else { return Ok(()) };
    let everybody = store::readers::of_school(tx, version.school_id)?;
    let readers: Vec<Reader> = everybody.into_iter().map(reader).collect();
    let telling = Telling {
        kind: VERSION,
        thing: version.id.raw(),
        url: urls::mine_on(from),
        text: id!("timetable-notice-version"),
        args: vec![("day", from.french())],
        at: now,
        timing: Timing::Quiet,
        except: Some(by),
    };
    notices::tell(tx, &telling, &readers)
}
