//! A guardian books an appointment. There are fewer slots than families, and all of the town press
//! at once: a slot has one family, a family has one slot.

use super::{ACTING_AT_ONCE, Deed, Kept, Trace, Turn, class::Class};
use crate::{ledger::Outcome, store};
use db::Tx;

#[derive(Debug)]
struct Appointment {
    opening: i64,
    slot: i64,
    pupil: i64,
    family: usize,
}

/// In any class, so that two meet at a slot; a family is always the same task's.
pub fn meant(classes: &[Class], turn: Turn) -> (usize, Box<dyn Deed>) {
    let index = turn.times() % classes.len();
    let class = &classes[index];
    let own = (class.families.len() - turn.task).div_ceil(ACTING_AT_ONCE);
    let family = turn.task + turn.times() / classes.len() % own * ACTING_AT_ONCE;
    let slot = class.slots[(turn.times() + turn.number) % class.slots.len()];
    let pupil = class.families[family].pupil;
    (index, Box::new(Appointment { opening: class.opening, slot, pupil, family }))
}

fn place(opening: i64, pupil: i64) -> String {
    format!("slot {opening} {pupil}")
}

impl Deed for Appointment {
    fn name(&self) -> &'static str {
        "appointments"
    }

    fn request(&self, class: &Class, step: usize) -> Option<Vec<u8>> {
        let (slot, pupil) = (self.slot.to_string(), self.pupil.to_string());
        let path = format!("/agenda/rendez-vous/{}/reservation", self.opening);
        let parent = &class.families[self.family].parent;
        (step == 0).then(|| parent.post(&path, &[("slot", &slot), ("pupil", &pupil)]))
    }

    fn may_be_refused(&self) -> bool {
        true
    }

    fn traces(&self, outcome: Outcome) -> Vec<Trace> {
        // He who was told that somebody was quicker keeps what he had.
        if outcome == Outcome::Refused {
            return Vec::new();
        }
        let place = place(self.opening, self.pupil);
        vec![Trace::Stands { place, value: self.slot.to_string(), is_known: outcome.is_known() }]
    }
}

pub fn keep(tx: &Tx<'_>, kept: &mut Kept) -> db::Result<()> {
    for (opening, pupil, slot) in store::class::booked(tx)? {
        kept.stands(place(opening, pupil), slot.to_string());
    }
    Ok(())
}
