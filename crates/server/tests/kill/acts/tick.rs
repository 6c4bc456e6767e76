//! A pupil says that his homework is done, or that it is not after all.

use super::{Deed, Kept, Trace, Turn, class::Class};
use crate::{ledger::Outcome, store};
use db::Tx;

#[derive(Debug)]
struct Tick {
    homework: i64,
    pupil: i64,
    family: usize,
    is_done: bool,
}

/// Every other pupil ticks; the others hand work in, which ticks too.
pub fn meant(class: &Class, turn: Turn) -> Box<dyn Deed> {
    let family = turn.times() % (class.families.len() / 2) * 2;
    Box::new(Tick {
        homework: class.homework,
        pupil: class.families[family].pupil,
        family,
        is_done: !turn.times().is_multiple_of(3),
    })
}

impl Deed for Tick {
    fn name(&self) -> &'static str {
        "ticks"
    }

    fn request(&self, class: &Class, step: usize) -> Option<Vec<u8>> {
        let path = format!("/cahier-de-textes/{}/fait", self.homework);
        let done = if self.is_done { "on" } else { "" };
        (step == 0).then(|| class.families[self.family].child.post(&path, &[("done", done)]))
    }

    fn traces(&self, outcome: Outcome) -> Vec<Trace> {
        let place = format!("tick {} {}", self.homework, self.pupil);
        let value = if self.is_done { "done" } else { super::check::NOTHING };
        vec![Trace::Stands { place, value: value.to_owned(), is_known: outcome.is_known() }]
    }
}

pub fn keep(tx: &Tx<'_>, kept: &mut Kept) -> db::Result<()> {
    for (homework, pupil) in store::class::done(tx)? {
        kept.stands(format!("tick {homework} {pupil}"), "done".to_owned());
    }
    Ok(())
}
