//! Who is meant by a row of a table that has no identifier: somebody of this school who has the
//! same
//! names, and the same day of birth where both are known. One, or nobody.

use super::Slice;
use super::slice::PersonLine;
use crate::record::RecordKind;
use base::{Day, Id, sort_key};
use people::{Details, Person};
use std::collections::HashMap;

#[derive(Default)]
pub(super) struct Names {
    pupils: HashMap<String, Vec<Id<Person>>>,
    staff: HashMap<String, Vec<Id<Person>>>,
}

impl Names {
    pub fn of(slice: &Slice) -> Self {
        let mut names = Names::default();
        for seat in slice.seated.iter().chain(&slice.to_come) {
            add(&mut names.pupils, slice, seat.pupil);
        }
        for person in slice.assignments.keys().chain(slice.posts_to_come.keys()) {
            add(&mut names.staff, slice, *person);
        }
        names
    }

    pub fn find(&self, slice: &Slice, line: &PersonLine) -> Option<Id<Person>> {
        let here = match line.kind {
            RecordKind::Pupil => &self.pupils,
            RecordKind::Staff => &self.staff,
            _ => return None,
        };
        let wanted = &line.wanted.details;
        let (last, first) = (wanted.last.as_deref()?, wanted.first.as_deref()?);
        let family = wanted.family.as_deref().filter(|family| !family.is_empty());
        let keys = [Some(sort_key(last, first)), family.map(|family| sort_key(family, first))];
        let mut found: Vec<Id<Person>> = keys
            .iter()
            .flatten()
            .filter_map(|key| here.get(key))
            .flatten()
            .copied()
            .filter(|person| may_be_born_on(slice, *person, wanted.birth_day))
            .collect();
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }
}

fn may_be_born_on(slice: &Slice, person: Id<Person>, day: Option<Day>) -> bool {
    let known = slice.persons.get(&person).and_then(|person| person.details.birth_day);
    known.zip(day).is_none_or(|(known, day)| known == day)
}

fn add(names: &mut HashMap<String, Vec<Id<Person>>>, slice: &Slice, person: Id<Person>) {
    let Some(known) = slice.persons.get(&person) else { return };
    for key in keys_of(&known.details) {
        let persons = names.entry(key).or_default();
        if !persons.contains(&person) {
            persons.push(person);
        }
    }
}

/// The names a person may be written under: the one in use, and that of the civil register.
pub(super) fn keys_of(details: &Details) -> Vec<String> {
    let first = &details.name.first;
    let mut keys = vec![sort_key(&details.name.last, first)];
    if !details.family_name.is_empty() {
        keys.push(sort_key(&details.family_name, first));
    }
    keys
}
