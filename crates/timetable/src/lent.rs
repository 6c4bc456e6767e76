//! What roll calls and homework ask: lessons that take place, as `web::timetable` says them.

use crate::{Occurrence, Part, PartKind, Plan, showing, store};
use base::{Day, Id, fold};
use db::{Result, Tx};
use people::{Class, Group, Person, School};
use web::timetable::{Lesson, Lessons, Whose};

/// Lent by the server: `app.jobs.lend(web::timetable::Keeper(Arc::new(timetable::Kept)))`.
pub struct Kept;

/// A lesson a fortnight ahead is the next one of weeks A and B; holidays lie between.
const AHEAD_DAYS: i32 = 35;

impl Lessons for Kept {
    fn of_teacher(&self, tx: &Tx<'_>, teacher: Id<Person>, on: Day) -> Result<Vec<Lesson>> {
        let Some(known) = store::places::teacher(tx, teacher, on)? else { return Ok(Vec::new()) };
        let plan = showing::plan(tx, &known.schools, &[teacher.cast()], (on, on))?;
        let held = plan.between(on, on).into_iter();
        Ok(held.filter(|it| it.is_held() && it.is_given_by(teacher)).map(lesson).collect())
    }

    fn of_class(&self, tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<Lesson>> {
        let Some(known) = people::class::load(tx, class)? else { return Ok(Vec::new()) };
        let plan = of_class(tx, (class, known.school), (on, on))?;
        let held = plan.between(on, on).into_iter();
        Ok(held.filter(Occurrence::is_held).map(lesson).collect())
    }

    fn next(
        &self,
        tx: &Tx<'_>,
        whose: Whose,
        subject: &str,
        teacher: Id<Person>,
        after: Day,
    ) -> Result<Option<Lesson>> {
        let span = (after.plus_days(1), after.plus_days(AHEAD_DAYS));
        let plan = match whose {
            Whose::Class(class) => {
                let Some(known) = people::class::load(tx, class)? else { return Ok(None) };
                showing::plan(tx, &[known.school], &[class.cast()], span)?
            }
            Whose::Group(group) => {
                let Some(school) = store::places::school_of_group(tx, group)? else {
                    return Ok(None);
                };
                showing::plan(tx, &[school], &[group.cast()], span)?
            }
        };
        let mut held = plan.between(span.0, span.1);
        held.retain(Occurrence::is_held);
        let wanted = fold(subject);
        let of_subject = held.iter().find(|it| !wanted.is_empty() && fold(&it.subject) == wanted);
        let found = of_subject.or_else(|| held.iter().find(|it| it.is_given_by(teacher)));
        Ok(found.cloned().map(lesson))
    }
}

/// The lessons of a class, with those of the groups its pupils are in.
pub fn of_class(
    tx: &Tx<'_>,
    (class, school): (Id<Class>, Id<School>),
    span: (Day, Day),
) -> Result<Plan> {
    let groups = store::places::groups_of_class(tx, class, span.0)?;
    let refs: Vec<Id<()>> = groups.into_iter().map(Id::cast).chain([class.cast()]).collect();
    showing::plan(tx, &[school], &refs, span)
}

fn lesson(it: Occurrence) -> Lesson {
    let named = |id: Option<i64>, part: &Part| id.map(|id| (id, part.said()));
    let classes = it.parts.iter().filter_map(|part| named(part.class().map(Id::raw), part));
    let groups = it.parts.iter().filter_map(|part| named(part.group().map(Id::raw), part));
    Lesson {
        school: it.school,
        day: it.day,
        from: it.from,
        until: it.until,
        classes: classes.map(|(id, name)| (Id::<Class>::new(id), name)).collect(),
        groups: groups.map(|(id, name)| (Id::<Group>::new(id), name)).collect(),
        teachers: it.parts.iter().filter_map(Part::teacher).collect(),
        rooms: it.said(PartKind::Room),
        subject: it.subject,
    }
}
