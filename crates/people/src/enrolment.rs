//! Enrolments: a pupil is in a school, at a level, most often in a class, from a day to another.

use crate::{Class, Level, Person, School, Touched, store};
use base::{Day, Id};
use db::{Result, Tx};

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Enrolment {
        pub id: Id<Enrolment>,
        pub pupil: Id<Person>,
        pub school: Id<School>,
        pub class: Option<Id<Class>>,
        pub level: Level,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}

/// A pupil to be enrolled from a day on.
#[derive(Clone, Debug)]
pub struct NewEnrolment {
    pub pupil: Id<Person>,
    pub school: Id<School>,
    pub class: Option<Id<Class>>,
    pub level: Level,
    pub from_on: Day,
    pub until_on: Option<Day>,
}

pub fn begin(tx: &Tx<'_>, new: &[NewEnrolment]) -> Result<(Vec<Id<Enrolment>>, Touched)> {
    let ids = store::enrolments::insert(tx, new)?;
    Ok((ids, Touched::persons(new.iter().map(|new| new.pupil))))
}

/// Ends these enrolments; those that end earlier already are left as they are.
pub fn end(tx: &Tx<'_>, ids: &[Id<Enrolment>], on: Day) -> Result<Touched> {
    store::enrolments::end(tx, ids, on).map(Touched::persons)
}

/// Puts back the end these enrolments had, when what ended them is undone.
pub fn set_until(tx: &Tx<'_>, ends: &[(Id<Enrolment>, Option<Day>)]) -> Result<Touched> {
    store::enrolments::set_until(tx, ends).map(Touched::persons)
}

/// As if they had never been: only to undo what has just been brought in.
pub fn forget(tx: &Tx<'_>, ids: &[Id<Enrolment>]) -> Result<Touched> {
    store::enrolments::delete(tx, ids).map(Touched::persons)
}

/// Moves a pupil on a day: what he has ends, the new enrolment begins. The past stays.
pub fn change(tx: &Tx<'_>, to: &NewEnrolment) -> Result<Touched> {
    let running: Vec<Id<Enrolment>> = of_pupil(tx, to.pupil)?
        .into_iter()
        .filter(|past| past.until_on.is_none_or(|until| until > to.from_on))
        .map(|past| past.id)
        .collect();
    let ended = end(tx, &running, to.from_on)?;
    let (_, begun) = begin(tx, std::slice::from_ref(to))?;
    Ok(ended.and(begun))
}

/// Where a pupil is and was, the latest first.
pub fn of_pupil(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Enrolment>> {
    store::enrolments::of_pupil(tx, pupil)
}

/// Who was enrolled in a school on a day.
pub fn in_school(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Enrolment>> {
    store::enrolments::in_school(tx, school, on)
}
