//! What the head of a school follows: today, what nobody has explained, the threshold of a month.

use crate::{Absence, Mark, Moment, Slot, State};
use base::{Day, Id, Instant, Minutes, PersonName};
use db::{Result, Tx, params};
use people::{Class, Person, School};

db::row! {
    /// A pupil who is not as everybody is, in a school.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub id: Id<Mark>,
        pub pupil_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub class_id: Id<Class>,
        pub class_name: String,
        pub day: Day,
        pub moment: Moment,
        pub state: State,
        pub minutes: Option<Minutes>,
        pub marked_at: Instant,
        pub told_at: Option<Instant>,
        pub absence_id: Option<Id<Absence>>,
    }
}

impl Line {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, None)
    }

    pub const fn slot(&self) -> Slot {
        Slot::new(self.day, self.moment)
    }
}

/// The marks of a day, of every class and moment.
pub fn of_day(tx: &Tx<'_>, school: Id<School>, day: Day) -> Result<Vec<Line>> {
    tx.all(
        "select m.id, m.pupil_id, p.first_name, p.last_name, m.class_id,
                coalesce(c.name, g.name, '') as class_name,
                m.day, m.moment, m.state, m.minutes, m.marked_at, m.told_at,
                (select a.id
                   from absence a
                  where a.pupil_id = m.pupil_id
                    and a.withdrawn_at is null
                    and a.from_slot <= m.day || m.moment
                    and a.until_slot >= m.day || m.moment
                  order by a.id desc
                  limit 1) as absence_id
           from roll_call_mark m
           join person p on p.id = m.pupil_id
           left join class c on c.id = m.class_id
           left join person_group g on g.id = m.class_id
          where m.school_id = $1 and m.day = $2
          order by class_name, p.sort_key, p.id, m.moment
          limit 2000",
        params![school, day],
    )
}

/// The half-days since a day that no family has said a word of, the oldest first.
pub fn unexplained(tx: &Tx<'_>, school: Id<School>, since: Day) -> Result<Vec<Line>> {
    tx.all(
        "select m.id, m.pupil_id, p.first_name, p.last_name, m.class_id, c.name as class_name,
                m.day, m.moment, m.state, m.minutes, m.marked_at, m.told_at,
                cast(null as bigint) as absence_id
           from roll_call_mark m
           join person p on p.id = m.pupil_id
           join class c on c.id = m.class_id
          where m.school_id = $1
            and m.day >= $2
            and m.state = 'absent'
            and m.moment in ('am', 'pm')
            and not exists (select 1
                              from closure k
                             where k.school_id = m.school_id
                               and k.lifted_at is null
                               and k.from_slot <= m.day || m.moment
                               and k.until_slot >= m.day || m.moment)
            and not exists (select 1
                              from absence a
                             where a.pupil_id = m.pupil_id
                               and a.withdrawn_at is null
                               and a.from_slot <= m.day || m.moment
                               and a.until_slot >= m.day || m.moment)
          order by m.day, p.sort_key, p.id, m.moment
          limit 500",
        params![school, since],
    )
}

db::row! {
    /// A pupil who has missed much without a legitimate reason.
    #[derive(Clone, Debug)]
    pub struct Missed {
        pub pupil_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub half_days: u32,
    }
}

/// Who has missed `least` half-days or more between two days without a legitimate reason.
pub fn missed(
    tx: &Tx<'_>,
    school: Id<School>,
    (first, last): (Day, Day),
    least: u32,
) -> Result<Vec<Missed>> {
    tx.all(
        "select m.pupil_id, p.first_name, p.last_name, count(*) as half_days
           from roll_call_mark m
           join person p on p.id = m.pupil_id
          where m.school_id = $1
            and m.day >= $2
            and m.day <= $3
            and m.state = 'absent'
            and m.moment in ('am', 'pm')
            and not exists (select 1
                              from closure k
                             where k.school_id = m.school_id
                               and k.lifted_at is null
                               and k.from_slot <= m.day || m.moment
                               and k.until_slot >= m.day || m.moment)
            and not exists (select 1
                              from absence a
                             where a.pupil_id = m.pupil_id
                               and a.withdrawn_at is null
                               and a.is_legitimate = 1
                               and a.from_slot <= m.day || m.moment
                               and a.until_slot >= m.day || m.moment)
          group by m.pupil_id, p.first_name, p.last_name, p.sort_key
         having count(*) >= $4
          order by count(*) desc, p.sort_key, m.pupil_id
          limit 200",
        params![school, first, last, least],
    )
}

db::row! {
    /// A class of a school, and how many are in it.
    #[derive(Clone, Debug)]
    pub struct ClassLine {
        pub id: Id<Class>,
        pub name: String,
        pub pupils: u32,
    }
}

pub fn classes(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<ClassLine>> {
    tx.all(
        "select c.id, c.name,
                (select count(*)
                   from enrolment e
                  where e.class_id = c.id
                    and e.from_on <= $3
                    and (e.until_on is null or e.until_on > $3)) as pupils
           from class c
          where c.school_id = $1
            and c.year = $2
            and (c.closed_on is null or c.closed_on > $3)
          order by c.name, c.id
          limit 200",
        params![school, base::SchoolYear::of(on), on],
    )
}
