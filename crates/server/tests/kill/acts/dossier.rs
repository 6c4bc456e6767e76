//! A head seals the dossier of a pupil who leaves: a job freezes what goes, and the family is told.

use super::{Deed, Kept, Shown, Trace, Turn, class::Class};
use crate::{ledger::Outcome, store::dossier as store};
use db::{Db, Tx};

#[derive(Debug)]
struct Seal {
    dossier: i64,
    /// The place of its family in the class.
    family: usize,
}

/// What each class has to seal: the dossier, and the place of its family.
pub type Begun = Vec<Vec<(i64, usize)>>;

/// What a round begins with: whoever has no dossier to seal has another one.
pub async fn prepare(db: &Db, classes: &[Class]) -> Begun {
    let mut begun = Vec::new();
    for Class { families, head_person, .. } in classes {
        let (pupils, head): (Vec<i64>, _) =
            (families.iter().map(|it| it.pupil).collect(), *head_person);
        let asked = pupils.clone();
        let write = move |tx: &Tx<'_>| store::begun(tx, &asked, head, tx.now());
        let found = db.write(write).await.expect("dossiers").into_iter();
        let place = |(pupil, dossier)| Some((dossier, pupils.iter().position(|it| *it == pupil)?));
        begun.push(found.filter_map(place).collect());
    }
    begun
}

pub fn meant(begun: &[(i64, usize)], turn: Turn) -> Box<dyn Deed> {
    let (dossier, family) = begun[turn.times() % begun.len()];
    Box::new(Seal { dossier, family })
}

const MADE: &str = "dossier_made";

fn piece_of(dossier: i64) -> String {
    format!("piece of {dossier}")
}

fn place(dossier: i64) -> String {
    format!("dossier {dossier}")
}

impl Deed for Seal {
    fn name(&self) -> &'static str {
        "dossiers sealed"
    }

    fn request(&self, class: &Class, step: usize) -> Option<Vec<u8>> {
        let path = format!("/passage/dossiers/{}/scelle", self.dossier);
        (step == 0).then(|| class.head.post(&path, &[]))
    }

    fn may_be_refused(&self) -> bool {
        true
    }

    fn says_that_it_is_done(&self) -> bool {
        true
    }

    fn traces(&self, outcome: Outcome) -> Vec<Trace> {
        let (value, is_known) = ("sealed".to_owned(), outcome.is_known());
        let mut traces = Trace::once(format!("dossier:{}", self.dossier), outcome);
        traces.push(Trace::Stands { place: place(self.dossier), value, is_known });
        traces
    }

    /// The family reads the first piece that goes, which was made for the dossier.
    fn shown(&self, class: &Class, kept: &Kept) -> Option<Shown> {
        let (_, file) = kept.file(MADE, &piece_of(self.dossier))?;
        let path = format!("/passage/dossiers/{}/pieces/{file}", self.dossier);
        Some(Shown { request: class.families[self.family].parent.get(&path), content: None })
    }
}

pub fn keep(tx: &Tx<'_>, kept: &mut Kept) -> db::Result<()> {
    for (dossier, piece) in store::going(tx)? {
        kept.is_there(piece_of(dossier), piece);
    }
    kept.have_files(tx, MADE)?;
    for (trace, thing) in store::beginnings(tx)? {
        kept.is_there(thing, trace);
    }
    for (dossier, state) in store::closed(tx)? {
        kept.stands(place(dossier), state);
    }
    Ok(())
}
