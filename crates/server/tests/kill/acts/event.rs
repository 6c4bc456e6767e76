//! A teacher writes an event that comes back each week.

use super::{Deed, Kept, Trace, Turn, class::Class};
use crate::{ledger::Outcome, store};
use db::Tx;

#[derive(Debug)]
struct Event {
    title: String,
    once: String,
}

/// As many dates as `store::class::WRONGS` counts.
const WEEKS: i32 = 3;

pub fn meant(_: &Class, turn: Turn) -> Box<dyn Deed> {
    let once = turn.once();
    Box::new(Event { title: format!("Chorale {once}"), once })
}

impl Deed for Event {
    fn name(&self) -> &'static str {
        "events"
    }

    fn request(&self, class: &Class, step: usize) -> Option<Vec<u8>> {
        let (place, first) = (format!("class:{}", class.id), super::today().plus_days(1));
        let (day, until) = (first.iso(), first.plus_days(7 * (WEEKS - 1)).iso());
        let fields = [
            ("place", place.as_str()),
            ("theme", "event"),
            ("title", &self.title),
            ("day", &day),
            ("start", "10:00"),
            ("end", "11:00"),
            ("families", "on"),
            ("pupils", "on"),
            ("staff", "on"),
            ("repeat", "weekly"),
            ("until_on", &until),
            ("reminds", "on"),
            ("tells", "on"),
            ("meal", "none"),
            ("once", &self.once),
        ];
        (step == 0).then(|| class.teacher.post("/agenda/nouveau", &fields))
    }

    fn traces(&self, outcome: Outcome) -> Vec<Trace> {
        Trace::once(format!("event {}", self.title), outcome)
    }
}

pub fn keep(tx: &Tx<'_>, kept: &mut Kept) -> db::Result<()> {
    for (id, title) in store::class::events(tx)? {
        kept.is_there(format!("event {title}"), id);
    }
    Ok(())
}
