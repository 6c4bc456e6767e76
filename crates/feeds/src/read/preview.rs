//! A look at the tables of a feed before they are read: their titles, their first rows, what each
//! column seems to mean, and what must be asked.

use super::part::Format;
use super::reader::Asked;
use super::source::Source;
use super::table::{self, Column, TableKind};
use crate::problem::{ProblemKind, Refused};
use serde::{Deserialize, Serialize};

/// One table, as it is shown to whoever says what its columns are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    pub file: String,
    pub titles: Vec<String>,
    /// The first rows, cut short.
    pub rows: Vec<Vec<String>>,
    /// What each title means, as far as it is known.
    pub columns: Vec<Option<Column>>,
    pub kind: Option<TableKind>,
    /// Its rows do not say of which school they are.
    pub needs_school: bool,
    /// A column is missing, or one is not known: somebody must look.
    pub must_be_asked: bool,
    /// What is missing, when something is.
    pub missing: Option<ProblemKind>,
}

const ROWS: usize = 3;
const TITLES_MAX: usize = 200;
const CELL_CHARS_MAX: usize = 40;

/// Whether the feed is made of tables, then a look at each of them.
pub fn preview(source: &mut Source, asked: &Asked) -> Result<Option<Vec<Preview>>, Refused> {
    if source.parts().iter().any(|part| part.format != Format::Table) {
        return Ok(None);
    }
    let mut previews = Vec::new();
    for index in 0..source.parts().len() {
        previews.push(look(source, index, asked)?);
    }
    Ok(Some(previews))
}

fn look(source: &mut Source, index: usize, asked: &Asked) -> Result<Preview, Refused> {
    let file = source.parts()[index].file.clone();
    let asked = asked.of_file(&file);
    let looked = table::look(source, index, &asked, ROWS)?;
    let shown = |cells: &[String]| cells.iter().take(TITLES_MAX).map(|cell| short(cell)).collect();
    let left_out = |title: &str| title.trim().is_empty() || asked.leaves_out(title);
    let is_unknown = looked
        .titles
        .iter()
        .zip(&looked.columns)
        .any(|(title, column)| column.is_none() && !left_out(title));
    Ok(Preview {
        file,
        titles: looked.titles.iter().take(TITLES_MAX).cloned().collect(),
        rows: looked.rows.iter().map(|row| shown(row)).collect(),
        columns: looked.columns.into_iter().take(TITLES_MAX).collect(),
        kind: looked.kind,
        needs_school: looked.needs_school,
        must_be_asked: is_unknown || looked.missing.is_some(),
        missing: looked.missing,
    })
}

/// What would still be missing, if this were known of the table.
pub fn missing(preview: &Preview, asked: &Asked) -> Option<ProblemKind> {
    table::missing(&preview.titles, &preview.file, &asked.of_file(&preview.file))
}

fn short(cell: &str) -> String {
    let cell = cell.trim();
    match cell.char_indices().nth(CELL_CHARS_MAX) {
        Some((end, _)) => format!("{}…", &cell[..end]),
        None => cell.to_owned(),
    }
}
