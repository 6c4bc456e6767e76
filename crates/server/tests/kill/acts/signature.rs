//! A guardian signs a slip, and takes a place.

use super::{Deed, Kept, Trace, Turn, class::Class};
use crate::{ledger::Outcome, store};
use db::Tx;

#[derive(Debug)]
struct Signature {
    slip: i64,
    pupil: i64,
    guardian: i64,
    /// His place among the families of the class.
    family: usize,
    answer: &'static str,
    once: String,
}

/// Every act of a family takes one of the two; both have room for the class.
const ANSWERS: [&str; 2] = ["0", "1"];

pub fn meant(class: &Class, turn: Turn) -> Box<dyn Deed> {
    let index = turn.times() % class.families.len();
    let family = &class.families[index];
    Box::new(Signature {
        slip: class.slip,
        pupil: family.pupil,
        guardian: family.guardian,
        family: index,
        answer: ANSWERS[(turn.round + turn.number / super::KINDS) % ANSWERS.len()],
        once: turn.once(),
    })
}

fn thing(slip: i64, pupil: i64, guardian: i64, once: &str) -> String {
    format!("signature {slip} {pupil} {guardian} {once}")
}

impl Deed for Signature {
    fn name(&self) -> &'static str {
        "signatures"
    }

    fn request(&self, class: &Class, step: usize) -> Option<Vec<u8>> {
        let pupil = self.pupil.to_string();
        let fields = [
            ("pupil", pupil.as_str()),
            ("version", "1"),
            ("once", &self.once),
            ("r1", self.answer),
        ];
        let parent = &class.families[self.family].parent;
        (step == 0).then(|| parent.post(&format!("/liaison/{}/signature", self.slip), &fields))
    }

    fn traces(&self, outcome: Outcome) -> Vec<Trace> {
        let place = format!("place {} {}", self.slip, self.pupil);
        let (value, is_known) = (self.answer.to_owned(), outcome.is_known());
        let mut traces =
            Trace::once(thing(self.slip, self.pupil, self.guardian, &self.once), outcome);
        traces.push(Trace::Stands { place, value, is_known });
        traces
    }
}

pub fn keep(tx: &Tx<'_>, kept: &mut Kept) -> db::Result<()> {
    for (id, slip, pupil, guardian, once) in store::signatures(tx)? {
        kept.is_there(thing(slip, pupil, guardian, &once), id);
    }
    for (slip, pupil, place) in store::bookings(tx)? {
        kept.stands(format!("place {slip} {pupil}"), place.to_string());
    }
    Ok(())
}
