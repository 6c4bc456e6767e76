//! Which column stands where, and what the rows are.

use super::column::{ChildColumn, Column, speaks_of_child};
use crate::problem::{Place, ProblemKind, Problems, Refused};
use crate::read::reader::Asked;
use crate::record::Fields;
use serde::{Deserialize, Serialize};

/// Whom the rows of a table describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TableKind {
    Pupils,
    Guardians,
    Staff,
    /// Each row says it in its column `Profil`.
    Mixed,
}

/// The columns of one table.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub kind: TableKind,
    pub titles: Vec<String>,
    slots: Vec<Option<Column>>,
    /// Places of the columns of each child, in a table of guardians.
    pub children: Vec<Vec<(ChildColumn, usize)>>,
    pub fields: Fields,
}

impl Layout {
    /// The layout a row of titles describes, or `None` if it is no row of titles.
    pub fn of_titles(titles: &[&str], file: &str, asked: &Asked) -> Option<Self> {
        let layout = Self::of_any_titles(titles, file, asked);
        let columns = layout.slots.iter().flatten();
        let known = columns.filter(|column| **column != Column::Unkept).count();
        (known >= 2).then_some(layout)
    }

    /// The layout of a row that is one of titles, whether they are known or not.
    pub fn of_any_titles(titles: &[&str], file: &str, asked: &Asked) -> Self {
        let is_of_guardians = speak_of_guardians(titles, asked);
        let slots: Vec<Option<Column>> =
            titles.iter().map(|title| meaning(title, is_of_guardians, asked)).collect();
        let has = |column| slots.contains(&Some(column));
        let kind = asked.table_kind.or_else(|| {
            if has(Column::Profile) {
                Some(TableKind::Mixed)
            } else if is_of_guardians {
                Some(TableKind::Guardians)
            } else if has(Column::Director) || has(Column::Function) {
                Some(TableKind::Staff)
            } else {
                kind_by_name(file).or_else(|| {
                    (has(Column::Ine) || has(Column::BornOn) || has(Column::Level))
                        .then_some(TableKind::Pupils)
                })
            }
        });
        let titles = titles.iter().map(|title| title.trim().to_owned()).collect();
        let mut layout = Layout {
            // Without a kind, `check` says so.
            kind: kind.unwrap_or(TableKind::Mixed),
            titles,
            slots,
            children: Vec::new(),
            fields: Fields::NONE,
        };
        layout.find_children();
        let columns = layout.slots.iter().flatten();
        layout.fields = columns.flat_map(|column| column.fields()).copied().collect();
        layout
    }

    /// What each title means, as far as it is known.
    pub fn columns(&self) -> &[Option<Column>] {
        &self.slots
    }

    /// Whom the rows describe, when the table says it or somebody has.
    pub fn known_kind(&self) -> Option<TableKind> {
        let is_known = self.kind != TableKind::Mixed || self.has(Column::Profile);
        is_known.then_some(self.kind)
    }

    /// Everything that is needed is there; what is strange is told.
    pub fn check(
        &self,
        asked: &Asked,
        place: &Place,
        problems: &mut Problems,
    ) -> Result<(), Refused> {
        let fatal = |kind| Err(Refused::new(place.clone(), kind));
        if self.kind == TableKind::Mixed && !self.has(Column::Profile) {
            return fatal(ProblemKind::UnknownTable);
        }
        for any_of in needed(self.kind) {
            if !any_of.iter().any(|column| self.has(*column)) {
                let column = any_of[0].french().into();
                let found = self.titles.iter().take(60).map(|title| super::short(title)).collect();
                return fatal(ProblemKind::MissingColumn { column, found });
            }
        }
        if asked.school.is_none() && !self.has(Column::Uai) {
            return fatal(ProblemKind::NoSchool);
        }
        self.tell_strange(asked, place, problems);
        Ok(())
    }

    pub fn has(&self, column: Column) -> bool {
        self.slots.contains(&Some(column))
    }

    /// The place of the first column of this meaning.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.slots.iter().position(|slot| *slot == Some(column))
    }

    pub fn places(&self, column: Column) -> impl Iterator<Item = usize> {
        let is_it = move |(_, slot): &(usize, &Option<Column>)| **slot == Some(column);
        self.slots.iter().enumerate().filter(is_it).map(|(place, _)| place)
    }

    /// The title of a column, to name it in a problem.
    pub fn title(&self, column: Column) -> &str {
        let title = self.place(column).and_then(|place| self.titles.get(place));
        title.map_or(column.french(), String::as_str)
    }

    /// A column met again begins the next child.
    fn find_children(&mut self) {
        for (place, slot) in self.slots.iter().enumerate() {
            let Some(Column::Child(column)) = slot else { continue };
            let is_new = self
                .children
                .last()
                .is_none_or(|child| child.iter().any(|(known, _)| known == column));
            if is_new {
                self.children.push(Vec::new());
            }
            if let Some(child) = self.children.last_mut() {
                child.push((*column, place));
            }
        }
    }

    fn tell_strange(&self, asked: &Asked, place: &Place, problems: &mut Problems) {
        for (index, slot) in self.slots.iter().enumerate() {
            let title = super::short(&self.titles[index]);
            match slot {
                None if title.is_empty() || asked.leaves_out(&title) => {}
                None => problems.notice(ProblemKind::UnknownColumn, || place.clone(), &title),
                Some(column) if !column.may_repeat() && self.place(*column) != Some(index) => {
                    problems.notice(ProblemKind::RepeatedColumn, || place.clone(), &title);
                }
                Some(_) => {}
            }
        }
    }
}

fn meaning(title: &str, is_of_guardians: bool, asked: &Asked) -> Option<Column> {
    let folded = base::fold(title);
    match asked.columns.iter().find(|(known, _)| base::fold(known) == folded) {
        Some((_, column)) => *column,
        None => Column::of_title(title, is_of_guardians),
    }
}

/// `Nom responsable`, `Prénom enfant`; or `Nom` beside `Nom de l’élève`.
fn speak_of_guardians(titles: &[&str], asked: &Asked) -> bool {
    match asked.table_kind {
        Some(kind) => return matches!(kind, TableKind::Guardians | TableKind::Mixed),
        None if asked.columns.iter().any(|(_, c)| matches!(c, Some(Column::Child(_)))) => {
            return true;
        }
        None => {}
    }
    let folded: Vec<String> = titles.iter().map(|title| base::fold(title)).collect();
    let words = |title: &String| -> Vec<String> { title.split(' ').map(str::to_owned).collect() };
    let says = |word: &str| folded.iter().any(|title| words(title).iter().any(|w| w == word));
    let has_plain_first = folded.iter().any(|title| title == "prenom");
    let has_first_of_child = folded.iter().any(|title| {
        let words: Vec<&str> = title.split(' ').collect();
        words.contains(&"prenom") && speaks_of_child(&words)
    });
    says("responsable")
        || says("enfant")
        || says("enfants")
        || (has_plain_first && has_first_of_child)
}

fn kind_by_name(file: &str) -> Option<TableKind> {
    let folded = base::fold(file.rsplit('/').next().unwrap_or(file));
    let says = |word: &str| folded.contains(word);
    if says("responsable") || says("parent") {
        Some(TableKind::Guardians)
    } else if says("enseignant") || says("personnel") || says("agent") {
        Some(TableKind::Staff)
    } else if says("eleve") {
        Some(TableKind::Pupils)
    } else {
        None
    }
}

/// Columns without which the rows mean nothing; one of each line is enough.
const fn needed(kind: TableKind) -> &'static [&'static [Column]] {
    match kind {
        TableKind::Pupils => &[
            &[Column::Last],
            &[Column::First],
            &[Column::Class, Column::ClassKey],
            &[Column::BornOn, Column::Ine, Column::Id],
        ],
        TableKind::Guardians => &[
            &[Column::Last],
            &[Column::First],
            &[
                Column::Child(ChildColumn::First),
                Column::Child(ChildColumn::Id),
                Column::Child(ChildColumn::Ine),
            ],
            &[
                Column::Child(ChildColumn::Last),
                Column::Child(ChildColumn::Usage),
                Column::Child(ChildColumn::Id),
                Column::Child(ChildColumn::Ine),
            ],
        ],
        TableKind::Staff | TableKind::Mixed => &[&[Column::Last], &[Column::First]],
    }
}
