//! Attachments: a draft holds them, its letter takes them over, a forwarded one shows them again.

use crate::{
    Draft, Letter,
    draft::Kind,
    store::{self, drafts::Writing},
};
use base::{Id, Instant};
use db::{Result, Tx};
use files::{File, Use};
use people::Person;

pub const OF_LETTER: &str = "letter";
pub const OF_DRAFT: &str = "letter_draft";

pub const fn of_letter(letter: Id<Letter>) -> Use {
    Use::of(OF_LETTER, letter)
}

pub const fn of_draft(draft: Id<Draft>) -> Use {
    Use::of(OF_DRAFT, draft)
}

/// A draft that is saved has exactly the files of its form. One that was just made from a letter
/// that is forwarded may show the files of that letter, which its author can read.
pub fn keep(
    tx: &Tx<'_>,
    person: Id<Person>,
    writing: &Writing,
    draft: Id<Draft>,
    is_new: bool,
    now: Instant,
) -> Result<()> {
    if is_new {
        show_again(tx, person, writing, of_draft(draft))?;
        if writing.files.is_empty() {
            return Ok(());
        }
    }
    files::set(tx, person, &writing.files, of_draft(draft), now)
}

/// A letter that leaves has exactly the files of its form; says how many.
pub fn send(
    tx: &Tx<'_>,
    person: Id<Person>,
    writing: &Writing,
    draft: Option<Id<Draft>>,
    letter: Id<Letter>,
    now: Instant,
) -> Result<u32> {
    let to = of_letter(letter);
    match draft {
        Some(draft) => files::hand_over(tx, of_draft(draft), to).map(drop)?,
        None if writing.files.is_empty() => return Ok(0),
        None => show_again(tx, person, writing, to)?,
    }
    files::set(tx, person, &writing.files, to, now)?;
    Ok(u32::try_from(writing.files.len()).unwrap_or(u32::MAX))
}

/// The files of the letter that is passed on, when its author holds it and it still says something.
fn show_again(tx: &Tx<'_>, person: Id<Person>, writing: &Writing, to: Use) -> Result<()> {
    let (Kind::Forward, Some(letter)) = (writing.kind, writing.answers) else { return Ok(()) };
    match store::letters::find(tx, letter, person)? {
        Some(letter) if letter.is_open() => files::copy(tx, of_letter(letter.id), to),
        _ => Ok(()),
    }
}

/// A letter that nobody had becomes a draft again, with its files.
pub fn take_back(tx: &Tx<'_>, letter: Id<Letter>, draft: Id<Draft>) -> Result<()> {
    files::hand_over(tx, of_letter(letter), of_draft(draft)).map(drop)
}

/// A draft that is thrown away needs its files no more.
pub fn discard(tx: &Tx<'_>, draft: Id<Draft>, now: Instant) -> Result<()> {
    files::detach(tx, OF_DRAFT, &[draft], now)
}

/// The files a form shows: those of its draft, or of the letter that is forwarded. A form that
/// holds other files is a draft before it is shown again.
pub fn chosen(
    tx: &Tx<'_>,
    person: Id<Person>,
    writing: &Writing,
    draft: Option<Id<Draft>>,
) -> Result<Vec<File>> {
    if let Some(draft) = draft {
        return files::of(tx, of_draft(draft));
    }
    let (Kind::Forward, Some(letter)) = (writing.kind, writing.answers) else {
        return Ok(Vec::new());
    };
    match store::letters::find(tx, letter, person)? {
        Some(letter) if letter.is_open() => files::of(tx, of_letter(letter.id)),
        _ => Ok(Vec::new()),
    }
}
