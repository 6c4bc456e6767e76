//! The sieve: what a feed says again in the same words falls through; what it says no more is found
//! at the end. Two small numbers a line are all it remembers.

use super::{Error, duplicate, puts};
use crate::problem::Problems;
use crate::read::Reading;
use crate::record::RecordKind;
use crate::store::{self, lines::Written};
use crate::wanted::{Content, Line, Verb, WantedPerson, key_text};
use base::SchoolYear;
use db::Db;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

pub(super) struct Sieve {
    year: SchoolYear,
    looks_again: bool,
    hasher: RandomState,
    sources: Vec<String>,
    /// What each line said last, and whether it was said again.
    known: HashMap<u64, (i64, bool)>,
    /// Whoever was met, wherever he was.
    met: HashSet<u64>,
    /// Schools of which the feed says anything: nobody has left the others.
    places: HashSet<String>,
    /// Lines of tables, whose keys are made of names.
    named: HashSet<u64>,
    /// Rows that nothing tells apart: `(file, line, key)`.
    twice: Vec<(String, u64, String)>,
    unchanged: u64,
    /// Places of the platform; `None` when the feed may open schools.
    platform: Option<HashSet<String>>,
    /// Only one school is spoken of: nobody who is not named here is looked at.
    is_of_one_school: bool,
    /// Schools of the feed that the platform does not have: UAI and name.
    unknown_schools: Vec<(String, String)>,
    unknown_count: u64,
    /// Guardians whom pupils of the platform name.
    guardians: HashSet<u64>,
    elsewhere: u64,
    /// In a delta the same person may be said twice: what he is to become is put together here.
    together: Option<HashMap<u64, (Verb, WantedPerson)>>,
}

const TWICE_MAX: usize = 1_000;
const UNKNOWN_MAX: usize = 500;

impl Sieve {
    pub fn new(year: SchoolYear, is_delta: bool, looks_again: bool) -> Self {
        Sieve {
            year,
            looks_again,
            hasher: RandomState::new(),
            sources: Vec::new(),
            known: HashMap::new(),
            met: HashSet::new(),
            places: HashSet::new(),
            named: HashSet::new(),
            twice: Vec::new(),
            unchanged: 0,
            platform: None,
            is_of_one_school: false,
            unknown_schools: Vec::new(),
            unknown_count: 0,
            guardians: HashSet::new(),
            elsewhere: 0,
            together: is_delta.then(HashMap::new),
        }
    }

    pub const fn unchanged(&self) -> u64 {
        self.unchanged
    }

    pub const fn elsewhere(&self) -> u64 {
        self.elsewhere
    }

    pub fn unknown_schools(&self) -> &[(String, String)] {
        &self.unknown_schools
    }

    pub const fn unknown_count(&self) -> u64 {
        self.unknown_count
    }

    /// Lets through only what concerns the schools the platform has: an academy has thousands.
    /// And those it is to open.
    pub async fn of_the_platform(mut self, db: &Db, opens: &[String]) -> Result<Self, Error> {
        let places = db.read_long(store::people::places).await?;
        self.platform = Some(places.into_iter().chain(opens.iter().cloned()).collect());
        Ok(self)
    }

    /// Lets through only what a table says of one school.
    pub fn of_one_school(mut self, uai: &str) -> Self {
        self.platform = Some(HashSet::from([uai.to_owned()]));
        self.is_of_one_school = true;
        self
    }

    /// Whether a line concerns the platform. Schools are read first, then pupils, who name
    /// guardians.
    fn concerns_us(&mut self, line: &Line, key: &str) -> bool {
        let sum = self.sum(line.kind, key, "");
        let Some(platform) = &mut self.platform else { return true };
        match &line.content {
            Content::School(school) if platform.contains(&school.uai) => {
                platform.insert(line.place.clone());
                return true;
            }
            Content::School(school) if !platform.contains(&line.place) => {
                self.unknown_count += 1;
                if self.unknown_schools.len() < UNKNOWN_MAX {
                    self.unknown_schools.push((school.uai.clone(), school.name.clone()));
                }
            }
            _ => {}
        }
        let is_here = platform.contains(&line.place);
        if line.kind == RecordKind::Guardian && line.place.is_empty() {
            return self.guardians.contains(&sum)
                || !self.is_of_one_school && self.known.contains_key(&sum);
        }
        if let (true, Content::Person(person)) = (is_here, &line.content) {
            for tie in person.ties.iter().flatten() {
                let sum = self.sum(RecordKind::Guardian, &tie.guardian, "");
                self.guardians.insert(sum);
            }
        }
        is_here || !self.is_of_one_school && line.place.is_empty()
    }

    pub fn is_new_source(&self, source: &str) -> bool {
        self.sources.iter().all(|known| known != source)
    }

    /// Reads what a source said last.
    pub async fn learn(mut self, db: &Db, source: String) -> Result<Self, Error> {
        self.sources.push(source.clone());
        let sieve = db.read_long(move |tx| {
            let mut known = std::mem::take(&mut self.known);
            store::known::each(tx, &source, |line| {
                known.insert(self.sum(line.kind, &line.key, &line.place), (line.hash, false));
                Ok(())
            })?;
            self.known = known;
            Ok(self)
        });
        sieve.await.map_err(Error::from)
    }

    /// The line to be laid down, unless it says nothing new.
    pub fn sift(&mut self, line: &Line, file: &str, number: u64) -> Result<Option<Written>, Error> {
        let key = key_text(&line.key);
        if !self.concerns_us(line, &key) {
            self.elsewhere += 1;
            return Ok(None);
        }
        let mut written = Written::of(line)?;
        if self.together.is_some() {
            written = self.with_what_was_said(line, &key, written)?;
        }
        if !puts(line.verb) {
            return Ok(Some(written));
        }
        if !self.places.contains(&line.place) {
            self.places.insert(line.place.clone());
        }
        self.met.insert(self.sum(line.kind, &key, ""));
        let is_of_a_table = line.key.source.starts_with("onde:");
        let sum = self.sum(line.kind, &key, &line.place);
        if is_of_a_table && !self.named.insert(sum) {
            if self.twice.len() < TWICE_MAX {
                self.twice.push((file.to_owned(), number, line.key.key.clone()));
            }
            return Ok(None);
        }
        // What a delta says is only a part: it is looked at, and so is the next complete feed.
        written.hash = if line.verb == Verb::Put { self.said(&written.content) } else { 0 };
        let Some((hash, is_said)) = self.known.get_mut(&sum) else { return Ok(Some(written)) };
        *is_said = true;
        // A table is small, and its rows need one another: all of them are looked at.
        if *hash == written.hash && written.hash != 0 && !self.looks_again && !is_of_a_table {
            self.unchanged += 1;
            return Ok(None);
        }
        Ok(Some(written))
    }

    /// Added, then changed: added so. Taken away, then added: added.
    fn with_what_was_said(
        &mut self,
        line: &Line,
        key: &str,
        written: Written,
    ) -> Result<Written, Error> {
        let sum = self.sum(line.kind, key, &line.place);
        let (Some(together), Content::Person(person)) = (&mut self.together, &line.content) else {
            return Ok(written);
        };
        match together.get_mut(&sum) {
            Some((verb, known)) if line.verb == Verb::Modify => {
                known.take(person);
                let content = Content::Person(Box::new(known.clone()));
                Ok(Written::of(&Line { verb: *verb, content, ..line.clone() })?)
            }
            _ => {
                together.insert(sum, (line.verb, (**person).clone()));
                Ok(written)
            }
        }
    }

    /// The lines that were said last time and are no longer.
    pub async fn gone(self, db: &Db, reading: &Reading) -> Result<(Vec<Written>, Self), Error> {
        let kinds = reading.kinds.clone();
        let found = db.read_long(move |tx| {
            let mut gone = Vec::new();
            for source in &self.sources {
                store::known::each(tx, source, |line| {
                    let sum = self.sum(line.kind, &line.key, &line.place);
                    let is_said = self.known.get(&sum).is_some_and(|(_, is_said)| *is_said);
                    let may_be_told = kinds.contains(&line.kind)
                        && matches!(line.kind, RecordKind::Pupil | RecordKind::Staff)
                        && self.places.contains(&line.place);
                    if !is_said && may_be_told {
                        let is_elsewhere = self.met.contains(&self.sum(line.kind, &line.key, ""));
                        gone.push(Written {
                            place: line.place,
                            kind: line.kind,
                            key: line.key,
                            verb: if is_elsewhere { Verb::Moved } else { Verb::Absent },
                            content: String::new(),
                            hash: 0,
                        });
                    }
                    Ok(())
                })?;
            }
            Ok((gone, self))
        });
        found.await.map_err(Error::from)
    }

    pub fn tell(&self, problems: &mut Problems) {
        for (file, line, key) in &self.twice {
            duplicate(problems, file, *line, key);
        }
    }

    fn sum(&self, kind: RecordKind, key: &str, place: &str) -> u64 {
        self.hasher.hash_one((kind, key, place))
    }

    /// A sum that means the same tomorrow: what was said, in which school year.
    fn said(&self, content: &str) -> i64 {
        // FNV-1a, 64 bits: short, and not for secrets.
        let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
        for byte in content.bytes().chain(self.year.0.to_le_bytes()) {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        i64::from_le_bytes(sum.to_le_bytes()) | 1
    }
}
