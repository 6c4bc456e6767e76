//! The stage of the demo's days: the town by heart, as its feeds have made it.

use base::{Instant, Minutes, PersonName, QuietHours};
use db::{Result, Tx};
use people::{GroupKind, Scope, Town, audience::Reader, class, groups, school, town};
use web::demo::{Stage, StageSchool};

/// Who writes for the service of schools.
const OF_THE_SERVICE: (&str, &str) = ("David", "Leclercq");
const AGENTS_MAX: u32 = 200;

/// The town known by heart and its days, which end at `until`.
pub fn of(tx: &Tx<'_>, until: Instant, seed: u64) -> Result<Stage> {
    let mut stage = Stage { seed, until, from: Stage::first(until), ..Stage::default() };
    let Some(town) = town::find_by_insee(tx, demo::cast::TOWN)? else { return Ok(stage) };
    let today = until.day();
    for known in school::of_town(tx, town.id)? {
        let Some(page) = school::page(tx, known.id, today)? else { continue };
        let mut classes = Vec::new();
        for line in &page.classes {
            classes.extend(class::page(tx, line.class.id, today)?);
        }
        let is_first_degree = page.school.kind.is_first_degree();
        let schools = if is_first_degree { &mut stage.schools } else { &mut stage.secondary };
        schools.push(StageSchool { page, classes });
    }
    stage.agents = agents(tx, &town)?.into_iter().map(|agent| agent.person).collect();
    Ok(stage)
}

/// Those who work for the town, the one who writes for it first.
pub fn agents(tx: &Tx<'_>, town: &Town) -> Result<Vec<Reader>> {
    let group = groups::find(tx, GroupKind::Agents, Scope::Town(town.id))?;
    let Some(group) = group else { return Ok(Vec::new()) };
    let mut agents = groups::members(tx, group, None, AGENTS_MAX)?;
    let is_of_the_service = |name: &PersonName| (&*name.first, &*name.last) == OF_THE_SERVICE;
    agents.sort_by_key(|agent| !is_of_the_service(&agent.name));
    Ok(agents)
}

/// A closure of more days than this is a holiday, not a week-end.
const WEEKEND_DAYS: i32 = 5;

/// When the days end: now; before the holidays when there are holidays, since nothing is delivered
/// then.
pub fn end(now: Instant) -> Instant {
    let quiet = QuietHours::default();
    if quiet.delivery(now).day().since(now.day()) <= WEEKEND_DAYS {
        return now;
    }
    let noon = |days: i32| Instant::at(now.day().plus_days(-days), Minutes(12 * 60));
    let last = (1..100).map(noon).find(|noon| !quiet.is_quiet(*noon)).unwrap_or(now);
    last.plus_hours(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_the_holidays_the_days_end_before_them() {
        let end = |text| end(Instant::parse_local(text).expect("a time")).local_field();
        assert_eq!(end("2026-11-25 13:00"), "2026-11-25T13:00");
        assert_eq!(end("2026-11-28 13:00"), "2026-11-28T13:00", "a Saturday");
        assert_eq!(end("2026-12-26 13:00"), "2026-12-18T19:00", "Christmas");
    }
}
