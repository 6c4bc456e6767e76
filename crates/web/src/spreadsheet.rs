//! Tables as files that the spreadsheets of here open: UTF-8 with its mark, semicolons, and no cell
//! that they would take for a formula (OWASP, "CSV Injection").

use crate::{Error, Result};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use std::borrow::Cow;

/// A table to keep; no cache does. `name` has its ending: `registre-ce1-a-2026-11.csv`. Rows may be
/// of different lengths.
pub fn file(name: &str, rows: impl IntoIterator<Item = Vec<String>>) -> Result<Response> {
    let mut builder = csv::WriterBuilder::new();
    let mut writer = builder.delimiter(b';').flexible(true).from_writer("\u{feff}".into());
    for row in rows {
        writer
            .write_record(row.iter().map(|cell| guarded(cell).into_owned()))
            .map_err(Error::internal)?;
    }
    let bytes: Vec<u8> = writer.into_inner().map_err(|error| Error::internal(error.error()))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// What would be a formula is text, behind an apostrophe.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// A cell of a file that was written [`guarded`]: one apostrophe less.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_formula(text)).unwrap_or(cell)
}

/// Would a spreadsheet reckon it? What is behind apostrophes is asked too, so that what was written
/// is read again as it was.
fn is_formula(cell: &str) -> bool {
    let text = cell.trim_start_matches('\'');
    text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_negative(text)
}

/// « -1 250,50 » is a number.
fn is_negative(text: &str) -> bool {
    let number = text.strip_prefix('-').unwrap_or_default();
    number.starts_with(|it: char| it.is_ascii_digit())
        && number
            .chars()
            .all(|it| it.is_ascii_digit() || it == ',' || it == '.' || it.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_would_be_reckoned_is_text_and_a_number_is_a_number() {
        for formula in ["=1+1", "+33 3 20", "-1+cmd", "-", "@SOMME(A1)", "\t=1", "'=1+1"] {
            assert_eq!(guarded(formula), format!("'{formula}"));
        }
        for plain in ["Léa", "-12", "-1\u{202f}250,50", "d’été", "", "l'an", "'bonjour'"] {
            assert_eq!(guarded(plain), plain);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(cell in "['=+@a0-]{0,6}") {
            let written = guarded(&cell).into_owned();
            prop_assert_eq!(unguarded(&written), cell);
        }
    }
}
