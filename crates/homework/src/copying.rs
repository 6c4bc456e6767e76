//! A year again: the homework and the lessons of a class of the past, as drafts of this year's.

use crate::{Book, Homework, book::Place, store, writing::files_of};
use base::{Day, Id, Instant, SchoolYear};
use db::{Error, Result, Tx};
use files::Use;
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
) -> Result<usize> {
    let (calendar, to) = (book.calendar(), SchoolYear::of(now.day()));
    let from = copying.from.id.cast::<Book>();
    let days = (copying.first, copying.last);
    let moved = |(id, due_on): (Id<Homework>, Day)| {
        Some((id, calendar.moved(due_on, copying.from.year, to)?))
    };
    let found = store::homework::to_copy(tx, (from, book.id), days, COPIED_MAX)?;
    let copied: Vec<(Id<Homework>, Day)> = found.into_iter().filter_map(moved).collect();
    let drafts = store::homework::insert_copies(tx, &book.place, by, &copied, now)?;
    store::versions::keep(tx, &drafts)?;
    let pairs: Vec<(Use, Use)> = copied
        .iter()
        .zip(&drafts)
        .map(|((before, _), draft)| (files_of(*before), files_of(*draft)))
        .collect();
    files::copy_all(tx, &pairs)?;
    Ok(drafts.len())
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
