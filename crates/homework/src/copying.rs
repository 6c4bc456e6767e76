//! A year again: the homework and the lessons of a class of the past, as drafts of this year's.

use crate::{Book, book::Place, store, writing::files_of};
use base::{Day, Id, Instant, SchoolYear};
use db::{Error, Result, Tx};
use people::{Class, Person, Standing};

/// What is copied, and to where.
#[derive(Clone, Debug)]
pub struct Copying {
    pub from: Source,
    /// Of the days of that year.
    pub first: Day,
    pub last: Day,
}

db::row! {
    /// A class of the past whose book may be copied.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Source {
        pub id: Id<Class>,
        pub name: String,
        pub year: SchoolYear,
    }
}

/// At most so much is copied at once; what is left is copied by asking again.
pub const COPIED_MAX: u32 = 300;

/// The classes of earlier years in which this person taught, in the same school; all of them for
/// those who run it. What colleagues wrote elsewhere is theirs.
pub fn sources(tx: &Tx<'_>, place: &Place, person: &Standing, today: Day) -> Result<Vec<Source>> {
    let runs = person.administers(place.school_id);
    store::books::sources(tx, place.school_id, (person.person, runs), SchoolYear::of(today))
}

/// Copies what was given to everybody, on the same day of the same week of class: drafts, to be
/// read again before they are given. What was for some pupils is not copied. What was copied once
/// is not copied again. Says how much there is.
pub fn copy(
    tx: &Tx<'_>,
    book: &Book,
    by: Id<Person>,
    copying: &Copying,
    now: Instant,
) -> Result<u32> {
    let (calendar, to) = (book.calendar(), SchoolYear::of(now.day()));
    let from = copying.from.id.cast::<Book>();
    let days = (copying.first, copying.last);
    let mut copied = 0;
    for before in store::homework::to_copy(tx, (from, book.id), days, COPIED_MAX)? {
        let Some(due_on) = calendar.moved(before.due_on, copying.from.year, to) else { continue };
        let id = store::homework::insert_copy(tx, &book.place, by, (&before, due_on), now)?;
        files::copy(tx, files_of(before.id), files_of(id))?;
        copied += 1;
    }
    Ok(copied)
}

/// One of the classes that may be copied.
pub fn source(
    tx: &Tx<'_>,
    place: &Place,
    person: &Standing,
    (id, today): (Id<Class>, Day),
) -> Result<Source> {
    let found = sources(tx, place, person, today)?.into_iter().find(|source| source.id == id);
    found.ok_or_else(|| Error::refused(crate::refusal::Refusal::NoSource))
}
