//! A CSV as rows: its separator, its titles, then row after row.

use super::cells::Cells;
use super::layout::Layout;
use crate::problem::ProblemKind;
use crate::read::decode::Decoded;
use crate::read::reader::Asked;
use std::io::{BufRead, Read};

/// Titles stand in one of the first rows: some spreadsheets begin with the name of the school.
const ROWS_BEFORE_TITLES: usize = 10;

pub(super) struct Rows<R: Read> {
    text: Decoded<R>,
    parser: csv_core::Reader,
    cells: Cells,
    bytes_max: usize,
    pub layout: Layout,
    /// The line of the titles.
    pub line: u64,
}

impl<R: Read> Rows<R> {
    /// Reads up to the titles.
    pub fn open(
        inner: R,
        file: &str,
        asked: &Asked,
        bytes_max: u64,
    ) -> Result<Self, (u64, ProblemKind)> {
        let mut text = Decoded::table(inner, bytes_max).map_err(|kind| (1, kind))?;
        let separator = separator(&mut text).map_err(|kind| (1, kind))?;
        let mut parser = csv_core::ReaderBuilder::new().delimiter(separator).build();
        let bytes_max = usize::try_from(bytes_max).unwrap_or(usize::MAX);
        let mut cells = Cells::default();
        for rows in 0..ROWS_BEFORE_TITLES {
            if !cells.read(&mut parser, &mut text, bytes_max)? {
                let kind = if rows == 0 { ProblemKind::EmptyTable } else { ProblemKind::NoHeader };
                return Err((1, kind));
            }
            let titles: Vec<&str> = cells.iter().collect();
            if let Some(layout) = Layout::of_titles(&titles, file, asked) {
                let line = cells.line;
                return Ok(Rows { text, parser, cells, bytes_max, layout, line });
            }
        }
        Err((1, ProblemKind::NoHeader))
    }

    /// Takes the first row with several cells for titles, whatever they say.
    pub fn open_anyhow(
        inner: R,
        file: &str,
        asked: &Asked,
        bytes_max: u64,
    ) -> Result<Self, (u64, ProblemKind)> {
        let mut text = Decoded::table(inner, bytes_max).map_err(|kind| (1, kind))?;
        let separator = separator(&mut text).map_err(|kind| (1, kind))?;
        let mut parser = csv_core::ReaderBuilder::new().delimiter(separator).build();
        let bytes_max = usize::try_from(bytes_max).unwrap_or(usize::MAX);
        let mut cells = Cells::default();
        while cells.read(&mut parser, &mut text, bytes_max)? {
            let titles: Vec<&str> = cells.iter().collect();
            if titles.iter().filter(|title| !title.trim().is_empty()).count() >= 2 {
                let layout = Layout::of_any_titles(&titles, file, asked);
                let line = cells.line;
                return Ok(Rows { text, parser, cells, bytes_max, layout, line });
            }
        }
        Err((1, ProblemKind::NoHeader))
    }

    /// The next row that is not empty.
    pub fn next(&mut self) -> Result<Option<&Cells>, (u64, ProblemKind)> {
        loop {
            if !self.cells.read(&mut self.parser, &mut self.text, self.bytes_max)? {
                return Ok(None);
            }
            if self.cells.iter().any(|cell| !cell.trim().is_empty()) {
                return Ok(Some(&self.cells));
            }
        }
    }
}

/// The character that cuts the first line that has any: `;`, `,` or a tabulation.
fn separator<R: Read>(text: &mut Decoded<R>) -> Result<u8, ProblemKind> {
    let head = text.fill_buf().map_err(|error| ProblemKind::from_io(&error))?;
    for line in head.split(|byte| *byte == b'\n').take(ROWS_BEFORE_TITLES) {
        let mut is_quoted = false;
        let mut counts = [(b';', 0), (b',', 0), (b'\t', 0)];
        for byte in line {
            is_quoted ^= *byte == b'"';
            if !is_quoted && let Some((_, count)) = counts.iter_mut().find(|(c, _)| c == byte) {
                *count += 1;
            }
        }
        // The first of the three wins a tie: that is what French spreadsheets write.
        if let Some((separator, count)) = counts.into_iter().rev().max_by_key(|(_, count)| *count)
            && count > 0
        {
            return Ok(separator);
        }
    }
    Ok(b';')
}
