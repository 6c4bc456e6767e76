//! The first rows of a table, and what its columns seem to be.

use super::layout::Layout;
use super::rows::Rows;
use super::{Column, TableKind};
use crate::problem::{Place, ProblemKind, Problems, Refused};
use crate::read::reader::Asked;
use crate::read::source::Source;

pub(in crate::read) struct Looked {
    pub titles: Vec<String>,
    pub columns: Vec<Option<Column>>,
    pub rows: Vec<Vec<String>>,
    pub kind: Option<TableKind>,
    pub needs_school: bool,
    pub missing: Option<ProblemKind>,
}

pub(in crate::read) fn look(
    source: &mut Source,
    index: usize,
    asked: &Asked,
    rows_max: usize,
) -> Result<Looked, Refused> {
    match look_from(source, index, asked, rows_max, false) {
        // No title is known: the first row with several cells is asked about.
        Err(refused) if refused.problem().kind == ProblemKind::NoHeader => {
            look_from(source, index, asked, rows_max, true)
        }
        looked => looked,
    }
}

fn look_from(
    source: &mut Source,
    index: usize,
    asked: &Asked,
    rows_max: usize,
    takes_any_titles: bool,
) -> Result<Looked, Refused> {
    let file = source.parts()[index].file.clone();
    let piece_bytes_max = source.limits().piece_bytes_max;
    let refused = |(line, kind)| Refused::new(Place::file(&file).line(line), kind);
    let bytes = source.open_part(index).map_err(|kind| refused((1, kind)))?;
    let opened = if takes_any_titles {
        Rows::open_anyhow(bytes, &file, asked, piece_bytes_max)
    } else {
        Rows::open(bytes, &file, asked, piece_bytes_max)
    };
    let mut table = opened.map_err(refused)?;
    let mut rows = Vec::new();
    while rows.len() < rows_max
        && let Some(cells) = table.next().map_err(refused)?
    {
        rows.push(cells.iter().map(str::to_owned).collect());
    }
    let layout = &table.layout;
    Ok(Looked {
        titles: layout.titles.clone(),
        columns: layout.columns().to_vec(),
        rows,
        kind: layout.known_kind(),
        needs_school: !layout.has(Column::Uai),
        missing: missing_of(layout, asked),
    })
}

/// What is missing in a table of these titles, the school apart.
pub(in crate::read) fn missing(
    titles: &[String],
    file: &str,
    asked: &Asked,
) -> Option<ProblemKind> {
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    match Layout::of_titles(&titles, file, asked) {
        Some(layout) => missing_of(&layout, asked),
        None => Some(ProblemKind::NoHeader),
    }
}

fn missing_of(layout: &Layout, asked: &Asked) -> Option<ProblemKind> {
    let somewhere = Asked { school: Some(String::new()), ..asked.clone() };
    let checked = layout.check(&somewhere, &Place::default(), &mut Problems::default());
    checked.err().map(|refused| refused.problem().kind.clone())
}
