//! What a page must know to say what takes place: read in five questions, whatever is shown.

use crate::{Lesson, Plan, Version, changing::MOVE_DAYS_MAX, store, version::holding};
use base::{Day, Id, SchoolYear};
use db::{Result, Tx};
use people::School;

/// The lessons that need one of these, between two days, with their changes.
pub fn plan(
    tx: &Tx<'_>,
    schools: &[Id<School>],
    refs: &[Id<()>],
    span: (Day, Day),
) -> Result<Plan> {
    if schools.is_empty() || refs.is_empty() {
        return Ok(Plan::default());
    }
    let mut versions = store::versions::of_schools(tx, schools, SchoolYear::of(span.0))?;
    if SchoolYear::of(span.0) != SchoolYear::of(span.1) {
        let more = store::versions::of_schools(tx, schools, SchoolYear::of(span.1))?;
        versions.extend(more.into_iter().filter(|it| !it.is_by_hand));
        versions.sort_by_key(|it| it.id);
    }
    // Most houses have schools without any.
    if versions.is_empty() {
        return Ok(Plan::default());
    }
    let ids = near(&versions, schools, span);
    let lessons = store::lessons::of(tx, &ids, refs, span)?;
    let calendars = store::versions::calendars(tx, schools)?;
    with(tx, Plan { calendars, versions, lessons, ..Plan::default() }, span)
}

/// Those whose lessons may be there: by hand, or holding near these days. A school that brings a
/// file in each week has forty in a year.
fn near(
    versions: &[Version],
    schools: &[Id<School>],
    (first, last): (Day, Day),
) -> Vec<Id<Version>> {
    let (first, last) = (first.plus_days(-MOVE_DAYS_MAX), last.plus_days(MOVE_DAYS_MAX));
    let days = (0..=last.since(first)).map(|count| first.plus_days(count));
    let held = days
        .flat_map(|day| schools.iter().filter_map(move |school| holding(versions, *school, day)));
    let by_hand = versions.iter().filter(|it| it.is_by_hand).map(|it| it.id);
    let mut ids: Vec<Id<Version>> = held.chain(by_hand).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// All that concerns one lesson on a day.
pub fn of_lesson(tx: &Tx<'_>, lesson: &Lesson, day: Day) -> Result<Plan> {
    let schools = [lesson.school_id];
    let versions = store::versions::of_schools(tx, &schools, SchoolYear::of(day))?;
    let calendars = store::versions::calendars(tx, &schools)?;
    let lessons = vec![lesson.clone()];
    with(tx, Plan { calendars, versions, lessons, ..Plan::default() }, (day, day))
}

fn with(tx: &Tx<'_>, plan: Plan, span: (Day, Day)) -> Result<Plan> {
    let ids: Vec<Id<Lesson>> = plan.lessons.iter().map(|it| it.id).collect();
    if ids.is_empty() {
        return Ok(plan);
    }
    let parts = store::lessons::parts(tx, &ids)?;
    let changes = store::changes::of_lessons(tx, &ids, span)?;
    Ok(Plan { parts, changes, ..plan })
}
