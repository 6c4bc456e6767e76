//! What the forms of texts share: a title, words, files; and the number that makes a form sent
//! twice one text.

use base::{Id, RichText};
use db::{Result, Tx};
use files::{FILES_MAX, File, Use};
use people::Person;
use std::collections::HashSet;
use web::{form, id, ui::editor};

pub const TITLE_CHARS_MAX: usize = 150;
const BODY_CHARS_MAX: usize = 100_000;
const ONCE_CHARS_MAX: usize = 64;

pub fn title(typed: &str) -> Result<String, &'static str> {
    form::required(typed, TITLE_CHARS_MAX)
}

/// The words as they are shown again, whatever is wrong with them.
pub fn words(body: &str, format: &str) -> RichText {
    editor::read(body, format, BODY_CHARS_MAX)
}

/// Better said than cut.
pub fn checked_words(body: &str, format: &str) -> Result<RichText, &'static str> {
    match body.chars().nth(BODY_CHARS_MAX) {
        Some(_) => Err(id!("publication-refused-too-long")),
        None => Ok(words(body, format)),
    }
}

/// The files that are named, each once.
pub fn files(named: &[String]) -> Vec<Id<File>> {
    let known = named.iter().filter_map(|id| id.parse().ok()).take(FILES_MAX + 1);
    let mut seen = HashSet::new();
    known.filter(|file| seen.insert(*file)).collect()
}

pub fn checked_files(named: &[String]) -> Result<Vec<Id<File>>, &'static str> {
    let files = files(named);
    if files.len() > FILES_MAX { Err(id!("publication-refused-many-files")) } else { Ok(files) }
}

pub fn once(typed: &str) -> String {
    typed.chars().take(ONCE_CHARS_MAX).collect()
}

/// The files a form shows: those of its text the first time, then those it names, one's own and
/// what others have attached.
pub fn shown_files(
    tx: &Tx<'_>,
    person: Id<Person>,
    of_text: Option<Use>,
    named: Option<&[Id<File>]>,
) -> db::Result<Vec<File>> {
    let attached = of_text.map_or(Ok(Vec::new()), |text| files::of(tx, text))?;
    let Some(named) = named else { return Ok(attached) };
    let mut shown = files::own(tx, person, named)?;
    let is_others = |file: &File| file.owner_id != Some(person) && named.contains(&file.id);
    shown.extend(attached.into_iter().filter(is_others));
    Ok(shown)
}
