//! Saying that a lesson is not as usual on a day, and taking it back. Those it concerns are told
//! some minutes later, so that a slip can be mended; what is far ahead, on the evening before.

use crate::{
    Change, ChangeKind, Lesson, PartKind, Plan, Room,
    calendar::Calendar,
    deeds,
    jobs::{TellChange, TellWithdrawn},
    news,
    refusal::Refusal,
    showing, store,
    weeks::Weeks,
};
use base::{Day, Id, Instant, Minutes};
use db::{Error, Result, Tx};
use people::{Person, School};

/// A lesson is not moved farther: it is cancelled, and another one added.
pub const MOVE_DAYS_MAX: i32 = 31;
const SOON_MINUTES: i64 = 5;
/// What is nearer is told at once.
const AHEAD_DAYS: i32 = 7;
const EVENING: Minutes = Minutes(18 * 60);

/// What one says of a lesson on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Cancelled,
    Moved { day: Day, from: Minutes, until: Minutes },
    Teacher(Id<Person>),
    Room(Id<Room>),
}

impl What {
    const fn kind(&self) -> ChangeKind {
        match self {
            What::Cancelled => ChangeKind::Cancelled,
            What::Moved { .. } => ChangeKind::Moved,
            What::Teacher(_) => ChangeKind::Teacher,
            What::Room(_) => ChangeKind::Room,
        }
    }
}

/// When those it concerns are told: soon of the coming days; of what is far, at six on the last day
/// of class before it. Quiet hours are kept on top of that.
pub fn tell_at(calendar: &Calendar, day: Day, now: Instant) -> Instant {
    let soon = now.plus_minutes(SOON_MINUTES);
    if day.since(now.day()) <= AHEAD_DAYS {
        return soon;
    }
    soon.max(Instant::at(calendar.day_before(day), EVENING))
}

/// Says it. The same thing said before of the same lesson and day is replaced.
pub fn say(
    tx: &Tx<'_>,
    (lesson, by): (&Lesson, Id<Person>),
    (day, what, word): (Day, &What, &str),
    now: Instant,
) -> Result<Id<Change>> {
    let plan = showing::of_lesson(tx, lesson, day)?;
    if !plan.is_planned(lesson, day) {
        return Err(Error::refused(Refusal::NotThatDay));
    }
    check(tx, &plan, lesson.school_id, what)?;
    let change = change_of(tx, lesson, (day, what, word), (by, now));
    let said = store::changes::of_day(tx, lesson.id, day)?;
    for before in said.iter().filter(|it| it.kind == change.kind) {
        store::changes::withdraw(tx, before.id, now)?;
        unsay(tx, before, now)?;
    }
    write(tx, &plan, &change)?;
    deeds::changed(tx, &change)?;
    Ok(change.id)
}

fn check(tx: &Tx<'_>, plan: &Plan, school: Id<School>, what: &What) -> Result<()> {
    let is_ours = match what {
        What::Cancelled => true,
        What::Moved { day, .. } => {
            if !plan.calendar(school).is_some_and(|calendar| calendar.is_open(*day)) {
                return Err(Error::refused(Refusal::Closed));
            }
            true
        }
        What::Teacher(person) => {
            let teacher = store::places::teacher(tx, *person, tx.now().day())?;
            teacher.is_some_and(|it| it.schools.contains(&school))
        }
        What::Room(room) => {
            store::rooms::find(tx, *room)?.is_some_and(|room| room.school_id == school)
        }
    };
    if is_ours { Ok(()) } else { Err(Error::refused(Refusal::Elsewhere)) }
}

fn change_of(
    tx: &Tx<'_>,
    lesson: &Lesson,
    (day, what, word): (Day, &What, &str),
    (made_by, made_at): (Id<Person>, Instant),
) -> Change {
    let mut change = Change {
        id: tx.new_id(),
        school_id: lesson.school_id,
        lesson_id: lesson.id,
        day,
        kind: what.kind(),
        to_day: None,
        from_at: None,
        until_at: None,
        teacher_id: None,
        room_id: None,
        word: word.to_owned(),
        made_by,
        made_at,
        withdrawn_at: None,
        told_at: None,
        first_name: None,
        last_name: None,
        title: None,
        room_name: None,
    };
    match what {
        What::Cancelled => {}
        What::Moved { day, from, until } => {
            (change.to_day, change.from_at) = (Some(*day), Some(*from));
            change.until_at = Some(*until);
        }
        What::Teacher(person) => change.teacher_id = Some(*person),
        What::Room(room) => change.room_id = Some(*room),
    }
    change
}

fn write(tx: &Tx<'_>, plan: &Plan, change: &Change) -> Result<()> {
    store::changes::insert(tx, change)?;
    let calendar = plan.calendar(change.school_id).cloned().unwrap_or_default();
    let at = tell_at(&calendar, change.first_day(), change.made_at);
    jobs::enqueue(tx, &TellChange { change: change.id }, at).map(std::mem::drop)
}

/// It is as usual after all; or the lesson that was added is not there, nor what was said of it.
pub fn withdraw(tx: &Tx<'_>, change: &Change, by: Id<Person>, now: Instant) -> Result<()> {
    store::changes::withdraw(tx, change.id, now)?;
    deeds::withdrawn(tx, change, by, now)?;
    if change.kind == ChangeKind::Added {
        for of_it in store::changes::of_day(tx, change.lesson_id, change.day)? {
            store::changes::withdraw(tx, of_it.id, now)?;
            notices::take_back(tx, &news::CHANGE, of_it.id.raw())?;
        }
    }
    unsay(tx, change, now)
}

/// Those who were told of it are told again.
fn unsay(tx: &Tx<'_>, change: &Change, now: Instant) -> Result<()> {
    if change.told_at.is_none() {
        return Ok(());
    }
    notices::take_back(tx, &news::CHANGE, change.id.raw())?;
    if change.last_day() < now.day() {
        return Ok(());
    }
    jobs::enqueue(tx, &TellWithdrawn { change: change.id }, now).map(std::mem::drop)
}

/// Somebody is away: none of his lessons takes place between two days. Says how many.
pub fn away(
    tx: &Tx<'_>,
    (school, by): (Id<School>, Id<Person>),
    teacher: Id<Person>,
    ((first, last), word): ((Day, Day), &str),
    now: Instant,
) -> Result<usize> {
    let known = store::places::teacher(tx, teacher, now.day())?;
    if !known.is_some_and(|it| it.schools.contains(&school)) {
        return Err(Error::refused(Refusal::Elsewhere));
    }
    let plan = showing::plan(tx, &[school], &[teacher.cast()], (first, last))?;
    let held = plan.between(first, last);
    let mut count = 0;
    for it in held.iter().filter(|it| it.is_held() && it.is_given_by(teacher)) {
        let Some(lesson) = plan.lessons.iter().find(|lesson| lesson.id == it.lesson) else {
            continue;
        };
        let others = it.parts.iter().filter_map(crate::Part::teacher).any(|id| id != teacher);
        // Whoever teaches with him goes on.
        if others {
            continue;
        }
        let said = (it.of_day, &What::Cancelled, word);
        let change = change_of(tx, lesson, said, (by, now));
        write(tx, &plan, &change)?;
        deeds::changed(tx, &change)?;
        count += 1;
    }
    Ok(count)
}

/// A lesson that takes place on one day alone.
#[derive(Clone, Debug)]
pub struct Adding {
    pub day: Day,
    pub from: Minutes,
    pub until: Minutes,
    pub subject: String,
    /// A class or a group.
    pub pupils: (PartKind, i64, String),
    pub teacher: Option<Id<Person>>,
    pub room: Option<Id<Room>>,
    pub word: String,
}

pub fn add(
    tx: &Tx<'_>,
    (school, by): (Id<School>, Id<Person>),
    new: &Adding,
    now: Instant,
) -> Result<Id<Change>> {
    let calendars = store::versions::calendars(tx, &[school])?;
    let plan = Plan { calendars, ..Plan::default() };
    let moved = What::Moved { day: new.day, from: new.from, until: new.until };
    check(tx, &plan, school, &moved)?;
    for what in new.teacher.map(What::Teacher).into_iter().chain(new.room.map(What::Room)) {
        check(tx, &plan, school, &what)?;
    }
    let lesson = Lesson {
        id: tx.new_id(),
        version_id: store::versions::by_hand(tx, school, new.day)?,
        school_id: school,
        subject_code: String::new(),
        subject: new.subject.clone(),
        weekday: u8::try_from(new.day.weekday()).unwrap_or(0),
        from_at: new.from,
        until_at: new.until,
        weeks: Weeks::only([new.day]),
        from_on: None,
        until_on: None,
    };
    let (kind, id, name) = new.pupils.clone();
    let mut parts = vec![(lesson.id, kind, id, name)];
    let teacher = new.teacher.map(|it| (lesson.id, PartKind::Teacher, it.raw(), String::new()));
    let room = new.room.map(|it| (lesson.id, PartKind::Room, it.raw(), String::new()));
    parts.extend(teacher.into_iter().chain(room));
    store::lessons::insert(tx, std::slice::from_ref(&lesson))?;
    store::lessons::insert_parts(tx, &parts)?;
    let said = (new.day, &What::Cancelled, new.word.as_str());
    let change = change_of(tx, &lesson, said, (by, now));
    let change = Change { kind: ChangeKind::Added, ..change };
    write(tx, &plan, &change)?;
    deeds::changed(tx, &change)?;
    Ok(change.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_coming_days_are_told_soon_and_later_ones_the_evening_before() {
        let told = |day: &str, now: &str| {
            let (day, now) = (Day::parse_iso(day), Instant::parse_local(now));
            let at = tell_at(&Calendar::default(), day.expect("a day"), now.expect("a time"));
            at.local_field()
        };
        assert_eq!(told("2026-11-24", "2026-11-23 18:00"), "2026-11-23T18:05");
        assert_eq!(told("2026-12-10", "2026-11-23 18:00"), "2026-12-09T18:00");
        // On a Monday after the holidays: when families still look.
        assert_eq!(told("2027-01-04", "2026-11-23 18:00"), "2026-12-18T18:00");
    }
}
