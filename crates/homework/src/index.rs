//! The words homework and lessons are found by. Those who may find them: the groups of the class,
//! or the pupils it is for; a guardian looks with the names of his children.

use crate::{
    Homework, Lesson,
    book::BookKind,
    homework::Written,
    store::{self, readers::Groups},
};
use base::Id;
use db::{
    Db, Result, Tx,
    search::{self, Document},
};
use people::Standing;
use std::collections::HashSet;

pub const KIND: &str = "homework";
pub const LESSON_KIND: &str = "lesson";

/// What is to be found, with those who may find it.
struct Words {
    id: i64,
    readers: Vec<i64>,
    text: String,
}

/// What is given is found, as it is now; what is not is not. As many statements for one as for all
/// of a series.
pub fn put(tx: &Tx<'_>, homework: &[Id<Homework>]) -> Result<()> {
    let mut given = store::homework::all(tx, homework)?;
    given.retain(Written::is_given);
    let groups = Groups::of(tx, given.iter().map(|it| (it.book_id, it.school_id)))?;
    let is_of_all = |it: &&Written| it.is_for_all && it.book_kind == BookKind::Class;
    let by_name: Vec<Id<Homework>> =
        given.iter().filter(|it| !is_of_all(it)).map(|it| it.id).collect();
    let pupils = store::readers::of_all(tx, &by_name)?;
    let words = |it: &Written| {
        let mut readers: Vec<i64> = groups.staff(it.book_id, it.school_id).collect();
        if is_of_all(&it) {
            readers.extend(groups.families(it.book_kind, it.book_id));
        } else {
            let own = pupils.iter().filter(|line| line.homework_id == it.id);
            readers.extend(own.map(|line| line.pupil.id.raw()));
        }
        let text = format!("{} {} {}", it.subject, it.title, it.body.plain());
        Words { id: it.id.raw(), readers, text }
    };
    replace(tx, KIND, homework, &given.iter().map(words).collect::<Vec<_>>())
}

/// Lessons are for everybody of their book; those that were taken out are not found.
pub fn put_lessons(tx: &Tx<'_>, lessons: &[Id<Lesson>]) -> Result<()> {
    let found = store::lessons::found(tx, lessons)?;
    let groups = Groups::of(tx, found.iter().map(|it| (it.book_id, it.school_id)))?;
    let words = |it: &crate::lesson::Taught| {
        let staff = groups.staff(it.book_id, it.school_id);
        let readers = staff.chain(groups.families(it.book_kind, it.book_id)).collect();
        let text = format!("{} {} {}", it.subject, it.title, it.body.plain());
        Words { id: it.id.raw(), readers, text }
    };
    replace(tx, LESSON_KIND, lessons, &found.iter().map(words).collect::<Vec<_>>())
}

/// Of these things, those that have words are found by them, and the others by nothing.
fn replace<T>(tx: &Tx<'_>, kind: &'static str, things: &[Id<T>], all: &[Words]) -> Result<()> {
    let kept: HashSet<i64> = all.iter().map(|words| words.id).collect();
    let gone: Vec<i64> = things.iter().map(|id| id.raw()).filter(|id| !kept.contains(id)).collect();
    if !gone.is_empty() {
        search::remove_all(tx, &gone)?;
    }
    let words = all.iter();
    let documents =
        words.map(|it| Document { kind, id: it.id, readers: &it.readers, text: &it.text });
    search::put_all(tx, &documents.collect::<Vec<_>>())
}

/// What this person looks with: his groups, himself, and the children he guards today.
pub fn looks_with(person: &Standing) -> Vec<i64> {
    let groups = person.groups().into_iter().map(Id::raw);
    let children = person.children.iter().map(|child| child.id.raw());
    groups.chain(children).chain([person.person.raw()]).collect()
}

const AT_ONCE: u32 = 100;

/// Fills the index of a house whose homework came from elsewhere; says how much there is.
pub async fn rebuild(db: &Db) -> Result<u64> {
    let (mut after, mut count): (Id<Homework>, u64) = (Id::new(0), 0);
    loop {
        let write = move |tx: &Tx<'_>| {
            let ids = store::homework::given_after(tx, after, AT_ONCE)?;
            put(tx, &ids)?;
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
            put_lessons(tx, &ids)?;
            Ok(ids)
        };
        let written = db.write(write).await?;
        let Some(last) = written.last() else { return Ok(count) };
        (after, count) = (*last, count + written.len() as u64);
    }
}
