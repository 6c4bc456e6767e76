//! The words homework and lessons are found by. Those who may find them: the groups of the class,
//! or the pupils it is for; a guardian looks with the names of his children.

use crate::{
    Homework, Lesson,
    book::{BookKind, Place},
    homework::Written,
    store,
};
use base::Id;
use db::{Db, Result, Tx, search};
use people::Standing;

pub const KIND: &str = "homework";
pub const LESSON_KIND: &str = "lesson";

/// What is given is found, as it is now.
pub fn put(tx: &Tx<'_>, id: Id<Homework>) -> Result<()> {
    let Some(homework) = store::homework::written(tx, id)?.filter(Written::is_given) else {
        return search::remove(tx, id.raw());
    };
    let Some(place) = store::books::place(tx, homework.book_id)? else { return Ok(()) };
    let mut readers = store::readers::staff_groups(tx, &place)?;
    if homework.is_for_all && place.kind == BookKind::Class {
        readers.extend(store::readers::family_groups(tx, &place)?);
    } else {
        let pupils = store::readers::of_homework(tx, id)?;
        readers.extend(pupils.into_iter().map(|line| line.id.raw()));
    }
    let text = format!("{} {} {}", homework.subject, homework.title, homework.body.plain());
    search::put(tx, &search::Document { kind: KIND, id: id.raw(), readers: &readers, text: &text })
}

pub fn put_lesson(tx: &Tx<'_>, id: Id<Lesson>) -> Result<()> {
    let lesson = store::lessons::taught(tx, id)?.filter(|it| it.withdrawn_at.is_none());
    let Some(lesson) = lesson else { return search::remove(tx, id.raw()) };
    let Some(place) = store::books::place(tx, lesson.book_id)? else { return Ok(()) };
    let readers = readers(tx, &place)?;
    let text = format!("{} {} {}", lesson.subject, lesson.title, lesson.body.plain());
    let document =
        search::Document { kind: LESSON_KIND, id: id.raw(), readers: &readers, text: &text };
    search::put(tx, &document)
}

/// Everybody of a book.
fn readers(tx: &Tx<'_>, place: &Place) -> Result<Vec<i64>> {
    let mut readers = store::readers::staff_groups(tx, place)?;
    readers.extend(store::readers::family_groups(tx, place)?);
    Ok(readers)
}

/// What this person looks with: his groups, himself, and the children he guards today.
pub fn looks_with(person: &Standing) -> Vec<i64> {
    let groups = person.groups().into_iter().map(Id::raw);
    let children = person.children.iter().map(|child| child.id.raw());
    groups.chain(children).chain([person.person.raw()]).collect()
}

const AT_ONCE: u32 = 200;

/// Fills the index of a house whose homework came from elsewhere; says how much there is.
pub async fn rebuild(db: &Db) -> Result<u64> {
    let (mut after, mut count): (Id<Homework>, u64) = (Id::new(0), 0);
    loop {
        let write = move |tx: &Tx<'_>| {
            let ids = store::homework::given_after(tx, after, AT_ONCE)?;
            ids.iter().try_for_each(|id| put(tx, *id))?;
            Ok(ids)
        };
        let written = db.write(write).await?;
        let Some(last) = written.last() else { break };
        (after, count) = (*last, count + written.len() as u64);
    }
    let mut after: Id<Lesson> = Id::new(0);
    loop {
        let write = move |tx: &Tx<'_>| {
            let ids = store::lessons::after(tx, after, AT_ONCE)?;
            ids.iter().try_for_each(|id| put_lesson(tx, *id))?;
            Ok(ids)
        };
        let written = db.write(write).await?;
        let Some(last) = written.last() else { return Ok(count) };
        (after, count) = (*last, count + written.len() as u64);
    }
}
