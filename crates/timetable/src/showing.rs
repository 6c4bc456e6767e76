//! What a page must know to say what takes place: read in five questions, whatever is shown.

use crate::{Lesson, Plan, store};
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
    let ids: Vec<_> = versions.iter().map(|it| it.id).collect();
    let lessons = store::lessons::of(tx, &ids, refs, span)?;
    let calendars = store::versions::calendars(tx, schools)?;
    with(tx, Plan { calendars, versions, lessons, ..Plan::default() }, span)
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
