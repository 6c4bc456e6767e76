//! The ledger of a plan under way: a page for each person and class, opened once.

use super::{ClassPlan, ClassSlot, FieldChange, Outcome, PersonPlan, SchoolPlan, Slice};
use crate::record::RecordKind;
use crate::wanted::{ClassName, WantedPerson, parse_key};
use base::{Id, fold};
use people::{Key, Person};
use std::collections::{BTreeMap, HashMap};

pub(super) struct Ledger<'a> {
    pub slice: &'a Slice,
    pub plan: SchoolPlan,
    pages: HashMap<String, usize>,
    slots: BTreeMap<ClassName, ClassSlot>,
}

impl<'a> Ledger<'a> {
    pub fn open(slice: &'a Slice) -> Self {
        let mut plan = SchoolPlan { place: slice.place.clone(), ..SchoolPlan::default() };
        plan.school = slice.school.as_ref().map(|school| school.id);
        let known = slice.school.as_ref().map(|school| school.name.clone());
        let wanted = slice.wanted_school.as_ref().map(|school| school.name.clone());
        plan.name = known.or(wanted).unwrap_or_else(|| slice.place.clone());
        Ledger { slice, plan, pages: HashMap::new(), slots: BTreeMap::new() }
    }

    /// The page of a person, with what the feed says of his details.
    pub fn page(
        &mut self,
        kind: RecordKind,
        key: &str,
        person: Option<Id<Person>>,
        wanted: &WantedPerson,
    ) -> &mut PersonPlan {
        let index = if let Some(index) = self.pages.get(key) {
            *index
        } else {
            self.plan.persons.push(self.new_page(kind, key, person, wanted));
            self.pages.insert(key.to_owned(), self.plan.persons.len() - 1);
            self.plan.persons.len() - 1
        };
        &mut self.plan.persons[index]
    }

    pub fn existing_page(&mut self, key: &str) -> Option<&mut PersonPlan> {
        self.pages.get(key).map(|index| &mut self.plan.persons[*index])
    }

    pub fn has_page(&self, key: &str) -> bool {
        self.pages.contains_key(key)
    }

    fn new_page(
        &self,
        kind: RecordKind,
        key: &str,
        person: Option<Id<Person>>,
        wanted: &WantedPerson,
    ) -> PersonPlan {
        let known = person.and_then(|person| self.slice.persons.get(&person));
        let details = match known {
            Some(known) => wanted.details.put_on(known.details.clone()),
            None => wanted.details.of_new(),
        };
        let changes =
            known.map_or_else(Vec::new, |known| FieldChange::between(&known.details, &details));
        let comes_back = known.is_some_and(|known| known.left_on.is_some());
        let outcome = match (known, comes_back) {
            (None, _) => Outcome::Created,
            (Some(_), true) => Outcome::CameBack,
            (Some(_), false) if changes.is_empty() => Outcome::Unchanged,
            (Some(_), false) => Outcome::Changed,
        };
        PersonPlan {
            kind,
            key: key.to_owned(),
            person,
            name: details.name.clone(),
            birth_day: details.birth_day,
            outcome,
            changes,
            new_keys: self.new_keys(key, wanted),
            comes_back,
            details,
            sits: Vec::new(),
            rises: Vec::new(),
            keeps_place: false,
            goes_back: false,
            ties: Vec::new(),
            unties: Vec::new(),
            holds: Vec::new(),
            lays_down: Vec::new(),
            image: None,
            likely: Vec::new(),
        }
    }

    /// The keys by which the person is not known yet. One that somebody else bears is left to him.
    fn new_keys(&self, key: &str, wanted: &WantedPerson) -> Vec<Key> {
        let ine = wanted.ine.iter().map(|ine| Key::new("ine", ine.as_str()));
        let own = self.slice.keys_of_the_school(wanted);
        let all = [parse_key(key)].into_iter().chain(ine).chain(own);
        let is_new =
            |key: &Key| !self.slice.by_key.contains_key(&format!("{}/{}", key.source, key.key));
        all.filter(is_new).collect()
    }

    /// The class a name stands for: by its key, else by its label; else it is to be opened.
    pub fn class_slot(&mut self, name: &ClassName) -> ClassSlot {
        if let Some(slot) = self.slots.get(name) {
            return slot.clone();
        }
        let slot = self.find_class(name);
        if let ClassSlot::New(name) = &slot {
            let plan = ClassPlan::Opens(name.clone());
            if !self.plan.classes.contains(&plan) {
                self.plan.classes.push(plan);
            }
        }
        self.slots.insert(name.clone(), slot.clone());
        slot
    }

    fn find_class(&mut self, name: &ClassName) -> ClassSlot {
        let mut open = self.slice.classes.iter().filter(|class| class.closed_on.is_none());
        let by_key = name
            .key
            .as_ref()
            .and_then(|key| open.clone().find(|class| class.source_key.as_ref() == Some(key)));
        if let Some(class) = by_key {
            if class.name != name.label {
                let (before, after) = (class.name.clone(), name.label.clone());
                self.plan.classes.push(ClassPlan::Renames { class: class.id, before, after });
            }
            return ClassSlot::Known(class.id);
        }
        // A class opened by hand, or by a feed that had no key for it.
        let label = fold(&name.label);
        let is_free = |class: &people::Class| name.key.is_none() || class.source_key.is_none();
        match open.find(|class| fold(&class.name) == label && is_free(class)) {
            Some(class) => ClassSlot::Known(class.id),
            None => ClassSlot::New(name.clone()),
        }
    }
}
