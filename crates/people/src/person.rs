//! Persons: one account each, whatever the number of their roles.

use crate::{School, Touched, Town, store};
use base::{Day, Id, Instant, Locale, PersonName, fold, search_words};
use db::{Result, Tx};
use std::collections::HashMap;

db::word! {
    pub enum Sex { Girl = "f", Boy = "m" }
}

/// A person: pupil, guardian, teacher, agent… or several of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: Id<Person>,
    pub details: Details,
    pub created_at: Instant,
    /// The first day this person belongs to no school or town any more.
    pub left_on: Option<Day>,
    pub suspended_at: Option<Instant>,
    /// The person this one turned out to be.
    pub merged_into: Option<Id<Person>>,
    /// Since when only the name and the dated facts are known: see `retention`.
    pub erased_at: Option<Instant>,
}

/// What is known of a person, and may be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The name in use.
    pub name: PersonName,
    /// The name of the civil register, when it is another.
    pub family_name: String,
    pub birth_day: Option<Day>,
    pub sex: Option<Sex>,
    pub mail: String,
    pub phone_home: String,
    pub phone_mobile: String,
    pub phone_work: String,
    pub address: String,
    pub postcode: String,
    pub city: String,
    pub locale: Locale,
}

impl Details {
    /// Somebody of whom only the name is known.
    pub fn named(name: PersonName) -> Self {
        Details {
            name,
            family_name: String::new(),
            birth_day: None,
            sex: None,
            mail: String::new(),
            phone_home: String::new(),
            phone_mobile: String::new(),
            phone_work: String::new(),
            address: String::new(),
            postcode: String::new(),
            city: String::new(),
            locale: Locale::default(),
        }
    }

    /// As it is kept: an address in lower case, telephone numbers without their spaces.
    pub fn tidied(mut self) -> Self {
        self.mail = self.mail.trim().to_lowercase();
        for phone in [&mut self.phone_home, &mut self.phone_mobile, &mut self.phone_work] {
            phone.retain(|c| c.is_ascii_digit() || c == '+');
        }
        self
    }

    /// The folded words this person is found by, each with a space before it.
    pub(crate) fn words(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        for part in [&self.name.first, &self.name.last, &self.family_name] {
            for word in fold(part).split_whitespace() {
                if !words.iter().any(|known| known == word) {
                    words.push(word.to_owned());
                }
            }
        }
        words.insert(0, String::new());
        words.join(" ")
    }
}

/// A key by which a feed knows a person: `aaf:09` and `ENTPersonJointure`, `ine`, `onde:0590001A`…
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    pub source: String,
    pub key: String,
}

impl Key {
    pub fn new(source: impl Into<String>, key: impl Into<String>) -> Self {
        Key { source: source.into(), key: key.into() }
    }
}

#[derive(Clone, Debug)]
pub struct NewPerson {
    pub details: Details,
    pub keys: Vec<Key>,
}

/// Adds persons; a key that somebody has already is a conflict.
pub fn create(tx: &Tx<'_>, new: &[NewPerson], at: Instant) -> Result<Vec<Id<Person>>> {
    let ids = store::persons::insert(tx, new, at)?;
    let keys = new.iter().zip(&ids).flat_map(|(new, id)| new.keys.iter().map(|key| (*id, key)));
    store::persons::insert_keys(tx, &keys.collect::<Vec<_>>())?;
    Ok(ids)
}

pub fn load(tx: &Tx<'_>, person: Id<Person>) -> Result<Option<Person>> {
    load_all(tx, &[person]).map(|persons| persons.into_iter().next())
}

pub fn load_all(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<Person>> {
    store::persons::load(tx, persons)
}

/// Writes what is known of these persons anew. Those whose names changed are found by them at once.
pub fn edit(tx: &Tx<'_>, changes: &[(Id<Person>, Details)]) -> Result<()> {
    store::persons::update(tx, changes)?;
    let persons: Vec<Id<Person>> = changes.iter().map(|(person, _)| *person).collect();
    store::words::rename(tx, &persons)?;
    signal_with_guardians(tx, &persons)
}

/// A name is also on the pages of those who guard the person.
fn signal_with_guardians(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<()> {
    let list = db::ids(persons.iter().copied());
    let guardians = store::memberships::guardians_of(tx, &list)?;
    tx.signal("viewer", persons.iter().chain(&guardians).map(|person| person.raw()));
    Ok(())
}

/// The person of each known key of a source.
pub fn find_by_keys(
    tx: &Tx<'_>,
    source: &str,
    keys: &[&str],
) -> Result<HashMap<String, Id<Person>>> {
    store::persons::by_keys(tx, source, keys)
}

pub fn find_by_key(tx: &Tx<'_>, source: &str, key: &str) -> Result<Option<Id<Person>>> {
    find_by_keys(tx, source, &[key]).map(|found| found.into_values().next())
}

pub fn add_keys(tx: &Tx<'_>, keys: &[(Id<Person>, Key)]) -> Result<()> {
    let keys: Vec<(Id<Person>, &Key)> = keys.iter().map(|(person, key)| (*person, key)).collect();
    store::persons::insert_keys(tx, &keys)
}

pub fn remove_keys(tx: &Tx<'_>, keys: &[Key]) -> Result<()> {
    store::persons::delete_keys(tx, keys)
}

/// The keys of these persons, by person.
pub fn keys_of(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<(Id<Person>, Key)>> {
    store::persons::keys_of(tx, persons)
}

/// Closes the door to a person at once, on every node.
pub fn suspend(tx: &Tx<'_>, person: Id<Person>, at: Instant) -> Result<()> {
    tx.signal("viewer", [person.raw()]);
    store::persons::set_suspended(tx, person, Some(at))
}

pub fn resume(tx: &Tx<'_>, person: Id<Person>) -> Result<()> {
    tx.signal("viewer", [person.raw()]);
    store::persons::set_suspended(tx, person, None)
}

/// A person belongs to no school or town from `on`: every fact that still runs ends there.
pub fn leave(tx: &Tx<'_>, persons: &[Id<Person>], on: Day) -> Result<Touched> {
    let mut touched = Touched::persons(persons.iter().copied());
    touched.persons.extend(store::persons::end_facts(tx, persons, on)?);
    store::persons::set_left(tx, persons, Some(on))?;
    Ok(touched)
}

/// Somebody who had left is back; what he does now is told by new facts.
pub fn come_back(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<()> {
    store::persons::set_left(tx, persons, None)
}

/// As if they had never been: only to undo what has just been brought in. A person whom something
/// else names already is a conflict.
pub fn forget(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<()> {
    store::persons::delete(tx, persons)
}

/// A person with everything dated that is known of them.
pub fn page(tx: &Tx<'_>, person: Id<Person>) -> Result<Option<crate::pages::PersonPage>> {
    crate::pages::person(tx, person)
}

/// Where persons are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    School(Id<School>),
    Town(Id<Town>),
    /// By the beginning of the name in use: the platform is too large for more.
    Platform,
}

db::row! {
    /// A person as a list names them.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Found {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<base::Title>,
        pub birth_day: Option<Day>,
        pub suspended_at: Option<Instant>,
    }
}

impl Found {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

/// Those of whom each word of `query` begins a word of the name, in the order of lists.
pub fn search(tx: &Tx<'_>, within: Within, query: &str, limit: u32) -> Result<Vec<Found>> {
    let words = search_words(query);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let patterns = Patterns::new(&words);
    match within {
        Within::School(school) => store::search::in_school(tx, school, &patterns, limit),
        Within::Town(town) => store::search::in_town(tx, town, &patterns, limit),
        Within::Platform => store::search::everywhere(tx, &patterns, limit),
    }
}

/// The words of a search, as statements want them: the longest one is looked up, three more are
/// asked of each person it finds.
#[derive(Clone, Debug)]
pub(crate) struct Patterns {
    pub from: String,
    /// After every word that begins with `from`; when there is no word, after none.
    pub to: String,
    pub also: [String; 3],
}

impl Patterns {
    pub fn new(words: &[String]) -> Self {
        let mut words: Vec<&String> = words.iter().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let like = |index: usize| {
            words.get(index).map_or_else(|| "%".to_owned(), |word| format!("% {word}%"))
        };
        let from = words.first().map_or_else(String::new, |word| (*word).clone());
        let to = if from.is_empty() { String::new() } else { format!("{from}\u{10ffff}") };
        Patterns { from, to, also: [like(1), like(2), like(3)] }
    }

    /// Where the words that begin with one of the others are; nowhere when there is no such word.
    pub fn range(&self, index: usize) -> (String, String) {
        let word = match index {
            0 => self.from.as_str(),
            index => self.also[index - 1].trim_matches(['%', ' ']),
        };
        if word.is_empty() {
            return (String::new(), String::new());
        }
        (word.to_owned(), format!("{word}\u{10ffff}"))
    }

    /// Whether each word begins a word of this name.
    pub fn fit(&self, name: &PersonName) -> bool {
        let name = format!(" {}", fold(&name.full()));
        let begins = |like: &str| name.contains(like.trim_matches('%'));
        !self.from.is_empty()
            && begins(&self.first_like())
            && self.also.iter().all(|like| begins(like))
    }

    /// The longest word, to be asked of each person like the others.
    pub fn first_like(&self) -> String {
        if self.from.is_empty() { "%".to_owned() } else { format!("% {}%", self.from) }
    }
}
