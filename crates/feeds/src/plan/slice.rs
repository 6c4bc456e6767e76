//! What is needed to plan one school: its lines of the feed, and the people they concern.

use crate::history::Feed;
use crate::record::RecordKind;
use crate::store;
use crate::wanted::{
    Content, Line, Verb, WantedPerson, WantedSchool, key_text, parse_key, parse_place,
};
use base::{Day, Id, SchoolYear, fold};
use db::{Result, Tx};
use people::{
    Assignment, Class, Enrolment, Guardianship, Key, Level, Person, School, SchoolKind, assignment,
    class, enrolment, guardianship, image_right, person, school,
};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A line about a person.
#[derive(Clone, Debug)]
pub(crate) struct PersonLine {
    pub kind: RecordKind,
    pub key: String,
    pub verb: Verb,
    pub wanted: WantedPerson,
}

#[derive(Debug, Default)]
pub(crate) struct Slice {
    pub place: String,
    pub school: Option<School>,
    /// What the feed says of the school itself.
    pub wanted_school: Option<WantedSchool>,
    pub makes_schools: bool,
    pub today: Option<Day>,
    pub is_complete: bool,
    pub lines: Vec<PersonLine>,
    /// Guardians of AAF the lines name, by key.
    pub guardians: HashMap<String, WantedPerson>,
    /// Who has a key: those the lines name, by their numbers too: INE, SIECLE, STS.
    pub by_key: HashMap<String, Id<Person>>,
    pub persons: HashMap<Id<Person>, Person>,
    /// Sources by which a person is known already: `aaf:09`.
    pub sources: HashMap<Id<Person>, HashSet<String>>,
    /// Running enrolments of the pupils, wherever they are.
    pub enrolments: HashMap<Id<Person>, Vec<Enrolment>>,
    /// Those of the pupils of the lines, by pupil.
    pub guardianships: HashMap<Id<Person>, Vec<Guardianship>>,
    /// What families allow to be shown of the pupils of whom the feed says something.
    pub image_rights: HashMap<Id<Person>, image_right::Word>,
    /// Posts held in this school, by person.
    pub assignments: HashMap<Id<Person>, Vec<Assignment>>,
    /// Who sits in this school today, and who will on a later day.
    pub seated: Vec<Enrolment>,
    pub to_come: Vec<Enrolment>,
    /// Posts that begin in this school on a later day, by person.
    pub posts_to_come: HashMap<Id<Person>, Vec<Assignment>>,
    /// Levels and folded names of the classes pupils had here in the year before.
    pub last_year: HashMap<Id<Person>, Vec<(Level, String)>>,
    pub classes: Vec<Class>,
    /// Places of the other schools that enrolments name.
    pub places: HashMap<Id<School>, Vec<String>>,
    /// Pupils who are gone from here and whom another school of the platform takes.
    pub taken_elsewhere: HashSet<String>,
}

impl Slice {
    pub fn load(tx: &Tx<'_>, feed: &Feed, place: &str) -> Result<Self> {
        let today = feed.day();
        let mut slice = Slice {
            place: place.to_owned(),
            makes_schools: feed.makes_schools,
            today: Some(today),
            is_complete: feed.mode == crate::history::FeedMode::Complete,
            ..Slice::default()
        };
        slice.sort_lines(store::lines::of_place(tx, feed.id, place)?);
        slice.school = find_school(tx, place, slice.wanted_school.as_ref())?;
        slice.load_guardians(tx, feed.id)?;
        if let Some(school) = slice.school.clone() {
            slice.classes = class::of_school(tx, school.id, feed.year)?;
            slice.seated = enrolment::in_school(tx, school.id, today)?;
            slice.to_come = store::people::seats_to_come(tx, school.id, today)?;
            for post in store::people::posts_to_come(tx, school.id, today)? {
                slice.posts_to_come.entry(post.person).or_default().push(post);
            }
            for held in assignment::in_school(tx, school.id, today)? {
                slice.assignments.entry(held.person).or_default().push(held);
            }
        }
        slice.load_persons(tx)?;
        slice.load_facts(tx, today, feed.year)?;
        slice.find_taken_elsewhere(tx, feed.id)?;
        Ok(slice)
    }

    /// By which numbers a collège or a lycée knows somebody: in SIECLE a pupil who is attached to
    /// it, in STS who works there. Each school has its own.
    pub fn keys_of_the_school(&self, wanted: &WantedPerson) -> impl Iterator<Item = Key> {
        let uai = self.second_degree();
        let is_attached = wanted.places.first().is_none_or(|place| *place == self.place);
        let siecle = wanted.attachment.as_deref().filter(|_| is_attached);
        let numbers = [("siecle", siecle), ("sts", wanted.sts.as_deref())];
        let key = move |(base, number)| Some(Key::new(format!("{base}:{}", uai?), number?));
        numbers.map(key).into_iter().flatten()
    }

    /// The UAI of this school where it is a collège or a lycée.
    fn second_degree(&self) -> Option<&str> {
        let (kind, uai) = match (&self.school, &self.wanted_school) {
            (Some(school), _) => (Some(school.kind), &school.uai),
            (None, Some(school)) => {
                (school.kind.as_deref().and_then(SchoolKind::parse), &school.uai)
            }
            (None, None) => return None,
        };
        kind.is_some_and(|kind| !kind.is_first_degree()).then_some(uai.as_str())
    }

    fn sort_lines(&mut self, lines: Vec<Line>) {
        for line in lines {
            let key = key_text(&line.key);
            let wanted = match line.content {
                Content::School(school) => {
                    self.wanted_school = Some(*school);
                    continue;
                }
                Content::Person(person) => *person,
                Content::Nothing => WantedPerson::default(),
            };
            let (kind, verb) = (line.kind, line.verb);
            if kind != RecordKind::School {
                self.lines.push(PersonLine { kind, key, verb, wanted });
            }
        }
    }

    fn load_guardians(&mut self, tx: &Tx<'_>, feed: Id<Feed>) -> Result<()> {
        let ties = self.lines.iter().filter_map(|line| line.wanted.ties.as_ref()).flatten();
        let keys: BTreeSet<&String> = ties.map(|tie| &tie.guardian).collect();
        if keys.is_empty() {
            return Ok(());
        }
        let keys: Vec<String> = keys.into_iter().cloned().collect();
        for line in store::lines::guardians(tx, feed, &keys)? {
            if let (Content::Person(person), Verb::Put | Verb::Modify) = (line.content, line.verb) {
                self.guardians.insert(key_text(&line.key), *person);
            }
        }
        Ok(())
    }

    /// Whoever the lines name by a key, and, in a table, whoever is in the school.
    fn load_persons(&mut self, tx: &Tx<'_>) -> Result<()> {
        let mut wanted: HashMap<String, BTreeSet<String>> = HashMap::new();
        let mut want = |key: Key| {
            wanted.entry(key.source).or_default().insert(key.key);
        };
        for line in &self.lines {
            want(parse_key(&line.key));
            line.wanted.ine.iter().for_each(|ine| want(Key::new("ine", ine.as_str())));
            self.keys_of_the_school(&line.wanted).for_each(&mut want);
            let ties = line.wanted.ties.iter().flatten().map(|tie| &tie.guardian);
            let children = line.wanted.children.iter().filter_map(|child| child.key.as_ref());
            ties.chain(children).for_each(|key| want(parse_key(key)));
        }
        for (source, keys) in wanted {
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            for (key, person) in person::find_by_keys(tx, &source, &keys)? {
                self.by_key.insert(format!("{source}/{key}"), person);
            }
        }
        Ok(())
    }

    fn load_facts(&mut self, tx: &Tx<'_>, today: Day, year: SchoolYear) -> Result<()> {
        let is_a_table = parse_place(&self.place).is_none();
        let mut pupils: BTreeSet<Id<Person>> = self.known_of(RecordKind::Pupil).collect();
        let mut persons: BTreeSet<Id<Person>> = self.by_key.values().copied().collect();
        if is_a_table {
            // Whoever has no key yet is looked for by his name among those who are here.
            pupils.extend(self.seated.iter().chain(&self.to_come).map(|seat| seat.pupil));
            persons.extend(self.assignments.keys().chain(self.posts_to_come.keys()));
        }
        let pupils: Vec<Id<Person>> = pupils.into_iter().collect();
        if self.lines.iter().any(|line| line.wanted.may_be_shown.is_some()) {
            self.image_rights = image_right::current(tx, &pupils)?;
        }
        for fact in guardianship::of_pupils(tx, &pupils)? {
            if fact.until_on.is_none_or(|until| until > today) {
                persons.insert(fact.guardian);
                self.guardianships.entry(fact.pupil).or_default().push(fact);
            }
        }
        for fact in store::people::enrolments(tx, &pupils, today)? {
            self.enrolments.entry(fact.pupil).or_default().push(fact);
        }
        if let Some(school) = &self.school {
            let before = SchoolYear(year.0 - 1);
            for seat in store::people::seats_of_year(tx, &pupils, school.id, before)? {
                let place = (seat.level, fold(&seat.class));
                self.last_year.entry(seat.pupil).or_default().push(place);
            }
        }
        persons.extend(&pupils);
        let persons: Vec<Id<Person>> = persons.into_iter().collect();
        for person in person::load_all(tx, &persons)? {
            self.persons.insert(person.id, person);
        }
        for (person, key) in person::keys_of(tx, &persons)? {
            self.sources.entry(person).or_default().insert(key.source);
        }
        self.load_places(tx)
    }

    fn known_of(&self, kind: RecordKind) -> impl Iterator<Item = Id<Person>> {
        let lines = self.lines.iter().filter(move |line| line.kind == kind);
        lines.filter_map(|line| self.person_of(line))
    }

    /// By his key, else, for a pupil, by his INE.
    pub fn person_of(&self, line: &PersonLine) -> Option<Id<Person>> {
        let by_ine = || {
            let ine = line.wanted.ine.as_ref()?;
            self.by_key.get(&format!("ine/{ine}"))
        };
        self.by_key.get(&line.key).or_else(by_ine).copied()
    }

    fn load_places(&mut self, tx: &Tx<'_>) -> Result<()> {
        let here = self.school.as_ref().map(|school| school.id);
        let all = self.enrolments.values().flatten().map(|fact| fact.school);
        let others: BTreeSet<Id<School>> = all.filter(|school| Some(*school) != here).collect();
        for id in others {
            // Few pupils come from elsewhere, and from few schools.
            if let Some(school) = school::load(tx, id)? {
                let mut places = vec![school.uai.clone()];
                let by_key = school.source_key.map(|key| format!("{}-{key}", school.academy));
                places.extend(by_key);
                self.places.insert(id, places);
            }
        }
        Ok(())
    }

    fn find_taken_elsewhere(&mut self, tx: &Tx<'_>, feed: Id<Feed>) -> Result<()> {
        if self.lines.iter().all(|line| line.verb != Verb::Moved) {
            return Ok(());
        }
        let mut on_platform: HashMap<String, bool> = HashMap::new();
        for (key, place) in store::lines::other_places(tx, feed, &self.place)? {
            let is_there = if let Some(is_there) = on_platform.get(&place) {
                *is_there
            } else {
                let is_there = self.makes_schools || find_school(tx, &place, None)?.is_some();
                on_platform.insert(place, is_there);
                is_there
            };
            if is_there {
                self.taken_elsewhere.insert(key);
            }
        }
        Ok(())
    }
}

/// The school of a place: by its key in the academy, else by the UAI the feed gives.
pub(crate) fn find_school(
    tx: &Tx<'_>,
    place: &str,
    wanted: Option<&WantedSchool>,
) -> Result<Option<School>> {
    let Some((academy, key)) = parse_place(place) else { return school::find_by_uai(tx, place) };
    match (school::find_by_source(tx, academy, key)?, wanted) {
        (None, Some(wanted)) => school::find_by_uai(tx, &wanted.uai),
        (found, _) => Ok(found),
    }
}
