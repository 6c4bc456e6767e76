//! Preparing: the head says who leaves and where to; those who keep something say what there is;
//! the families are told when he shows it to them.

use crate::{
    Dossier, deeds,
    dossier::{Reason, State},
    news,
    piece::compose,
    refusal::Refusal,
    store::{self, dossiers::NewDossier},
};
use base::{Day, Id, Instant};
use db::{Error, Result, Tx};
use people::{Person, School};
use web::passage::Lent;

/// Where pupils go: a school of this house, or one that only its UAI and its name say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Destination {
    pub school: Option<Id<School>>,
    pub uai: String,
    pub name: String,
}

/// Who leaves, and how it is done.
#[derive(Clone, Debug)]
pub struct Leaving {
    pub pupils: Vec<Id<Person>>,
    pub to: Destination,
    pub reason: Reason,
    /// The last day for the families.
    pub due_on: Day,
    pub by: Id<Person>,
    pub at: Instant,
}

/// Prepares a dossier for each of these pupils, and says how many: one who has one on its way keeps
/// it, one who is not in the school is left out.
pub fn prepare(tx: &Tx<'_>, keepers: &Lent, school: &School, leaving: &Leaving) -> Result<usize> {
    let today = leaving.at.day();
    let here = store::pupils::of_school(tx, school.id, today)?;
    let is_named = |pupil: &Id<Person>| leaving.pupils.contains(pupil);
    let mut pupils: Vec<Id<Person>> = here.iter().map(|it| it.id).filter(is_named).collect();
    pupils.sort_unstable();
    pupils.dedup();
    if pupils.is_empty() {
        return Err(Error::refused(Refusal::Nobody));
    }
    let new = |pupil: &Id<Person>| NewDossier {
        pupil: *pupil,
        from_school: Some(school.id),
        from: (school.uai.clone(), school.name.clone()),
        to_school: leaving.to.school,
        to: (leaving.to.uai.clone(), leaving.to.name.clone()),
        reason: leaving.reason,
        state: State::Prepared,
        due_on: leaving.due_on,
        by: leaving.by,
        at: leaving.at,
    };
    let new: Vec<NewDossier> = pupils.iter().map(new).collect();
    let asked = store::dossiers::insert(tx, &new)?;
    let made = store::dossiers::made(tx, &asked)?;
    compose(tx, keepers, &made, today)?;
    deeds::prepared(tx, school.id, made.len(), leaving.by, leaving.at)?;
    Ok(made.len())
}

/// Something of a pupil has changed: the list of the dossier that is on its way says so at once.
pub fn refresh(tx: &Tx<'_>, keepers: &Lent, pupil: Id<Person>, on: Day) -> Result<()> {
    let begun = store::dossiers::begun(tx, pupil)?;
    if begun.is_empty() { Ok(()) } else { compose(tx, keepers, &begun, on) }
}

/// Shows what is prepared to the families, who are told.
pub fn offer(tx: &Tx<'_>, school: Id<School>, by: Id<Person>, at: Instant) -> Result<usize> {
    let offered = store::dossiers::offer(tx, school, at)?;
    if offered.is_empty() {
        return Ok(0);
    }
    let made = store::dossiers::made(tx, &offered)?;
    news::offered(tx, school, &made, at)?;
    deeds::offered(tx, school, made.len(), by, at)?;
    Ok(made.len())
}

/// The pupil goes elsewhere after all. What was agreed to was agreed for the other school: those
/// who decide are asked again.
pub fn redirect(
    tx: &Tx<'_>,
    dossier: &Dossier,
    to: &Destination,
    due_on: Day,
    at: Instant,
) -> Result<()> {
    let words = (&*to.uai, &*to.name);
    store::dossiers::set_destination(tx, dossier.id, to.school, words, due_on)?;
    let is_same =
        (dossier.to_school, &*dossier.to_uai, &*dossier.to_name) == (to.school, words.0, words.1);
    if is_same || dossier.state != State::Open {
        return Ok(());
    }
    store::answers::end_all(tx, dossier.id, at)?;
    news::redirected(tx, dossier, at)
}

/// The school takes a dossier back; what it held goes at once.
pub fn withdraw(tx: &Tx<'_>, dossier: &Dossier, by: Id<Person>, at: Instant) -> Result<()> {
    store::dossiers::withdraw(tx, dossier.id, at)?;
    erase_content(tx, &[dossier.id], at)?;
    news::taken_back(tx, dossier, at)?;
    deeds::of_dossier(tx, "dossier.withdraw", dossier, Some(by), at)
}

/// What these dossiers hold goes; who agreed to what stays known.
pub fn erase_content(tx: &Tx<'_>, dossiers: &[Id<Dossier>], at: Instant) -> Result<()> {
    let pieces = store::pieces::erase_parts(tx, dossiers)?;
    files::detach(tx, crate::sealing::PIECE, &pieces, at)?;
    files::detach(tx, crate::sealing::MADE, &pieces, at)
}
