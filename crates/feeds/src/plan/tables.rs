//! Guardians of a table: they name their children, and the plan finds who is meant.
//!
//! ONDE joins them by name and class only. One child of that name, or a day of birth that tells two
//! apart: the tie is made. None, or several: a person must look.

use super::NewTie;
use super::ledger::Ledger;
use super::matching::keys_of;
use super::slice::PersonLine;
use crate::record::RecordKind;
use crate::wanted::{ClassName, NamedChild, Verb, parse_key};
use base::{Day, Id, fold, sort_key};
use people::Person;
use std::collections::{BTreeMap, HashMap};

/// A pupil of the school once the feed is applied, by what guardians may call him.
struct Child {
    key: String,
    person: Option<Id<Person>>,
    classes: Vec<String>,
    birth_day: Option<Day>,
}

#[derive(Default)]
pub(super) struct Children {
    by_name: HashMap<String, Vec<usize>>,
    by_key: HashMap<String, usize>,
    all: Vec<Child>,
}

impl Children {
    /// Those the table names, and those who are in the school and whom it does not name.
    pub fn of(ledger: &Ledger<'_>, lines: &[PersonLine]) -> Self {
        let mut children = Children::default();
        for line in lines.iter().filter(|line| line.kind == RecordKind::Pupil) {
            if !matches!(line.verb, Verb::Put | Verb::Modify) || !ledger.has_page(&line.key) {
                continue;
            }
            let page = ledger.plan.persons.iter().find(|page| page.key == line.key);
            let Some(page) = page else { continue };
            let seats = line.wanted.seats.iter().flatten();
            let label = |class: &ClassName| fold(&class.label);
            let classes = seats.filter_map(|seat| seat.class.as_ref().map(label)).collect();
            let child = Child {
                key: line.key.clone(),
                person: page.person,
                classes,
                birth_day: page.birth_day,
            };
            children.add(child, keys_of(&page.details), line.wanted.ine.as_deref());
        }
        children.add_seated(ledger);
        children
    }

    fn add_seated(&mut self, ledger: &Ledger<'_>) {
        let names: HashMap<_, _> =
            ledger.slice.classes.iter().map(|class| (class.id, fold(&class.name))).collect();
        for seat in &ledger.slice.seated {
            let is_there = self.all.iter().any(|child| child.person == Some(seat.pupil));
            let Some(person) = ledger.slice.persons.get(&seat.pupil).filter(|_| !is_there) else {
                continue;
            };
            let classes = seat.class.and_then(|class| names.get(&class)).cloned();
            let child = Child {
                key: format!("person/{}", seat.pupil),
                person: Some(seat.pupil),
                classes: classes.into_iter().collect(),
                birth_day: person.details.birth_day,
            };
            self.add(child, keys_of(&person.details), None);
        }
    }

    fn add(&mut self, child: Child, names: Vec<String>, ine: Option<&str>) {
        let index = self.all.len();
        for name in names {
            let known = self.by_name.entry(name).or_default();
            if !known.contains(&index) {
                known.push(index);
            }
        }
        self.by_key.insert(child.key.clone(), index);
        if let Some(ine) = ine {
            self.by_key.insert(format!("ine/{ine}"), index);
        }
        self.all.push(child);
    }

    fn find(&self, child: &NamedChild) -> Option<&Child> {
        if let Some(key) = &child.key {
            return self.by_key.get(key).map(|index| &self.all[*index]);
        }
        if let Some(index) = self.by_key.get(&format!("ine/{}", child.ine)) {
            return Some(&self.all[*index]);
        }
        let family = Some(&child.family).filter(|name| !name.is_empty());
        let usage = Some(&child.usage).filter(|name| !name.is_empty());
        let names = [usage, family].into_iter().flatten();
        let mut found: Vec<usize> = names
            .filter_map(|last| self.by_name.get(&sort_key(last, &child.first)))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        let class = fold(&child.class);
        let agrees = |known: &Child| {
            let same_day = known.birth_day.zip(child.birth_day).is_none_or(|(a, b)| a == b);
            same_day
                && (class.is_empty() || known.classes.is_empty() || known.classes.contains(&class))
        };
        let mut agreeing = found.into_iter().map(|index| &self.all[index]).filter(|c| agrees(c));
        let one = agreeing.next()?;
        agreeing.next().is_none().then_some(one)
    }
}

/// Ties all guardians of the table to the children they name.
pub(super) fn plan(ledger: &mut Ledger<'_>, lines: &[PersonLine]) {
    let children = Children::of(ledger, lines);
    let mut ties_of: BTreeMap<usize, Vec<NewTie>> = BTreeMap::new();
    let mut source = String::new();
    for line in lines.iter().filter(|line| line.kind == RecordKind::Guardian) {
        if !matches!(line.verb, Verb::Put | Verb::Modify) {
            continue;
        }
        let found: Vec<(usize, &NamedChild)> = line
            .wanted
            .children
            .iter()
            .filter_map(|child| {
                let known = children.find(child);
                ledger.plan.counts.unresolved += u64::from(known.is_none());
                Some((*children.by_key.get(&known?.key)?, child))
            })
            .collect();
        if found.is_empty() {
            continue;
        }
        source = parse_key(&line.key).source;
        let person = guardian(ledger, line, &children, &found);
        ledger.page(RecordKind::Guardian, &line.key, person, &line.wanted);
        for (index, child) in found {
            let ties = ties_of.entry(index).or_default();
            ties.push(NewTie {
                guardian: line.key.clone(),
                kinship: child.kinship(),
                has_authority: child.has_authority,
                is_contact: child.is_contact,
                pays: false,
                priority: u8::try_from(ties.len() + 1).unwrap_or(u8::MAX),
            });
        }
    }
    for (index, wanted) in ties_of {
        let child = &children.all[index];
        open_page(ledger, child);
        compare(ledger, child, wanted, &source);
    }
}

/// A pupil whom the table of pupils does not name, but a guardian does.
fn open_page(ledger: &mut Ledger<'_>, child: &Child) {
    if !ledger.has_page(&child.key) {
        let nothing = crate::wanted::WantedPerson::default();
        let page = ledger.page(RecordKind::Pupil, &child.key, child.person, &nothing);
        page.new_keys.clear();
    }
}

/// By his key, else somebody of that name who guards one of these children already.
fn guardian(
    ledger: &Ledger<'_>,
    line: &PersonLine,
    children: &Children,
    found: &[(usize, &NamedChild)],
) -> Option<Id<Person>> {
    if let Some(person) = ledger.slice.by_key.get(&line.key) {
        return Some(*person);
    }
    let wanted = &line.wanted.details;
    let name = sort_key(wanted.last.as_deref()?, wanted.first.as_deref()?);
    let pupils = found.iter().filter_map(|(index, _)| children.all[*index].person);
    let guardians = pupils.filter_map(|pupil| ledger.slice.guardianships.get(&pupil)).flatten();
    let mut same = guardians
        .map(|fact| fact.guardian)
        .filter(|guardian| {
            let known = ledger.slice.persons.get(guardian);
            known.is_some_and(|known| keys_of(&known.details).contains(&name))
        })
        .collect::<Vec<_>>();
    same.sort_unstable();
    same.dedup();
    if let [one] = same.as_slice() { Some(*one) } else { None }
}

/// Guardians of a table are matched before they have a key: the comparison goes by person.
fn compare(ledger: &mut Ledger<'_>, child: &Child, wanted: Vec<NewTie>, source: &str) {
    let running = child.person.and_then(|person| ledger.slice.guardianships.get(&person));
    let running = running.cloned().unwrap_or_default();
    let mut kept: Vec<NewTie> = Vec::new();
    let mut new: Vec<NewTie> = Vec::new();
    for tie in wanted {
        let person = ledger.plan.persons.iter().find(|page| page.key == tie.guardian);
        let person = person.and_then(|page| page.person);
        // What an academy says of a guardianship is better than what a table can.
        let is_known = running.iter().any(|fact| Some(fact.guardian) == person);
        if is_known { kept.push(tie) } else { new.push(tie) }
    }
    let kept_persons: Vec<Id<Person>> = kept
        .iter()
        .filter_map(|tie| ledger.plan.persons.iter().find(|page| page.key == tie.guardian)?.person)
        .collect();
    let gone = running.into_iter().filter(|fact| {
        let sources = ledger.slice.sources.get(&fact.guardian);
        let is_of_source = sources.is_some_and(|sources| {
            sources.contains(source) && !sources.iter().any(|s| s.starts_with("aaf:"))
        });
        ledger.slice.is_complete && is_of_source && !kept_persons.contains(&fact.guardian)
    });
    let unties = gone.collect::<Vec<_>>();
    if let Some(page) = ledger.existing_page(&child.key) {
        if page.outcome == super::Outcome::Unchanged && (!new.is_empty() || !unties.is_empty()) {
            page.outcome = super::Outcome::Changed;
        }
        page.ties = new;
        page.unties = unties;
    }
}
