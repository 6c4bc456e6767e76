//! Writing homework: a new one, perhaps for several weeks at once, or over a version that nobody
//! else has changed meanwhile; giving it, taking it back.

use crate::{
    Homework, Lesson,
    book::Place,
    homework::{Series, State, TRANSLATED},
    index, jobs as later,
    refusal::Refusal,
    store, telling,
};
use base::{Day, Id, Instant, Lang, RichText};
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
    pub lang: Lang,
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
/// Says which is the first. As many statements for a year of weeks as for two.
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
    let days: Vec<Day> = [draft.due_on].iter().chain(&draft.also_on).copied().collect();
    let all = store::homework::insert(tx, place, (author, series), (draft, &days), now)?;
    let (first, others) = all.split_first().ok_or(Error::Missing)?;
    files::attach(tx, author, &draft.files, files_of(*first))?;
    share_files(tx, *first, others)?;
    store::homework::set_pupils(tx, &all, &pupils)?;
    store::versions::keep(tx, &all)?;
    Ok(*first)
}

/// Others of the series show what is attached to this one.
fn share_files(tx: &Tx<'_>, one: Id<Homework>, others: &[Id<Homework>]) -> Result<()> {
    let pairs: Vec<(Use, Use)> =
        others.iter().map(|other| (files_of(one), files_of(*other))).collect();
    files::copy_all(tx, &pairs)
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

impl Scope {
    /// As a form says it: `following`, or nothing.
    pub fn of(word: &str) -> Self {
        if word == "following" { Scope::Following } else { Scope::One }
    }
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
    let (one, editor) = (homework.id, homework.viewer.person);
    let pupils = match &draft.pupils {
        Some(chosen) => {
            // Who was chosen before may have left the class since.
            let before = store::homework::pupils(tx, one)?;
            let new = chosen.iter().filter(|pupil| !before.contains(pupil)).copied();
            let added = Draft { pupils: Some(new.collect()), ..draft.clone() };
            checked_pupils(tx, &homework.book.place, &added, now.day())?;
            chosen.clone()
        }
        None => Vec::new(),
    };
    if !store::homework::update(tx, one, editor, draft, now)? {
        return Err(Error::refused(Refusal::Overtaken));
    }
    files::set(tx, editor, &draft.files, files_of(one), now)?;
    let mut changed = vec![one];
    if let (Scope::Following, Some(series)) = (scope, homework.series_id) {
        // Nobody had those of other days before him: what they were stays among their versions.
        let others = store::homework::following(tx, series, homework.due_on)?;
        let others: Vec<Id<Homework>> = others.into_iter().map(|(id, _)| id).collect();
        store::homework::update_others(tx, &others, editor, draft, now)?;
        files::detach(tx, crate::FILES_KIND, &others, now)?;
        share_files(tx, one, &others)?;
        changed.extend(others);
    }
    store::homework::set_pupils(tx, &changed, &pupils)?;
    store::versions::keep(tx, &changed)?;
    index::put(tx, &changed)?;
    // What was translated was of the words before.
    translation::forget(tx, TRANSLATED, &changed)?;
    if homework.is_given() && homework.due_on != draft.due_on {
        jobs::enqueue(tx, &later::Tell { homework: one, is_moved: true }, now)?;
    }
    Ok(())
}

/// They are there for their pupils from now on, with those that were begun with them and still
/// wait. Of several weeks, the first one is told.
pub fn give(tx: &Tx<'_>, homework: &[Id<Homework>], now: Instant) -> Result<()> {
    let waiting = store::homework::waiting(tx, homework)?;
    if waiting.is_empty() {
        return Ok(());
    }
    let all: Vec<Id<Homework>> = waiting.iter().map(|it| it.id).collect();
    store::homework::set_given(tx, &all, now)?;
    index::put(tx, &all)?;
    for first in waiting.iter().filter(|it| !it.is_following) {
        jobs::enqueue(tx, &later::Tell { homework: first.id, is_moved: false }, now)?;
    }
    Ok(())
}

/// It is a draft again; what was handed in stays, and stays with those who handed it in.
pub fn take_back(
    tx: &Tx<'_>,
    homework: &Granted<Edit, Homework>,
    scope: Scope,
    now: Instant,
) -> Result<()> {
    let mut gone = vec![homework.id];
    if let (Scope::Following, Some(series)) = (scope, homework.series_id) {
        let others = store::homework::following(tx, series, homework.due_on)?;
        gone.extend(others.into_iter().filter(|(_, it)| *it == State::Given).map(|(id, _)| id));
    }
    store::homework::take_back(tx, &gone, now)?;
    index::put(tx, &gone)?;
    telling::forget(tx, &gone)
}

/// Throws a draft away, with all that hangs on it; one for which work was handed in stays.
pub fn discard(tx: &Tx<'_>, id: Id<Homework>, now: Instant) -> Result<()> {
    if store::hand_ins::is_any(tx, id)? {
        return Err(Error::refused(Refusal::HandedIn));
    }
    store::homework::delete_draft(tx, id)?;
    translation::forget(tx, TRANSLATED, &[id])?;
    files::detach(tx, crate::FILES_KIND, &[id], now)
}
