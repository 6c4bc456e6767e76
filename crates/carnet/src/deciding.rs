//! What becomes of a synthèse: saved, locked, opened again, stamped, signed.

use crate::{
    Synthesis, deeds, news,
    refusal::Refusal,
    store::{self, syntheses::Saving},
    synthesis::{Content, Kept},
};
use base::{Id, Instant, SchoolYear};
use db::{Error, Result, Tx};
use people::{Class, Person, School};

/// Whose synthèse it is, and where it is made.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub pupil: Id<Person>,
    pub school: Id<School>,
    pub class: Id<Class>,
    pub year: SchoolYear,
}

impl Place {
    /// Of a pupil who is in a class.
    pub fn of(synthesis: &Synthesis) -> Result<Self> {
        Ok(Place {
            pupil: synthesis.pupil(),
            school: synthesis.carnet.school,
            class: synthesis.carnet.class.ok_or(Error::Missing)?,
            year: synthesis.year,
        })
    }
}

/// Saves it over the version a form was made for; over another one nothing is changed.
pub fn save(
    tx: &Tx<'_>,
    place: Place,
    content: &Content,
    version: u32,
    (by, now): (Id<Person>, Instant),
) -> Result<()> {
    let saving = Saving { place, content, version, by, at: now };
    let is_saved = if version == 0 {
        store::syntheses::insert(tx, &saving)?
    } else {
        store::syntheses::update(tx, &saving)?
    };
    if is_saved { Ok(()) } else { Err(Error::refused(Refusal::Overtaken)) }
}

/// Locks what was saved: it is printed, sent, and shown to the family. Lines that nobody decided
/// stay empty only when that is said.
pub fn lock(
    tx: &Tx<'_>,
    kept: &Kept,
    may_be_incomplete: bool,
    (by, now): (Id<Person>, Instant),
) -> Result<()> {
    if kept.content.undecided() > 0 && !may_be_incomplete {
        return Err(Error::refused(Refusal::Undecided));
    }
    if !store::syntheses::lock(tx, kept, by, now)? {
        return Err(Error::refused(Refusal::Overtaken));
    }
    deeds::locked(tx, kept, by, now)?;
    news::synthesis(tx, kept, by, now)
}

/// Opens it again: what was locked stays, with the reason, and is what families read until the next
/// one is.
pub fn reopen(
    tx: &Tx<'_>,
    kept: &Kept,
    reason: &str,
    (by, now): (Id<Person>, Instant),
) -> Result<()> {
    if !store::syntheses::reopen(tx, kept, reason, by, now)? {
        return Err(Error::refused(Refusal::Overtaken));
    }
    deeds::reopened(tx, kept, by, now)
}

pub fn stamp(tx: &Tx<'_>, kept: &Kept, (by, now): (Id<Person>, Instant)) -> Result<()> {
    store::syntheses::stamp(tx, kept, by, now)?;
    deeds::stamped(tx, kept, by, now)
}

/// A guardian has read it; his words are for the team.
pub fn sign(tx: &Tx<'_>, kept: &Kept, words: &str, (by, now): (Id<Person>, Instant)) -> Result<()> {
    store::syntheses::sign(tx, kept, words, by, now)?;
    notices::seen(tx, by, &news::SYNTHESIS, kept.id.raw(), now)
}
