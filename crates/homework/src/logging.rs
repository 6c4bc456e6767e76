//! Writing the log: what was done in class, over a version that nobody else has changed meanwhile.

use crate::{Lesson, book::Place, index, refusal::Refusal, store};
use base::{Day, Id, Instant, RichText};
use db::{Error, Result, Tx};
use files::{File, Use};
use people::Person;
use web::{Edit, Granted};

/// What somebody has written of a lesson, checked.
#[derive(Clone, Debug)]
pub struct Account {
    pub subject: String,
    pub title: String,
    pub body: RichText,
    pub on_day: Day,
    pub files: Vec<Id<File>>,
    /// The version it was written over; 0 for a new one.
    pub version: u32,
    pub once: String,
}

pub const fn files_of(lesson: Id<Lesson>) -> Use {
    Use::of(crate::LESSON_FILES, lesson)
}

/// Adds a lesson; the same form sent twice is the same lesson.
pub fn begin(
    tx: &Tx<'_>,
    place: &Place,
    author: Id<Person>,
    account: &Account,
    now: Instant,
) -> Result<Id<Lesson>> {
    if let Some(known) = store::lessons::by_once(tx, author, &account.once)? {
        return Ok(known);
    }
    let id = store::lessons::insert(tx, place, author, account, now)?;
    files::attach(tx, author, &account.files, files_of(id))?;
    store::versions::keep_lesson(tx, id, 1, author, account, now)?;
    index::put_lessons(tx, &[id])?;
    Ok(id)
}

pub fn save(
    tx: &Tx<'_>,
    lesson: &Granted<Edit, Lesson>,
    account: &Account,
    now: Instant,
) -> Result<()> {
    let (id, editor) = (lesson.id, lesson.viewer.person);
    if !store::lessons::update(tx, id, editor, account, now)? {
        return Err(Error::refused(Refusal::Overtaken));
    }
    files::set(tx, editor, &account.files, files_of(id), now)?;
    store::versions::keep_lesson(tx, id, account.version + 1, editor, account, now)?;
    index::put_lessons(tx, &[id])
}

/// Takes a lesson out of the log: families do not see it any more, those who follow the book see
/// that it was there.
pub fn withdraw(tx: &Tx<'_>, lesson: &Granted<Edit, Lesson>, now: Instant) -> Result<()> {
    store::lessons::withdraw(tx, lesson.id, lesson.viewer.person, now)?;
    db::search::remove(tx, lesson.id.raw())
}
