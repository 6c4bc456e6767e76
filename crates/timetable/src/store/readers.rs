//! Whom a lesson concerns: its pupils and their guardians, on a day; and whom a whole timetable.

use crate::Lesson;
use base::{Day, Id};
use db::{Result, Tx, params};
use people::{Person, School};

db::row! {
    /// Somebody to be told; `pupil_id` is the child of a guardian, 0 of who is told for himself.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Reader {
        pub person_id: Id<Person>,
        pub pupil_id: i64,
    }
}

/// The pupils of a lesson and their guardians: of its classes by dated facts, of its groups by who
/// is in them. Where a lesson names groups, its classes say only where those come from.
pub fn of_lesson(tx: &Tx<'_>, lesson: Id<Lesson>, on: Day) -> Result<Vec<Reader>> {
    tx.all(
        "with concerned as (
           select e.pupil_id
             from timetable_part t
             join enrolment e on e.class_id = t.ref_id
            where t.lesson_id = $1
              and t.kind = 'class'
              and e.from_on <= $2
              and (e.until_on is null or e.until_on > $2)
              and not exists (select 1
                                from timetable_part o
                               where o.lesson_id = $1 and o.kind = 'group' and o.ref_id <> 0)
            union
           select e.pupil_id
             from timetable_part t
             join membership m on m.group_id = t.ref_id and m.on_behalf_of = 0
             join enrolment e on e.pupil_id = m.person_id
            where t.lesson_id = $1
              and t.kind = 'group'
              and e.from_on <= $2
              and (e.until_on is null or e.until_on > $2)
         )
         select pupil_id as person_id, 0 as pupil_id
           from concerned
          union
         select g.guardian_id as person_id, g.pupil_id
           from guardianship g
           join concerned c on c.pupil_id = g.pupil_id
          where g.from_on <= $2
            and (g.until_on is null or g.until_on > $2)
            and (g.has_authority = 1 or g.is_contact = 1)
          order by person_id, pupil_id
          limit 5000",
        params![lesson, on],
    )
}

/// The pupils of a school, their guardians, its team.
pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Reader>> {
    tx.all(
        "select distinct m.person_id, m.on_behalf_of as pupil_id
           from person_group g
           join membership m on m.group_id = g.id
          where g.scope_kind = 'school'
            and g.scope_id = $1
            and g.kind in ('pupils', 'guardians', 'team')
            and g.level = ''
          order by 1, 2
          limit 100000",
        params![school],
    )
}
