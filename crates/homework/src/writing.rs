//! Writing homework: a new one, perhaps for several weeks at once, or over a version that nobody
//! else has changed meanwhile; giving it, taking it back.

use crate::{
    Homework, Lesson,
    book::Place,
    homework::{Series, State, Written},
    index, jobs as later,
    refusal::Refusal,
    store, telling,
};
use base::{Day, Id, Instant, RichText};
use db::{Error, Result, Tx};
use files::{File, Use};
use people::Person;
use web::{Edit, Granted};

/// What somebody has written, checked.
#[derive(Clone, Debug)]
pub struct Draft {
    pub subject: String,
    pub title: String,
    pub body: RichText,
    pub links: String,
    pub due_on: Day,
    /// The same day of later weeks.
    pub also_on: Vec<Day>,
    /// 0 when it was not said.
    pub minutes: u32,
    pub wants_work: bool,
    /// Those it is for; none: everybody of the book.
    pub pupils: Option<Vec<Id<Person>>>,
    pub lesson: Option<Id<Lesson>>,
    pub files: Vec<Id<File>>,
    /// The version it was written over; 0 for a new one.
    pub version: u32,
    pub once: String,
}

pub const fn files_of(homework: Id<Homework>) -> Use {
    Use::of(crate::FILES_KIND, homework)
}

/// Begins a homework, or one for each of its days; the same form sent twice is the same homework.
/// Says which is the first.
pub fn begin(
    tx: &Tx<'_>,
    place: &Place,
    author: Id<Person>,
    draft: &Draft,
    now: Instant,
) -> Result<Id<Homework>> {
    if let Some(known) = store::homework::by_once(tx, author, &draft.once)? {
        return Ok(known);
    }
    let pupils = checked_pupils(tx, place, draft, now.day())?;
    let draft = &Draft { lesson: checked_lesson(tx, place, draft)?, ..draft.clone() };
    let series: Option<Id<Series>> = (!draft.also_on.is_empty()).then(|| tx.new_id());
    let first = store::homework::insert(tx, place, (author, series), draft, now)?;
    files::attach(tx, author, &draft.files, files_of(first))?;
    store::homework::set_pupils(tx, first, &pupils)?;
    store::versions::keep(tx, first, 1, author, draft, now)?;
    for day in &draft.also_on {
        let one = Draft { due_on: *day, once: String::new(), ..draft.clone() };
        let next = store::homework::insert(tx, place, (author, series), &one, now)?;
        files::copy(tx, files_of(first), files_of(next))?;
        store::homework::set_pupils(tx, next, &pupils)?;
        store::versions::keep(tx, next, 1, author, &one, now)?;
    }
    Ok(first)
}

/// A lesson of another book is none.
fn checked_lesson(tx: &Tx<'_>, place: &Place, draft: &Draft) -> Result<Option<Id<Lesson>>> {
    let Some(id) = draft.lesson else { return Ok(None) };
    let lesson = store::lessons::taught(tx, id)?;
    Ok(lesson.filter(|lesson| lesson.book_id == place.id).map(|lesson| lesson.id))
}

/// Those who were chosen, who must be of the book.
fn checked_pupils(
    tx: &Tx<'_>,
    place: &Place,
    draft: &Draft,
    today: Day,
) -> Result<Vec<Id<Person>>> {
    let Some(chosen) = &draft.pupils else { return Ok(Vec::new()) };
    let known = store::readers::of_book(tx, place, today)?;
    let is_known = |pupil: &Id<Person>| known.iter().any(|line| line.id == *pupil);
    if chosen.iter().all(is_known) {
        Ok(chosen.clone())
    } else {
        Err(Error::refused(Refusal::NotOfTheBook))
    }
}

/// Which of those that were given at once are changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    One,
    /// This one and those of later days.
    Following,
}

/// Writes over the version the editor had before him. When another one was saved meanwhile nothing
/// is changed, and the editor is told (`Refusal::Overtaken`): his form still holds his words.
pub fn save(
    tx: &Tx<'_>,
    homework: &Granted<Edit, Homework>,
    draft: &Draft,
    scope: Scope,
    now: Instant,
) -> Result<()> {
    let editor = homework.viewer.person;
    let pupils = match &draft.pupils {
        // Who was chosen before may have left the class since.
        Some(_) => {
            let before = store::homework::pupils(tx, homework.id)?;
            let still = |pupil: &Id<Person>| before.contains(pupil);
            let new = draft.pupils.iter().flatten().filter(|pupil| !still(pupil)).copied();
            let added = Draft { pupils: Some(new.collect()), ..draft.clone() };
            checked_pupils(tx, &homework.book.place, &added, now.day())?;
            draft.pupils.clone().unwrap_or_default()
        }
        None => Vec::new(),
    };
    write_over(tx, &homework.written, (editor, &pupils), draft, now)?;
    if scope == Scope::Following
        && let Some(series) = homework.series_id
    {
        for next in store::homework::following(tx, series, homework.due_on)? {
            // The days of the others stay, and nobody had them before him: theirs is the version.
            let one = Draft { due_on: next.due_on, version: next.version, ..draft.clone() };
            write_over(tx, &next, (editor, &pupils), &one, now)?;
        }
    }
    Ok(())
}

fn write_over(
    tx: &Tx<'_>,
    before: &Written,
    (editor, pupils): (Id<Person>, &[Id<Person>]),
    draft: &Draft,
    now: Instant,
) -> Result<()> {
    if !store::homework::update(tx, before.id, editor, draft, now)? {
        return Err(Error::refused(Refusal::Overtaken));
    }
    files::set(tx, editor, &draft.files, files_of(before.id), now)?;
    store::homework::set_pupils(tx, before.id, pupils)?;
    store::versions::keep(tx, before.id, draft.version + 1, editor, draft, now)?;
    if before.is_given() {
        index::put(tx, before.id)?;
        if before.due_on != draft.due_on {
            let moved = later::Tell { homework: before.id, is_moved: true };
            jobs::enqueue(tx, &moved, now)?;
        }
    }
    Ok(())
}

/// It is there for its pupils from now on, with those that were begun with it and still wait.
pub fn give(tx: &Tx<'_>, id: Id<Homework>, now: Instant) -> Result<()> {
    let homework = written(tx, id)?;
    if homework.is_given() {
        return Ok(());
    }
    let mut waiting = vec![homework.clone()];
    if let Some(series) = homework.series_id {
        let later = store::homework::following(tx, series, homework.due_on)?;
        waiting.extend(later.into_iter().filter(|next| next.state == State::Draft));
    }
    for one in &waiting {
        store::homework::set_given(tx, one.id, now)?;
        index::put(tx, one.id)?;
    }
    // Of several weeks, the first one is told.
    jobs::enqueue(tx, &later::Tell { homework: id, is_moved: false }, now).map(drop)
}

/// It is a draft again; what was handed in stays, and stays with those who handed it in.
pub fn take_back(tx: &Tx<'_>, id: Id<Homework>, scope: Scope, now: Instant) -> Result<()> {
    let homework = written(tx, id)?;
    let mut gone = vec![homework.id];
    if let (Scope::Following, Some(series)) = (scope, homework.series_id) {
        let later = store::homework::following(tx, series, homework.due_on)?;
        gone.extend(later.into_iter().filter(Written::is_given).map(|next| next.id));
    }
    for id in gone {
        store::homework::take_back(tx, id, now)?;
        db::search::remove(tx, id.raw())?;
        telling::forget(tx, id)?;
    }
    Ok(())
}

/// Throws a draft away, with all that hangs on it; one for which work was handed in stays.
pub fn discard(tx: &Tx<'_>, id: Id<Homework>, now: Instant) -> Result<()> {
    if store::hand_ins::is_any(tx, id)? {
        return Err(Error::refused(Refusal::HandedIn));
    }
    store::homework::delete_draft(tx, id)?;
    files::detach(tx, crate::FILES_KIND, &[id], now)
}

fn written(tx: &Tx<'_>, id: Id<Homework>) -> Result<Written> {
    store::homework::written(tx, id)?.ok_or(Error::Missing)
}
