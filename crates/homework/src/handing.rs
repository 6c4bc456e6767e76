//! Done, handed in, given back.

use crate::{HandIn, hand_in::GiveBack, homework::Written, refusal::Refusal, store, telling};
use base::{Id, Instant, RichText};
use db::{Error, Result, Tx};
use files::{File, Use};
use people::Person;
use web::Granted;

/// What somebody hands in, checked.
#[derive(Clone, Debug)]
pub struct Work {
    pub pupil: Id<Person>,
    pub body: RichText,
    pub files: Vec<Id<File>>,
    pub once: String,
}

pub const fn files_of(hand_in: Id<HandIn>) -> Use {
    Use::of(crate::HAND_IN_FILES, hand_in)
}

/// What a teacher gives back with it.
pub const fn back_files_of(hand_in: Id<HandIn>) -> Use {
    Use::of(crate::BACK_FILES, hand_in)
}

/// Hands work in. After the due day it is taken all the same, and says so. Sent twice it is once
/// there. What was handed in before stays, below.
pub fn hand_in(
    tx: &Tx<'_>,
    homework: &Written,
    by: Id<Person>,
    work: &Work,
    now: Instant,
) -> Result<Id<HandIn>> {
    if let Some(known) = store::hand_ins::by_once(tx, by, &work.once)? {
        return Ok(known);
    }
    // Asked again in this transaction: a guardian's word may have ended since the page was shown.
    let is_his = by == work.pupil || store::readers::guards(tx, by, work.pupil, now.day())?;
    if !is_his {
        return Err(Error::refused(Refusal::NotHis));
    }
    let last = store::hand_ins::last(tx, homework.id, work.pupil)?;
    if last.is_some_and(|last| last.is_closed()) {
        return Err(Error::refused(Refusal::Closed));
    }
    let is_late = now.day() > homework.due_on;
    let id = store::hand_ins::insert(tx, homework.id, by, work, (now, is_late))?;
    files::attach(tx, by, &work.files, files_of(id))?;
    // Who hands it in has done it.
    store::done::tick(tx, homework.id, work.pupil, by, now)?;
    Ok(id)
}

/// What a teacher says of it.
#[derive(Clone, Debug)]
pub struct Word {
    pub comment: RichText,
    pub wants_again: bool,
    pub files: Vec<Id<File>>,
    /// The version he had before him.
    pub version: u32,
}

/// Gives work back; a word that is changed later says that it was.
pub fn give_back(
    tx: &Tx<'_>,
    hand_in: &Granted<GiveBack, HandIn>,
    word: &Word,
    now: Instant,
) -> Result<()> {
    give_back_as(tx, hand_in.id, hand_in.viewer.person, word, now)
}

/// The same for the days that a demo plays.
pub(crate) fn give_back_as(
    tx: &Tx<'_>,
    id: Id<HandIn>,
    by: Id<Person>,
    word: &Word,
    now: Instant,
) -> Result<()> {
    let before = store::hand_ins::given(tx, id)?.ok_or(Error::Missing)?;
    if !store::hand_ins::give_back(tx, id, by, word, now)? {
        return Err(Error::refused(Refusal::Overtaken));
    }
    files::set(tx, by, &word.files, back_files_of(id), now)?;
    if before.given_back_at.is_some() {
        return Ok(());
    }
    telling::given_back(tx, &before, by, now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing;
    use people::{groups, guardianship};
    use testing::TestSchool;

    #[tokio::test]
    async fn who_lost_his_child_while_he_was_sending_hands_nothing_in() {
        let features = || vec![files::feature(), notices::feature(), crate::feature()];
        for school in TestSchool::each(features).await {
            let (people, now) = (school.people, school.clock.now());
            let write = move |tx: &Tx<'_>| {
                let place = store::books::place(tx, people.ms_gs.cast())?.ok_or(Error::Missing)?;
                let draft = crate::budget::draft(now.day().plus_days(1));
                let id = writing::begin(tx, &place, people.mme_garnier, &draft, now)?;
                let homework = store::homework::written(tx, id)?.ok_or(Error::Missing)?;
                let facts = guardianship::of_guardian(tx, people.samira)?;
                let facts: Vec<_> = facts.iter().map(|fact| fact.id).collect();
                let touched = guardianship::end(tx, &facts, now.day())?;
                groups::refresh(tx, &touched, now.day())?;
                let work = Work {
                    pupil: people.jules,
                    body: RichText::from_plain("Ma tour"),
                    files: Vec::new(),
                    once: String::new(),
                };
                let told = hand_in(tx, &homework, people.samira, &work, now);
                let reason = told.expect_err("refused").reason::<Refusal>().copied();
                Ok((reason, store::hand_ins::is_any(tx, id)?))
            };
            let told = school.app.db.write(write).await.expect("told");
            assert_eq!(told, (Some(Refusal::NotHis), false));
        }
    }
}
