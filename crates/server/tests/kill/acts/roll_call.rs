//! A teacher calls the roll of a morning, one pupil at a time.

use super::{Deed, Kept, Trace, Turn, class::Class};
use crate::{ledger::Outcome, store};
use db::Tx;

#[derive(Debug)]
struct Mark {
    class: i64,
    pupil: i64,
    state: &'static str,
    once: String,
}

const STATES: [&str; 3] = ["absent", "present", "late"];

pub fn meant(class: &Class, turn: Turn) -> Box<dyn Deed> {
    Box::new(Mark {
        class: class.id,
        pupil: class.families[turn.times() % class.families.len()].pupil,
        state: STATES[(turn.round + turn.number / super::KINDS) % STATES.len()],
        once: turn.once(),
    })
}

/// A morning of class before today.
fn day() -> String {
    attendance::Week::default().day_before(super::today()).iso()
}

impl Deed for Mark {
    fn name(&self) -> &'static str {
        "marks of roll calls"
    }

    fn request(&self, class: &Class, step: usize) -> Option<Vec<u8>> {
        let (field, day) = (format!("state-{}", self.pupil), day());
        let fields = [
            ("day", day.as_str()),
            ("moment", "am"),
            ("once", &self.once),
            (field.as_str(), self.state),
        ];
        let path = format!("/presences/classes/{}", self.class);
        (step == 0).then(|| class.teacher.post(&path, &fields))
    }

    fn traces(&self, outcome: Outcome) -> Vec<Trace> {
        let place = format!("mark {} {}", self.class, self.pupil);
        vec![Trace::Stands { place, value: self.state.to_owned(), is_known: outcome.is_known() }]
    }
}

pub fn keep(tx: &Tx<'_>, kept: &mut Kept) -> db::Result<()> {
    for (class, pupil, state) in store::marks(tx, &day())? {
        kept.stands(format!("mark {class} {pupil}"), state);
    }
    Ok(())
}
