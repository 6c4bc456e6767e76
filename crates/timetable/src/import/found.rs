//! A lesson of a file, as we understand it; and those that are one lesson said in several lines.

use crate::weeks::Weeks;
use base::Day;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What a file may hold.
pub const LESSONS_MAX: usize = 6_000;
pub const NAMES_MAX: usize = 40;
pub const NAME_CHARS_MAX: usize = 80;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub line: u32,
    /// What its file calls the lesson, where it has a word for it.
    pub number: String,
    pub subject_code: String,
    pub subject: String,
    /// 0 is Monday.
    pub weekday: u8,
    pub from: u16,
    pub until: u16,
    pub weeks: Weeks,
    pub from_on: Option<Day>,
    /// The first day without it.
    pub until_on: Option<Day>,
    pub classes: Vec<String>,
    pub groups: Vec<String>,
    pub teachers: Vec<String>,
    pub rooms: Vec<String>,
}

impl Found {
    /// Everything but whom it names.
    fn hour(&self) -> (String, String, u8, u16, u16, Weeks, Option<Day>, Option<Day>) {
        let (code, subject) = (self.subject_code.clone(), self.subject.clone());
        let (day, from, until, weeks) = (self.weekday, self.from, self.until, self.weeks.clone());
        (code, subject, day, from, until, weeks, self.from_on, self.until_on)
    }

    fn take(&mut self, other: &Found) {
        let lists = [
            (&mut self.classes, &other.classes),
            (&mut self.groups, &other.groups),
            (&mut self.teachers, &other.teachers),
            (&mut self.rooms, &other.rooms),
        ];
        for (own, more) in lists {
            for name in more {
                if !own.contains(name) && own.len() < NAMES_MAX {
                    own.push(name.clone());
                }
            }
        }
    }
}

/// One lesson each: EDT writes a line for each teacher and each class of a lesson. Lines of one
/// number are one; without a number, those of one hour that have the same teachers, or the same
/// pupils in the same room.
pub fn merged(lessons: Vec<Found>) -> Vec<Found> {
    let by_number = |it: &Found| (!it.number.is_empty()).then(|| (it.hour(), it.number.clone()));
    let by_teachers = |it: &Found| {
        let is_said = it.number.is_empty() && !it.teachers.is_empty();
        is_said.then(|| (it.hour(), it.teachers.clone(), it.rooms.clone()))
    };
    let by_pupils = |it: &Found| {
        let pupils: Vec<String> = it.classes.iter().chain(&it.groups).cloned().collect();
        let is_said = it.number.is_empty() && !pupils.is_empty() && !it.rooms.is_empty();
        is_said.then(|| (it.hour(), pupils, it.rooms.clone()))
    };
    let lessons = joined(lessons, by_number);
    let lessons = joined(lessons, by_teachers);
    joined(lessons, by_pupils)
}

fn joined<K: std::hash::Hash + Eq>(
    lessons: Vec<Found>,
    key: impl Fn(&Found) -> Option<K>,
) -> Vec<Found> {
    let mut places: HashMap<K, usize> = HashMap::new();
    let mut kept: Vec<Found> = Vec::with_capacity(lessons.len());
    for lesson in lessons {
        let Some(key) = key(&lesson) else {
            kept.push(lesson);
            continue;
        };
        if let Some(place) = places.get(&key) {
            kept[*place].take(&lesson);
        } else {
            places.insert(key, kept.len());
            kept.push(lesson);
        }
    }
    kept
}

/// Lessons of single weeks that differ in nothing else are one, in all those weeks.
pub fn gathered(lessons: Vec<Found>) -> Vec<Found> {
    let mut places: HashMap<Found, usize> = HashMap::new();
    let mut kept: Vec<Found> = Vec::new();
    for lesson in lessons {
        let Weeks::Only(mondays) = lesson.weeks.clone() else {
            kept.push(lesson);
            continue;
        };
        let key = Found { line: 0, number: String::new(), weeks: Weeks::Every, ..lesson.clone() };
        if let Some(place) = places.get(&key) {
            if let Weeks::Only(known) = &mut kept[*place].weeks {
                known.extend(mondays);
            }
        } else {
            places.insert(key, kept.len());
            kept.push(lesson);
        }
    }
    for lesson in &mut kept {
        if let Weeks::Only(mondays) = &lesson.weeks {
            lesson.weeks = Weeks::only(mondays.iter().copied());
        }
    }
    kept
}

impl std::hash::Hash for Found {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.hour(), &self.classes, &self.groups, &self.teachers, &self.rooms).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(number: &str, classes: &str, teachers: &str, rooms: &str) -> Found {
        let names = super::super::values::names;
        Found {
            number: number.to_owned(),
            subject: "Maths".to_owned(),
            from: 480,
            until: 535,
            classes: names(classes),
            teachers: names(teachers),
            rooms: names(rooms),
            ..Found::default()
        }
    }

    #[test]
    fn lines_of_one_lesson_are_one_lesson() {
        let numbered = merged(vec![found("7", "6A", "ROCHE", ""), found("7", "6B", "VIDAL", "")]);
        assert_eq!(numbered.len(), 1);
        assert_eq!((numbered[0].classes.len(), numbered[0].teachers.len()), (2, 2));
        let one_teacher =
            merged(vec![found("", "6A", "ROCHE", "2"), found("", "6B", "ROCHE", "2")]);
        assert_eq!(one_teacher.len(), 1);
        let together = merged(vec![found("", "6A", "ROCHE", "2"), found("", "6A", "VIDAL", "2")]);
        assert_eq!(together.len(), 1);
        let apart = merged(vec![found("", "6A", "ROCHE", "2"), found("", "6A", "VIDAL", "3")]);
        assert_eq!(apart.len(), 2);
    }
}
