//! From what was typed to what the schema takes: all that is wrong with one thing, at once.

use crate::fault::Faults;
use crate::primary::ProgrammeElement;
use crate::{At, Fault, Key, Lack, Line, Text, TextProblem, What, XmlId};
use base::{PersonName, Title};
use std::collections::BTreeMap;

/// What is gathered of one thing: values, or the lacks that stand in their place.
pub(crate) struct Gathering {
    pub at: At,
    pub of: String,
    pub lacks: Vec<Lack>,
}

impl Gathering {
    pub fn new(at: At, of: impl Into<String>) -> Self {
        Gathering { at, of: of.into(), lacks: Vec::new() }
    }

    pub fn lack(&mut self, what: What) {
        self.lacks.push(Lack::new(self.at, self.of.clone(), what));
    }

    /// A value, or what is said where there is none.
    pub fn need<T>(&mut self, value: Option<T>, what: impl FnOnce() -> What) -> Option<T> {
        if value.is_none() {
            self.lack(what());
        }
        value
    }

    fn kept<T>(&mut self, parsed: Result<T, TextProblem>, place: &str) -> Option<T> {
        match parsed {
            Ok(text) => Some(text),
            Err(problem) => {
                self.lack(What::Text { place: place.to_owned(), problem });
                None
            }
        }
    }

    pub fn text<const MAX: usize>(&mut self, place: &str, written: &str) -> Option<Text<MAX>> {
        self.kept(Text::parse(written), place)
    }

    pub fn line<const MAX: usize>(&mut self, place: &str, written: &str) -> Option<Line<MAX>> {
        self.kept(Line::parse(written), place)
    }

    /// Nothing where nothing is written.
    pub fn text_if_any<const MAX: usize>(
        &mut self,
        place: &str,
        written: &str,
    ) -> Option<Text<MAX>> {
        self.kept(Text::optional(written), place).flatten()
    }

    /// Nothing where nothing is written.
    pub fn line_if_any<const MAX: usize>(
        &mut self,
        place: &str,
        written: &str,
    ) -> Option<Line<MAX>> {
        self.kept(Line::optional(written), place).flatten()
    }

    /// A title, a last name, a first name.
    pub fn name(&mut self, name: &PersonName) -> Option<(Title, Line<100>, Line<100>)> {
        let title = self.need(name.title, || What::NoCivility);
        let last = self.line("le nom", &name.last);
        let first = self.line("le prénom", &name.first);
        Some((title?, last?, first?))
    }
}

/// Things of a draft by the caller's key: each as the schema takes it, or what it lacks.
pub(crate) struct Entries<T>(Vec<(Key, Result<T, Vec<Lack>>)>);

impl<T: Clone + PartialEq> Entries<T> {
    /// What is the same as something before it, by `is_same`, is that thing.
    pub fn new<D>(
        drafts: &[D],
        key_of: impl Fn(&D) -> Key,
        is_same: impl Fn(&T, &T) -> bool,
        mut make: impl FnMut(usize, &D) -> Result<T, Vec<Lack>>,
    ) -> Self {
        let mut entries: Vec<(Key, Result<T, Vec<Lack>>)> = Vec::new();
        for (place, draft) in drafts.iter().enumerate() {
            let made = make(place + 1, draft).map(|made| {
                let mut before = entries.iter().filter_map(|(_, it)| it.as_ref().ok());
                before.find(|it| is_same(it, &made)).cloned().unwrap_or(made)
            });
            entries.push((key_of(draft), made));
        }
        Entries(entries)
    }

    /// What has this key, if it lacks nothing.
    pub fn whole(&self, key: Key) -> Option<&T> {
        self.get(key)?.as_ref().ok()
    }

    fn get(&self, key: Key) -> Option<&Result<T, Vec<Lack>>> {
        self.0.iter().find(|(it, _)| *it == key).map(|(_, made)| made)
    }

    /// Those that are whole and wanted, each once.
    pub fn wanted(&self, mut is_wanted: impl FnMut(&T) -> bool) -> Vec<T> {
        let mut kept: Vec<T> = Vec::new();
        for made in self.0.iter().filter_map(|(_, made)| made.as_ref().ok()) {
            if is_wanted(made) && !kept.contains(made) {
                kept.push(made.clone());
            }
        }
        kept
    }
}

impl Gathering {
    /// What has this key: where it lacks something, whoever depends on it lacks it too.
    pub fn depend<'a, T: Clone + PartialEq>(
        &mut self,
        entries: &'a Entries<T>,
        key: Key,
        what: &'static str,
    ) -> Option<&'a T> {
        match entries.get(key) {
            Some(Ok(made)) => return Some(made),
            Some(Err(lacks)) => add_new(&mut self.lacks, lacks.iter().cloned()),
            None => self.lack(What::NotInDraft { what }),
        }
        None
    }

    /// The ids of those that have these keys, each once.
    pub fn ids<'a, T: Clone + PartialEq + 'a>(
        &mut self,
        entries: &'a Entries<T>,
        keys: &[Key],
        (what, id): (&'static str, impl Fn(&'a T) -> &'a XmlId),
    ) -> Vec<XmlId> {
        let mut ids: Vec<XmlId> = Vec::new();
        for key in keys {
            match self.depend(entries, *key, what).map(&id) {
                Some(id) if !ids.contains(id) => ids.push(id.clone()),
                _ => {}
            }
        }
        ids
    }

    /// Parcours, and whatever else is said in words under a kind that comes once. From each: what
    /// it is known by, its name, its words, and what is made of them.
    pub fn courses<'a, D, K: PartialEq, T, M: FnOnce(Text<600>) -> T>(
        &mut self,
        drafts: &'a [D],
        said: impl Fn(&'a D) -> (K, &'static str, &'a String, M),
    ) -> Vec<T> {
        let (mut kinds, mut kept): (Vec<K>, Vec<T>) = (Vec::new(), Vec::new());
        for (kind, label, words, make) in drafts.iter().map(said) {
            let Some(text) = self.text_if_any(label, words) else { continue };
            if kinds.contains(&kind) {
                self.lack(What::Twice { what: label.to_owned() });
            }
            kinds.push(kind);
            kept.push(make(text));
        }
        kept
    }

    /// The reports of a pupil, one a period.
    pub fn reports<D, T>(
        &mut self,
        drafts: &[D],
        make: impl Fn(&D) -> Result<T, Vec<Lack>>,
        is_same: impl Fn(&T, &T) -> bool,
    ) -> Vec<T> {
        let mut kept: Vec<T> = Vec::new();
        for draft in drafts {
            match make(draft) {
                Ok(made) if kept.iter().any(|other| is_same(other, &made)) => {
                    self.lack(What::Twice { what: "le bilan d’une même période".to_owned() });
                }
                Ok(made) => kept.push(made),
                Err(lacks) => add_new(&mut self.lacks, lacks),
            }
        }
        kept
    }

    /// What there is to make, where there is something.
    pub fn made<T>(&mut self, made: Option<Result<T, Vec<Lack>>>) -> Option<T> {
        made.transpose().unwrap_or_else(|lacks| {
            add_new(&mut self.lacks, lacks);
            None
        })
    }

    /// A number that one pupil has: none, a wrong one and that of another are said.
    pub fn number<T: Ord>(
        &mut self,
        place: usize,
        (written, number): (&str, Option<T>),
        places: &BTreeMap<T, Vec<usize>>,
        say: impl Fn(Wrong) -> What,
    ) -> Option<T> {
        let written = written.trim();
        let number = self.need(number, || match written {
            "" => say(Wrong::Missing),
            _ => say(Wrong::Written(written.to_owned())),
        })?;
        let others = places.get(&number).into_iter().flatten();
        for other in others.filter(|other| **other != place) {
            self.lack(say(Wrong::Shared(*other)));
        }
        Some(number)
    }

    /// What was made, if it lacks nothing.
    pub fn end<T>(self, made: Option<T>) -> Result<T, Vec<Lack>> {
        match made {
            Some(made) if self.lacks.is_empty() => Ok(made),
            _ => Err(self.lacks),
        }
    }
}

/// Adds those that are not said yet: what a pupil lacks himself, nobody else says.
pub(crate) fn add_new(lacks: &mut Vec<Lack>, more: impl IntoIterator<Item = Lack>) {
    for lack in more {
        if lack.at.is_of_a_pupil() || !lacks.contains(&lack) {
            lacks.push(lack);
        }
    }
}

/// What is of everybody first, in the order of [`At`]; then pupils in theirs.
pub(crate) fn in_order(mut lacks: Vec<Lack>) -> Vec<Lack> {
    lacks.sort_by_key(|lack| {
        let is_of_a_pupil = lack.at.is_of_a_pupil();
        (is_of_a_pupil, Some(lack.at).filter(|_| !is_of_a_pupil))
    });
    lacks
}

/// What is wrong with a number.
pub(crate) enum Wrong {
    Missing,
    Written(String),
    /// With the pupil of this place in the draft.
    Shared(usize),
}

/// Who has each number: their places in the draft.
pub(crate) fn places<T: Ord>(numbers: impl Iterator<Item = Option<T>>) -> BTreeMap<T, Vec<usize>> {
    let mut places: BTreeMap<T, Vec<usize>> = BTreeMap::new();
    for (place, number) in numbers.enumerate() {
        if let Some(number) = number {
            places.entry(number).or_default().push(place);
        }
    }
    places
}

/// Elements of programme, each once in a file: named by their words until it is made, for those of
/// pupils who are left out are not sent.
#[derive(Default)]
pub(crate) struct Elements(BTreeMap<Line<300>, XmlId>);

impl Elements {
    /// The ids of these words; what is new is added to the list.
    pub fn ids(&mut self, labels: Vec<Line<300>>, list: &mut Vec<ProgrammeElement>) -> Vec<XmlId> {
        let mut kept: Vec<XmlId> = Vec::new();
        for label in labels {
            let next = XmlId::numbered("EP", self.0.len() + 1);
            let id = self.0.entry(label.clone()).or_insert_with(|| {
                list.push(ProgrammeElement { id: next.clone(), label });
                next
            });
            if !kept.contains(id) {
                kept.push(id.clone());
            }
        }
        kept
    }
}

/// A pupil whose reports are not in the file, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub pupil: Key,
    pub name: String,
    pub lacks: Vec<Lack>,
}

impl Gathering {
    /// What a version of the schema says of a thing, in words.
    pub fn lack_of_version(&mut self, faults: Faults) {
        for fault in faults.end().err().unwrap_or_default() {
            self.lack(match fault {
                Fault::NotInVersion { version, what } => What::NotInVersion { what, version },
                Fault::NeededByVersion { version, what, .. } => {
                    What::NeededByVersion { what, version }
                }
                fault => What::Refused { fault },
            });
        }
    }
}
