//! An answer: what one who decides for a pupil says of the pieces that may go. It is never changed;
//! another one comes after it, or it is taken back, until the dossier is sealed.

use crate::{
    Dossier,
    piece::{Piece, Sheet},
    refusal::Refusal,
    store::{self, answers::NewAnswer},
};
use base::{Id, Instant};
use db::{Error, Result, Tx};
use people::Person;
use web::passage::Kind;

/// An answer of a guardian about a dossier.
pub enum Answer {}

/// The version of the words that one agrees to: `passage-consent` in the sentences. It grows when
/// they say something else.
pub const WORDING: i64 = 1;

/// In a column that names a person: nobody.
pub const NOBODY: Id<Person> = Id::new(0);

/// What is said, and how it came.
#[derive(Clone, Debug)]
pub struct Said {
    pub guardian: Id<Person>,
    /// Who has read the paper it came on; [`NOBODY`] when it was said on screen.
    pub recorded_by: Id<Person>,
    /// Where the pupil goes, as the form said: one agrees for that school.
    pub to: String,
    pub choices: Vec<(Id<Piece>, bool)>,
    pub at: Instant,
}

/// Writes an answer down instead of the one before. Words about what is not (any more) to be chosen
/// are left out.
pub fn record(tx: &Tx<'_>, dossier: Id<Dossier>, said: &Said) -> Result<()> {
    let found = store::dossiers::find(tx, dossier, said.guardian, said.at.day())?;
    let dossier = &found.ok_or(Error::Missing)?;
    if !dossier.state.is_open() {
        return Err(Error::refused(Refusal::Closed));
    }
    if dossier.to_name != said.to {
        return Err(Error::refused(Refusal::Elsewhere));
    }
    let sheet = Sheet::load(tx, dossier)?;
    if !sheet.deciders.iter().any(|it| it.person_id == said.guardian) {
        return Err(Error::refused(Refusal::DoesNotDecide));
    }
    let before = sheet.answer_of(said.guardian);
    if said.recorded_by != NOBODY && before.is_some_and(|it| !it.is_on_paper()) {
        return Err(Error::refused(Refusal::OnScreen));
    }
    let is_asked = |piece: &Id<Piece>| sheet.of_kind(Kind::ByChoice).any(|it| it.id == *piece);
    let choices: Vec<_> =
        said.choices.iter().filter(|(piece, _)| is_asked(piece)).copied().collect();
    store::answers::end(tx, dossier.id, said.guardian, said.at)?;
    let new = NewAnswer {
        dossier: dossier.id,
        guardian: said.guardian,
        recorded_by: said.recorded_by,
        wording: WORDING,
        choices,
        at: said.at,
    };
    store::answers::insert(tx, &new)?;
    tx.signal(web::counters::COUNTERS_TOPIC, [said.guardian.raw()]);
    Ok(())
}

/// Takes back what this guardian has said: nothing that may be chosen goes by his word.
pub fn take_back(tx: &Tx<'_>, dossier: &Dossier, by: Id<Person>, at: Instant) -> Result<()> {
    if !dossier.state.is_open() {
        return Err(Error::refused(Refusal::Closed));
    }
    store::answers::end(tx, dossier.id, by, at)?;
    tx.signal(web::counters::COUNTERS_TOPIC, [by.raw()]);
    Ok(())
}
