//! The writers' own book: what each letter was, to whom, and what the house said of it.

use std::collections::BTreeMap;

/// To whom a letter is.
#[derive(Clone, Debug)]
pub enum To {
    Persons(Vec<i64>),
    Group(i64),
}

/// What the house has said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is on its way, under this number.
    Acknowledged(i64),
    /// When it was sent a second time: it was there already.
    AlreadyThere,
    /// Somebody else was quicker, and nothing was changed.
    Refused,
    /// The line was cut, or the house could not say: it may be there, whole, or not at all.
    Unknown,
}

impl Outcome {
    pub fn is_known(self) -> bool {
        self != Outcome::Unknown
    }
}

/// A letter, as its writer meant it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Who writes: his place among the writers.
    pub writer: usize,
    pub sender: i64,
    pub to: To,
    /// Made with its form: sent twice it is one letter.
    pub once: String,
    pub draft: Option<String>,
    pub file: Option<Attached>,
    pub outcome: Outcome,
}

/// A file that the house has taken in.
#[derive(Clone, Debug)]
pub struct Attached {
    pub id: String,
    pub content: Vec<u8>,
}

/// All letters, by their subject, which is never the same twice.
#[derive(Default)]
pub struct Ledger(pub BTreeMap<String, Entry>);

impl Ledger {
    pub fn acknowledged(&self) -> usize {
        self.0.len() - self.unknown()
    }

    pub fn unknown(&self) -> usize {
        self.0.values().filter(|entry| entry.outcome == Outcome::Unknown).count()
    }
}
