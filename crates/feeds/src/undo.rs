//! Undoing: school after school, the last first, one transaction each. What a person has changed
//! since stays; what depends on somebody the feed added keeps him.

use crate::apply::Step;
use crate::done::Done;
use crate::history::{Feed, SchoolStep, State, StepState};
use crate::record::RecordKind;
use crate::stage::Error;
use crate::store;
use crate::wanted::DetailField;
use base::{Clock, Id, Instant};
use db::{Db, Result, Tx};
use people::{
    Details, Key, Person, Touched, assignment, class, enrolment, groups, guardianship, image_right,
    person, retention,
};
use std::collections::HashMap;

/// Why a feed cannot be undone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UndoRefused {
    #[error("this feed was not applied")]
    NotApplied,
    /// What it did is no longer written down.
    #[error("this feed is too old")]
    TooOld,
    /// A later feed built on it; it must be undone first.
    #[error("a later feed was applied to {place}")]
    LaterFeed { place: String },
    /// Somebody the feed added has signed in, written, or is named by something.
    #[error("what the feed added to {place} is used already")]
    Used { place: String },
    /// Somebody it had made leave has left for so long that he is erased.
    #[error("somebody who left {place} by it is erased")]
    Erased { place: String },
}

impl UndoRefused {
    /// As the page of the feed finds it again.
    pub(crate) fn kept(&self) -> serde_json::Value {
        let (why, place) = match self {
            UndoRefused::NotApplied => ("not-applied", ""),
            UndoRefused::TooOld => ("too-old", ""),
            UndoRefused::LaterFeed { place } => ("later", place.as_str()),
            UndoRefused::Used { place } => ("used", place.as_str()),
            UndoRefused::Erased { place } => ("erased", place.as_str()),
        };
        serde_json::json!({ "why": why, "place": place })
    }

    pub(crate) fn found(kept: &str) -> Option<Self> {
        let kept: serde_json::Value = serde_json::from_str(kept).ok()?;
        let place = kept.get("place")?.as_str()?.to_owned();
        Some(match kept.get("why")?.as_str()? {
            "not-applied" => UndoRefused::NotApplied,
            "too-old" => UndoRefused::TooOld,
            "later" => UndoRefused::LaterFeed { place },
            "used" => UndoRefused::Used { place },
            "erased" => UndoRefused::Erased { place },
            _ => return None,
        })
    }
}

/// Undoes a feed. Schools already undone stay so when another cannot be.
pub async fn undo(db: &Db, feed: Id<Feed>, clock: &Clock) -> Result<(), Error> {
    undo_telling(db, feed, clock, &|_| {}).await
}

/// The same, saying how far it has come.
pub async fn undo_telling(
    db: &Db,
    feed: Id<Feed>,
    clock: &Clock,
    progress: &(dyn Fn(Step) + Send + Sync),
) -> Result<(), Error> {
    let steps = db.read(move |tx| check(tx, feed)).await?;
    let mut said = Step { schools: steps.len(), ..Step::default() };
    for step in steps.into_iter().rev() {
        let at = clock.now();
        let place = step.place.clone();
        let undone = db.write(move |tx| undo_step(tx, feed, &step, at)).await;
        undone.map_err(|error| match error {
            // The tables of the house keep what something else names.
            db::Error::Conflict(_) => db::Error::refused(UndoRefused::Used { place }),
            other => other,
        })?;
        said.schools_done += 1;
        progress(said.clone());
    }
    let at = clock.now();
    db.write(move |tx| store::feeds::set_undone(tx, feed, at)).await?;
    Ok(())
}

/// The steps to undo, if nothing was built on them.
pub fn check(tx: &Tx<'_>, feed: Id<Feed>) -> Result<Vec<SchoolStep>> {
    let known = store::feeds::load(tx, feed)?.ok_or(db::Error::Missing)?;
    if !matches!(known.state, State::Applied | State::Applying | State::Planned) {
        return Err(db::Error::refused(UndoRefused::NotApplied));
    }
    let steps = store::schools::of_feed(tx, feed)?;
    let was_begun = steps.iter().any(|step| step.state == StepState::Undone);
    let applied: Vec<SchoolStep> =
        steps.into_iter().filter(|step| step.state == StepState::Applied).collect();
    if applied.is_empty() && !was_begun {
        return Err(db::Error::refused(UndoRefused::NotApplied));
    }
    for step in &applied {
        let (Some(school), Some(at)) = (step.school, step.applied_at) else { continue };
        if store::schools::later(tx, school, feed, at)? > 0 {
            let place = step.place.clone();
            return Err(db::Error::refused(UndoRefused::LaterFeed { place }));
        }
    }
    Ok(applied)
}

fn undo_step(tx: &Tx<'_>, feed: Id<Feed>, step: &SchoolStep, at: Instant) -> Result<()> {
    store::feeds::touch(tx, feed, at)?;
    let Some(done) = store::schools::done(tx, feed, &step.place)? else {
        return Err(db::Error::refused(UndoRefused::TooOld));
    };
    let mut touched = forget_facts(tx, &done)?;
    let again = put_facts_back(tx, &done)?.and(Touched::persons(done.left.iter().copied()));
    // A place would be given to somebody of whom only the name is known.
    if retention::is_erased_among(tx, &again)? {
        let place = step.place.clone();
        return Err(db::Error::refused(UndoRefused::Erased { place }));
    }
    touched = touched.and(again);
    put_persons_back(tx, &done)?;
    for (class, name) in &done.classes_renamed {
        class::rename(tx, *class, name)?;
    }
    class::reopen(tx, &done.classes_closed)?;
    // Groups first: whoever is forgotten must be in none.
    groups::refresh(tx, &touched, at.day())?;
    class::forget(tx, &done.classes_opened)?;
    person::forget(tx, &done.persons)?;
    store::known::forget(tx, &step.place, &Done::lines(&done.known_new))?;
    let guardian = |key: &String| (RecordKind::Guardian, key.clone());
    let guardians: Vec<_> = done.guardians_known.iter().map(guardian).collect();
    store::known::forget(tx, "", &guardians)?;
    store::known::doubt(tx, &step.place, &Done::lines(&done.known_before))?;
    store::schools::set_state(tx, feed, &step.place, StepState::Undone)
}

fn forget_facts(tx: &Tx<'_>, done: &Done) -> Result<Touched> {
    let mut touched = Touched::nobody();
    if !done.enrolments_begun.is_empty() {
        touched = touched.and(enrolment::forget(tx, &done.enrolments_begun)?);
    }
    if !done.guardianships_begun.is_empty() {
        touched = touched.and(guardianship::forget(tx, &done.guardianships_begun)?);
    }
    if !done.assignments_begun.is_empty() {
        touched = touched.and(assignment::forget(tx, &done.assignments_begun)?);
    }
    image_right::forget(tx, &done.image_rights)?;
    Ok(touched)
}

fn put_facts_back(tx: &Tx<'_>, done: &Done) -> Result<Touched> {
    let mut touched = Touched::nobody();
    if !done.enrolments_ended.is_empty() {
        touched = touched.and(enrolment::set_until(tx, &done.enrolments_ended)?);
    }
    if !done.guardianships_ended.is_empty() {
        touched = touched.and(guardianship::set_until(tx, &done.guardianships_ended)?);
    }
    if !done.assignments_ended.is_empty() {
        touched = touched.and(assignment::set_until(tx, &done.assignments_ended)?);
    }
    Ok(touched)
}

fn put_persons_back(tx: &Tx<'_>, done: &Done) -> Result<()> {
    person::come_back(tx, &done.left)?;
    for (person, left_on) in &done.came_back {
        // Their facts are gone already: nothing else ends.
        let _nobody: Touched = person::leave(tx, &[*person], *left_on)?;
    }
    let keys: Vec<Key> = done.keys.iter().map(|(source, key)| Key::new(source, key)).collect();
    person::remove_keys(tx, &keys)?;
    let ids: Vec<Id<Person>> = done.edited.iter().map(|(person, _)| *person).collect();
    let mut known: HashMap<Id<Person>, Details> =
        person::load_all(tx, &ids)?.into_iter().map(|person| (person.id, person.details)).collect();
    let mut edits = Vec::new();
    for (person, changes) in &done.edited {
        let Some(mut details) = known.remove(person) else { continue };
        for change in changes {
            let Some(field) = DetailField::parse(&change.field) else { continue };
            // Somebody has written there since: it is his.
            if field.of(&details) == change.after {
                field.put(&mut details, &change.before);
            }
        }
        edits.push((*person, details));
    }
    if edits.is_empty() { Ok(()) } else { person::edit(tx, &edits) }
}
