//! The end of a slip: two school years after it was sent, what it said and what was answered go
//! (`docs/decisions/0013`). What stays says that there was one, for how many, and how many signed;
//! the chain of the school keeps its places, empty and dated.

use crate::{Slip, attachments, news, slip::Written, store, translated::TRANSLATED};
use base::{Id, Instant, Minutes, SchoolYear};
use db::{Result, Tx};
use people::audit::{Act, Risk, record};

/// Slips sent before this hour are over: those of the school year before the last one.
pub fn over_before(now: Instant) -> Option<Instant> {
    let SchoolYear(year) = SchoolYear::of(now.day());
    let first_day = SchoolYear(year - 1).first_day()?;
    Some(Instant::at(first_day, Minutes(0)))
}

/// Some of those that are over; says how many there were.
pub fn purge_some(tx: &Tx<'_>, before: Instant, limit: u32, now: Instant) -> Result<usize> {
    let over = store::purge::over(tx, before, limit)?;
    over.iter().try_for_each(|slip| purge(tx, slip, now))?;
    Ok(over.len())
}

fn purge(tx: &Tx<'_>, slip: &Written, now: Instant) -> Result<()> {
    let id: Id<Slip> = slip.id;
    store::purge::count(tx, slip, now)?;
    attachments::forget(tx, id, now)?;
    store::purge::answers(tx, id, now)?;
    store::purge::words(tx, id)?;
    translation::forget(tx, TRANSLATED, &[id])?;
    news::taken_back(tx, id)?;
    let act = Act {
        person: None,
        action: "slip.purge",
        risk: Risk::Deletion,
        school: Some(slip.school_id),
        thing: format!("slip:{id}"),
        detail: serde_json::json!({}),
    };
    record(tx, now, &act)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_kept_through_its_school_year_and_the_next_one() {
        let at = |text: &str| Instant::parse_local(text).expect("a time");
        let before = |now: &str| over_before(at(now)).expect("a day").local_field();
        assert_eq!(before("2028-07-31 23:00"), "2026-08-01T00:00");
        assert_eq!(before("2028-08-01 00:10"), "2027-08-01T00:00");
    }
}
