//! What a reader writes in the margin while it reads one entry or one row.

use crate::problem::{Place, ProblemKind, Problems};
use crate::record::{Field, Fields};
use base::{Day, DayError};

pub(super) struct Notes<'a> {
    pub problems: &'a mut Problems,
    pub file: &'a str,
    pub line: u64,
}

impl Notes<'_> {
    /// This row, or this value of it, is left out.
    pub fn row(&mut self, field: &str, kind: ProblemKind) {
        let place = Place::file(self.file).line(self.line);
        let place = if field.is_empty() { place } else { place.field(field) };
        self.problems.row(place, kind);
    }

    pub fn notice(&mut self, field: &str, kind: ProblemKind) {
        let (file, line) = (self.file, self.line);
        self.problems.notice(kind, || Place::file(file).line(line), field);
    }

    /// A day, if one is written and can be read.
    pub fn day(&mut self, field: &str, text: &str) -> Option<Day> {
        match Day::parse(text) {
            Ok(day) => Some(day),
            Err(DayError::Empty) => None,
            Err(_) => {
                self.notice(field, ProblemKind::BadDate(short(text)));
                None
            }
        }
    }

    /// Yes or no: `O`, `Oui`, `1`, `true`…
    pub fn choice(&mut self, field: &str, text: &str) -> Option<bool> {
        let text = text.trim();
        let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        if is(&["o", "oui", "1", "true", "vrai", "x"]) {
            Some(true)
        } else if is(&["n", "non", "0", "false", "faux"]) {
            Some(false)
        } else {
            if !text.is_empty() {
                self.notice(field, ProblemKind::BadChoice(short(text)));
            }
            None
        }
    }

    /// Remembers that `name` was spoken about, or says that nobody knows it.
    pub fn mark(&mut self, fields: &mut Fields, name: &str, known: Known) {
        match known {
            Known::Field(field) => fields.insert(field),
            Known::Unkept => {}
            Known::No => self.notice(name, ProblemKind::UnknownAttribute),
        }
    }
}

/// Whether an attribute has a place in the records.
pub(super) enum Known {
    Field(Field),
    /// We know what it is, and have no use for it.
    Unkept,
    No,
}

/// Enough of a wrong value to find it again.
pub(super) fn short(text: &str) -> String {
    text.trim().chars().take(40).collect()
}
