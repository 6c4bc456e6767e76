//! The made-up town looks ahead: the head of its first école prepares the next year, and leaves the
//! plan where whoever tries finds it.

use crate::{Beginning, change::year_ending, deeds, first_day_of_class, preparing, store};
use base::Minutes;
use db::{Result, Tx};
use serde_json::json;
use web::demo::{Act, Stage, StageSchool};

/// A Wednesday, when there is no class.
const DAY: usize = 2;
const HOUR: Minutes = Minutes(14 * 60 + 30);

#[expect(clippy::unnecessary_wraps, reason = "what a feature's demo is")]
pub fn acts(_: &Tx<'_>, stage: &Stage) -> Result<Vec<Act>> {
    Ok(stage.schools.first().and_then(|school| prepare(stage, school)).into_iter().collect())
}

fn prepare(stage: &Stage, school: &StageSchool) -> Option<Act> {
    let head = school.page.staff.iter().find(|colleague| colleague.function.is_of_the_heads())?;
    let (at, of) = (stage.hour(DAY, HOUR), &school.page.school);
    let year = year_ending(at.day());
    let effective_on = first_day_of_class(year.next(), of.zone())?.max(at.day());
    let begin = Beginning { school: of.id, wave: None, year, effective_on, by: head.person };
    Some(Act::write(at, move |tx, now| {
        let Some(id) = preparing::prepare(tx, &begin, now)? else { return Ok(Vec::new()) };
        if let Some(change) = store::changes::load(tx, id)? {
            deeds::of_change(tx, &change, begin.by, "year.prepare", json!({}), now)?;
        }
        Ok(Vec::new())
    }))
}
