//! The cells of one row of a CSV, in a memory that is used again for the next.

use crate::problem::ProblemKind;
use crate::read::decode::Decoded;
use csv_core::ReadRecordResult;
use std::io::{BufRead, Read};

#[derive(Debug, Default)]
pub(super) struct Cells {
    bytes: Vec<u8>,
    byte_count: usize,
    ends: Vec<usize>,
    cell_count: usize,
    /// The line the row begins on.
    pub line: u64,
}

impl Cells {
    pub const fn len(&self) -> usize {
        self.cell_count
    }

    pub fn get(&self, place: usize) -> Option<&str> {
        let end = *self.ends[..self.cell_count].get(place)?;
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        // The text comes in as UTF-8 and is only cut at ASCII characters.
        std::str::from_utf8(self.bytes.get(start..end)?).ok()
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.cell_count).map(|place| self.get(place).unwrap_or_default())
    }

    /// Reads the next row, over several lines when a quoted cell has several. `false` at the end.
    pub fn read<R: Read>(
        &mut self,
        parser: &mut csv_core::Reader,
        text: &mut Decoded<R>,
        bytes_max: usize,
    ) -> Result<bool, (u64, ProblemKind)> {
        skip_line_ends(text)?;
        self.line = text.line();
        (self.byte_count, self.cell_count) = (0, 0);
        loop {
            if self.byte_count == self.bytes.len() {
                self.bytes.resize((self.bytes.len() * 2).max(1024), 0);
            }
            if self.cell_count == self.ends.len() {
                self.ends.resize((self.ends.len() * 2).max(64), 0);
            }
            let line = text.line();
            let input = text.fill_buf().map_err(|error| (line, ProblemKind::from_io(&error)))?;
            let output = &mut self.bytes[self.byte_count..];
            let ends = &mut self.ends[self.cell_count..];
            let (result, read, written, ended) = parser.read_record(input, output, ends);
            text.consume(read);
            self.byte_count += written;
            self.cell_count += ended;
            if self.byte_count + self.cell_count > bytes_max {
                return Err((self.line, ProblemKind::TooLong { max: bytes_max as u64 }));
            }
            match result {
                ReadRecordResult::Record => return Ok(true),
                ReadRecordResult::End => return Ok(false),
                _ => {}
            }
        }
    }
}

/// Ends of lines before a row belong to no row: skipped here, they are counted.
fn skip_line_ends<R: Read>(text: &mut Decoded<R>) -> Result<(), (u64, ProblemKind)> {
    loop {
        let line = text.line();
        let input = text.fill_buf().map_err(|error| (line, ProblemKind::from_io(&error)))?;
        let ends = input.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        if ends == 0 {
            return Ok(());
        }
        text.consume(ends);
    }
}
