//! Undoing: exactly what was done goes, exactly what was there comes back. What others have built
//! on it since is not guessed at: it is named, and nothing is undone.

use crate::{YearChange, change::State, done::Done, store};
use base::{Day, Id, Instant};
use db::{Error, Result, Tx};
use people::{
    Assignment, Class, Enrolment, Person, Touched, assignment, class, enrolment, groups, retention,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};

/// Why a year change cannot be undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum UndoRefused {
    #[error("this year change was not applied")]
    NotApplied,
    #[error("a pupil has another place since")]
    PupilMoved { pupil: Id<Person>, place: String },
    #[error("a pupil is in another school since")]
    PupilElsewhere { pupil: Id<Person>, place: String },
    #[error("the place of a pupil was ended since")]
    PlaceEnded { pupil: Id<Person> },
    #[error("a class is used already")]
    ClassUsed {
        class: String,
        /// By what, where a feature has said so.
        #[serde(default)]
        built: Option<Built>,
    },
    #[error("the function of somebody was changed since")]
    StaffChanged { person: Id<Person> },
    #[error("somebody who left by it is erased")]
    Erased,
}

impl UndoRefused {
    fn into_error(self) -> Error {
        Error::refused(self)
    }

    /// Whom it names.
    pub fn person(&self) -> Option<Id<Person>> {
        match self {
            UndoRefused::PupilMoved { pupil, .. }
            | UndoRefused::PupilElsewhere { pupil, .. }
            | UndoRefused::PlaceEnded { pupil } => Some(*pupil),
            UndoRefused::StaffChanged { person } => Some(*person),
            _ => None,
        }
    }
}

/// What may have been built in a new class since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Built {
    Calls,
    Journal,
    Carnet,
    Homework,
    Liaison,
    Assessments,
    Timetable,
    Agenda,
}

/// Says which of these classes a feature holds something of already: a roll call, a lesson.
pub type ClassUse = fn(&Tx<'_>, &[Id<Class>]) -> Result<Vec<Id<Class>>>;

/// Lent by the server, with a word of each feature that keeps something by class:
/// `app.jobs.lend(rollover::ClassUses(vec![(Built::Calls, attendance::called_in)]))`. What names a
/// class by a foreign key or was published to its groups is found without it.
#[derive(Clone, Default)]
pub struct ClassUses(pub Vec<(Built, ClassUse)>);

/// Undoes it in the transaction it is given.
pub fn undo(tx: &Tx<'_>, change: &YearChange, uses: &ClassUses, at: Instant) -> Result<()> {
    let done = check(tx, change, uses)?;
    let on = change.effective_on;
    let mut touched = forget(tx, &done)?;
    let again = put_back(tx, &done, on)?;
    // A place would be given to somebody of whom only the name is known.
    if retention::is_erased_among(tx, &again)? {
        return Err(UndoRefused::Erased.into_error());
    }
    touched = touched.and(again);
    for (class, words) in &done.levels_changed {
        touched = touched.and(class::set_levels(tx, *class, &Done::levels(words))?);
    }
    class::reopen(tx, &done.classes_closed)?;
    // Groups first: whoever loses his place must be in none of them.
    groups::refresh(tx, &touched, at.day())?;
    store::classes::unsettle(tx, change.id)?;
    class::forget(tx, &done.classes_opened)?;
    store::changes::set_undone(tx, change.id, at)
}

/// What was done, if nothing was built on it.
pub fn check(tx: &Tx<'_>, change: &YearChange, uses: &ClassUses) -> Result<Done> {
    let done = store::changes::done(tx, change.id)?.filter(|_| change.state == State::Applied);
    let Some(done) = done else { return Err(UndoRefused::NotApplied.into_error()) };
    check_pupils(tx, change, &done)?;
    for post in store::checks::assignments(tx, &done.assignments_begun)? {
        if post.until_on.is_some_and(|until| until > post.from_on) {
            return Err(UndoRefused::StaffChanged { person: post.person }.into_error());
        }
    }
    let (seats, posts) = (&done.enrolments_begun, &done.assignments_begun);
    let used = store::checks::used(tx, &done.classes_opened, seats, posts)?;
    if let Some(class) = used.into_iter().next() {
        return Err(UndoRefused::ClassUsed { class, built: None }.into_error());
    }
    for (built, held) in &uses.0 {
        if let Some(class) = held(tx, &done.classes_opened)?.first() {
            let class = class::load(tx, *class)?.map(|it| it.name).unwrap_or_default();
            let built = Some(*built);
            return Err(UndoRefused::ClassUsed { class, built }.into_error());
        }
    }
    Ok(done)
}

fn check_pupils(tx: &Tx<'_>, change: &YearChange, done: &Done) -> Result<()> {
    let begun = store::checks::enrolments(tx, &done.enrolments_begun)?;
    let ended: Vec<Id<Enrolment>> = done.enrolments_ended.iter().map(|(id, _)| *id).collect();
    let ended = store::checks::enrolments(tx, &ended)?;
    let pupils: BTreeSet<Id<Person>> = begun.iter().chain(&ended).map(|it| it.pupil).collect();
    let pupils: Vec<Id<Person>> = pupils.into_iter().collect();
    let ours: HashSet<Id<Enrolment>> = done.enrolments_begun.iter().copied().collect();
    for later in store::checks::later_seats(tx, &pupils, done.mark.cast(), change.school)? {
        if ours.contains(&later.id) {
            continue;
        }
        let pupil = later.pupil;
        let refused = if later.is_here {
            UndoRefused::PupilMoved { pupil, place: later.class_name.unwrap_or_default() }
        } else {
            UndoRefused::PupilElsewhere { pupil, place: later.school_name }
        };
        return Err(refused.into_error());
    }
    for seat in &begun {
        if seat.until_on.is_some_and(|until| until > seat.from_on) {
            return Err(UndoRefused::PlaceEnded { pupil: seat.pupil }.into_error());
        }
    }
    Ok(())
}

fn forget(tx: &Tx<'_>, done: &Done) -> Result<Touched> {
    let seats = enrolment::forget(tx, &done.enrolments_begun)?;
    Ok(seats.and(assignment::forget(tx, &done.assignments_begun)?))
}

/// What was ended on the day runs as it did. What somebody has ended earlier since stays so.
fn put_back(tx: &Tx<'_>, done: &Done, on: Day) -> Result<Touched> {
    let ids: Vec<Id<Enrolment>> = done.enrolments_ended.iter().map(|(id, _)| *id).collect();
    let still: HashSet<Id<Enrolment>> = store::checks::enrolments(tx, &ids)?
        .into_iter()
        .filter(|it| it.until_on == Some(on))
        .map(|it| it.id)
        .collect();
    let seats: Vec<_> =
        done.enrolments_ended.iter().filter(|(id, _)| still.contains(id)).copied().collect();
    let ids: Vec<Id<Assignment>> = done.assignments_ended.iter().map(|(id, _)| *id).collect();
    let still: HashSet<Id<Assignment>> = store::checks::assignments(tx, &ids)?
        .into_iter()
        .filter(|it| it.until_on == Some(on))
        .map(|it| it.id)
        .collect();
    let posts: Vec<_> =
        done.assignments_ended.iter().filter(|(id, _)| still.contains(id)).copied().collect();
    let touched = enrolment::set_until(tx, &seats)?;
    Ok(touched.and(assignment::set_until(tx, &posts)?))
}
