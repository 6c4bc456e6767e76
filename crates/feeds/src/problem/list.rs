//! The problems of one reading: the first of each kind in full, the others counted.

use super::{Place, Problem, ProblemKind, Severity};
use std::collections::{BTreeMap, btree_map::Entry};

/// Rows at fault that are kept one by one; beyond, somebody looks at the file itself.
const ROWS_MAX: usize = 1_000;
/// Different notices that are kept; an attacker may invent names without end.
const NOTICES_MAX: usize = 500;

#[derive(Clone, Debug, Default)]
pub struct Problems {
    rows: Vec<Problem>,
    rows_left_out: u64,
    notices: BTreeMap<(String, Option<String>), Problem>,
    notices_left_out: u64,
}

impl Problems {
    /// A row, or part of it, is left out.
    pub fn row(&mut self, place: Place, kind: ProblemKind) {
        if self.rows.len() < ROWS_MAX {
            self.rows.push(Problem::new(Severity::Row, place, kind));
        } else {
            self.rows_left_out += 1;
        }
    }

    /// Something worth knowing: told once per kind and field, with its count.
    pub fn notice(&mut self, kind: ProblemKind, place: impl FnOnce() -> Place, field: &str) {
        let field = (!field.is_empty()).then(|| field.to_owned());
        let key = (notice_key(&kind), field.clone());
        let is_full = self.notices.len() >= NOTICES_MAX;
        match self.notices.entry(key) {
            Entry::Occupied(mut told) => told.get_mut().count += 1,
            Entry::Vacant(_) if is_full => self.notices_left_out += 1,
            Entry::Vacant(free) => {
                let place = Place { field, ..place() };
                free.insert(Problem::new(Severity::Notice, place, kind));
            }
        }
    }

    /// Rows left out first, then the notices, each in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        let mut notices: Vec<&Problem> = self.notices.values().collect();
        notices.sort_by(|one, other| one.place.cmp(&other.place));
        self.rows.iter().chain(notices)
    }

    pub fn rows(&self) -> &[Problem] {
        &self.rows
    }

    /// How many rows, or parts of rows, are left out in all.
    pub fn row_count(&self) -> u64 {
        self.rows.len() as u64 + self.rows_left_out
    }

    /// How many problems are not in the list, because it is full.
    pub const fn left_out(&self) -> u64 {
        self.rows_left_out + self.notices_left_out
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.notices.is_empty()
    }
}

/// Two unreadable dates of one column are the same notice; two unknown categories are not.
fn notice_key(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::BadDate(_) => "date".to_owned(),
        ProblemKind::BadChoice(_) => "choice".to_owned(),
        kind => format!("{kind:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_met_a_thousand_times_is_told_once() {
        let mut problems = Problems::default();
        for line in 1..=1000 {
            let place = || Place::file("Eleve_0000.xml").line(line);
            problems.notice(ProblemKind::UnknownAttribute, place, "ENTEleveHumeur");
        }
        let told: Vec<_> = problems.iter().collect();
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].count, told[0].place.line), (1000, Some(1)));
    }

    #[test]
    fn a_file_that_is_wrong_everywhere_does_not_fill_the_memory() {
        let mut problems = Problems::default();
        for line in 0..5_000 {
            problems.row(Place::file("eleves.csv").line(line), ProblemKind::MissingValue);
            let kind = ProblemKind::UnknownCategory(line.to_string());
            problems.notice(kind, Place::default, "");
        }
        assert_eq!(problems.row_count(), 5_000);
        assert_eq!(problems.left_out(), 5_000 - 1_000 + 5_000 - 500);
    }
}
