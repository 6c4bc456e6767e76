//! What takes place on a day: the lessons of the version that holds then, in the weeks they are
//! given, without holidays, after what was changed.

use crate::{
    Change, ChangeKind, Lesson, Letter, Part, PartKind, Version, calendar::Calendar,
    version::holding,
};
use base::{Day, Id, Minutes};
use people::{Person, School};
use std::collections::{HashMap, HashSet};

/// All that is needed to say it, of one school or several.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub calendars: Vec<(Id<School>, Calendar)>,
    pub versions: Vec<Version>,
    pub lessons: Vec<Lesson>,
    pub parts: Vec<Part>,
    /// Those that were not taken back.
    pub changes: Vec<Change>,
}

/// What is not as usual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    Cancelled,
    /// It went to another day or hour, and is not here.
    Away {
        day: Day,
        at: Minutes,
    },
    /// It came from another day or hour.
    From {
        day: Day,
        at: Minutes,
    },
    /// Instead of these teachers.
    Teacher {
        instead_of: String,
    },
    /// Instead of these rooms.
    Room {
        instead_of: String,
    },
    Added,
}

/// A lesson on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    pub lesson: Id<Lesson>,
    pub school: Id<School>,
    /// The day of the series that it is.
    pub of_day: Day,
    pub day: Day,
    pub from: Minutes,
    pub until: Minutes,
    pub subject: String,
    /// After what was changed.
    pub parts: Vec<Part>,
    pub notes: Vec<Note>,
    pub words: Vec<String>,
}

impl Occurrence {
    /// Does it take place, then and there?
    pub fn is_held(&self) -> bool {
        !self.notes.iter().any(|note| matches!(note, Note::Cancelled | Note::Away { .. }))
    }

    pub fn is_given_by(&self, teacher: Id<Person>) -> bool {
        self.parts.iter().any(|part| part.teacher() == Some(teacher))
    }

    /// The names of its parts of a kind, `204, Labo 1`.
    pub fn said(&self, kind: PartKind) -> String {
        said(&self.parts, kind)
    }

    fn place(&self) -> (Day, Minutes, Minutes, String, Id<Lesson>) {
        (self.day, self.from, self.until, self.subject.clone(), self.lesson)
    }
}

fn said(parts: &[Part], kind: PartKind) -> String {
    let names = parts.iter().filter(|part| part.kind == kind).map(Part::said);
    names.collect::<Vec<_>>().join(", ")
}

/// What a school says of a day.
#[derive(Clone, Copy, Debug)]
struct SchoolDay {
    day: Day,
    is_open: bool,
    letter: Letter,
    holding: Option<Id<Version>>,
}

impl Plan {
    pub fn calendar(&self, school: Id<School>) -> Option<&Calendar> {
        self.calendars.iter().find(|(id, _)| *id == school).map(|(_, calendar)| calendar)
    }

    /// Would the lesson be held on this day, had nobody changed anything?
    pub fn is_planned(&self, lesson: &Lesson, day: Day) -> bool {
        self.day(lesson.school_id, day).is_some_and(|it| self.is_planned_on(lesson, &it))
    }

    /// What a school says of a day, asked once for all of its lessons.
    fn day(&self, school: Id<School>, day: Day) -> Option<SchoolDay> {
        let calendar = self.calendar(school)?;
        Some(SchoolDay {
            day,
            is_open: calendar.is_open(day),
            letter: calendar.letter(day),
            holding: holding(&self.versions, school, day),
        })
    }

    fn is_planned_on(&self, lesson: &Lesson, on: &SchoolDay) -> bool {
        on.is_open
            && lesson.is_on(on.day, on.letter)
            && (on.holding == Some(lesson.version_id) || self.is_added(lesson))
    }

    /// A lesson of one day is there while nobody has taken it back.
    fn is_added(&self, lesson: &Lesson) -> bool {
        let by_hand = |it: &Version| it.id == lesson.version_id && it.is_by_hand;
        let added = |it: &Change| it.lesson_id == lesson.id && it.kind == ChangeKind::Added;
        self.versions.iter().any(by_hand) && self.changes.iter().any(added)
    }

    /// Those of a lesson: of the days asked for, and of those from which it comes here.
    fn days_of(&self, lesson: &Lesson, known: &[(Id<School>, SchoolDay)]) -> Vec<Day> {
        let own = known.iter().filter(|(school, _)| *school == lesson.school_id);
        let own = own.map(|(_, day)| day);
        let mut days: Vec<Day> =
            own.clone().filter(|it| self.is_planned_on(lesson, it)).map(|it| it.day).collect();
        let is_asked = |day: Day| own.clone().any(|it| it.day == day);
        let moved = self.changes.iter().filter(|it| it.lesson_id == lesson.id);
        let elsewhere = moved.map(|it| it.day).filter(|day| !is_asked(*day));
        days.extend(elsewhere.filter(|day| self.is_planned(lesson, *day)));
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Those a teacher gives between two days, and those that are his and that somebody else gives
    /// that day.
    pub fn of_teacher(&self, teacher: Id<Person>, first: Day, last: Day) -> Vec<Occurrence> {
        let own = self.parts.iter().filter(|part| part.teacher() == Some(teacher));
        let own: HashSet<Id<Lesson>> = own.map(|part| part.lesson_id).collect();
        let mut all = self.between(first, last);
        all.retain(|it| own.contains(&it.lesson) || it.is_given_by(teacher));
        all
    }

    /// What takes place between two days, both included, and what would have: in the order of time.
    pub fn between(&self, first: Day, last: Day) -> Vec<Occurrence> {
        let mut parts: HashMap<Id<Lesson>, Vec<Part>> = HashMap::new();
        for part in &self.parts {
            parts.entry(part.lesson_id).or_default().push(part.clone());
        }
        let mut changes: HashMap<(Id<Lesson>, Day), Vec<&Change>> = HashMap::new();
        for change in &self.changes {
            changes.entry((change.lesson_id, change.day)).or_default().push(change);
        }
        let span = (0..=last.since(first)).map(|count| first.plus_days(count));
        let known: Vec<(Id<School>, SchoolDay)> = span
            .flat_map(|day| self.calendars.iter().map(move |(school, _)| (*school, day)))
            .filter_map(|(school, day)| Some((school, self.day(school, day)?)))
            .collect();
        let mut found = Vec::new();
        for lesson in &self.lessons {
            let own = parts.get(&lesson.id).map_or(&[][..], Vec::as_slice);
            for day in self.days_of(lesson, &known) {
                let said = changes.get(&(lesson.id, day)).map_or(&[][..], Vec::as_slice);
                found.extend(changed(lesson, day, own, said));
            }
        }
        found.retain(|it| first <= it.day && it.day <= last);
        found.sort_by_cached_key(Occurrence::place);
        found
    }
}

/// One lesson of one day after its changes: it, or what is left of it and where it went.
fn changed(lesson: &Lesson, day: Day, parts: &[Part], changes: &[&Change]) -> Vec<Occurrence> {
    let mut it = Occurrence {
        lesson: lesson.id,
        school: lesson.school_id,
        of_day: day,
        day,
        from: lesson.from_at,
        until: lesson.until_at,
        subject: lesson.subject.clone(),
        parts: parts.to_vec(),
        notes: Vec::new(),
        words: Vec::new(),
    };
    let mut left_behind = None;
    for change in changes {
        if !change.word.is_empty() && !it.words.contains(&change.word) {
            it.words.push(change.word.clone());
        }
        match change.kind {
            ChangeKind::Cancelled => it.notes.push(Note::Cancelled),
            ChangeKind::Added => it.notes.push(Note::Added),
            ChangeKind::Teacher => replace(&mut it, change, PartKind::Teacher),
            ChangeKind::Room => replace(&mut it, change, PartKind::Room),
            ChangeKind::Moved => {
                let Some((to, from, until)) = change.target() else { continue };
                if to != day {
                    left_behind = Some(Note::Away { day: to, at: from });
                }
                it.notes.push(Note::From { day, at: lesson.from_at });
                (it.day, it.from, it.until) = (to, from, until);
            }
        }
    }
    // What is cancelled goes nowhere.
    if it.notes.contains(&Note::Cancelled) {
        it.notes.retain(|note| *note == Note::Cancelled);
        (it.day, it.from, it.until) = (day, lesson.from_at, lesson.until_at);
        return vec![it];
    }
    let away = left_behind.map(|note| Occurrence {
        day,
        from: lesson.from_at,
        until: lesson.until_at,
        parts: parts.to_vec(),
        notes: vec![note],
        ..it.clone()
    });
    away.into_iter().chain([it]).collect()
}

/// Puts the one a change names where the usual ones were.
fn replace(it: &mut Occurrence, change: &Change, kind: PartKind) {
    let instead_of = said(&it.parts, kind);
    it.parts.retain(|part| part.kind != kind);
    let (ref_id, name) = match kind {
        PartKind::Teacher => (change.teacher_id.map_or(0, Id::raw), change.teacher_name()),
        _ => (change.room_id.map_or(0, Id::raw), change.room_name.clone().unwrap_or_default()),
    };
    let (first_name, last_name, title) = (None, None, None);
    let lesson_id = it.lesson;
    it.parts.push(Part { lesson_id, kind, ref_id, name, first_name, last_name, title });
    it.notes.push(match kind {
        PartKind::Teacher => Note::Teacher { instead_of },
        _ => Note::Room { instead_of },
    });
}

#[cfg(test)]
#[path = "occurrence/tests.rs"]
mod tests;
