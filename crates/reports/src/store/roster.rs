//! Who a report is about: the pupils of a class at the end of a period, as rows.

use crate::report::Report;
use base::{Day, Id, PersonName};
use db::{Result, Tx, ids, params};
use people::{Class, Level, Person, School};
use results::Period;

const PUPILS_MAX: u32 = 400;

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Enrolled {
        pub pupil: Id<Person>,
        pub class: Id<Class>,
        pub level: Level,
        pub born_on: Option<Day>,
        /// Without a level: the cycle his last report followed.
        pub cycle: Option<u8>,
    }
}

/// The pupils of a class on a day.
pub fn of_class(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<Enrolled>> {
    tx.all(
        "select e.pupil_id as pupil, e.class_id as class, e.level, p.birth_day as born_on,
                case when e.level = 'other'
                     then (select r.cycle
                             from report r
                             join period d on d.id = r.period_id
                            where r.pupil_id = e.pupil_id
                              and r.kind = 'period'
                              and r.cycle is not null
                            order by d.from_on desc
                            limit 1)
                     end as cycle
           from enrolment e
           join person p on p.id = e.pupil_id
          where e.class_id = $1
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by p.sort_key, p.id
          limit $3",
        params![class, on, PUPILS_MAX],
    )
}

db::row! {
    /// A class somebody was in, in a period, and until when.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Before {
        pub pupil: Id<Person>,
        pub class: String,
        pub until_on: Day,
    }
}

/// Which other classes these pupils were in between two days.
pub fn before(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    class: Id<Class>,
    (from_on, until_on): (Day, Day),
) -> Result<Vec<Before>> {
    tx.all(
        "select e.pupil_id as pupil, c.name as class, e.until_on
           from enrolment e
           join class c on c.id = e.class_id
          where e.pupil_id in ids($1)
            and e.class_id <> $2
            and e.until_on > $3
            and e.until_on < $4
            and e.from_on < e.until_on
          order by e.pupil_id, e.until_on
          limit 1000",
        params![ids(pupils.iter().copied()), class, from_on, until_on],
    )
}

db::row! {
    /// A pupil of a report, as it names him.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Named {
        pub report: Id<Report>,
        pub pupil: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub birth_day: Option<Day>,
    }
}

impl Named {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), None)
    }
}

/// The pupils of the reports of a class, by name.
pub fn named(tx: &Tx<'_>, class: Id<Class>, period: Id<Period>) -> Result<Vec<Named>> {
    tx.all(
        "select r.id as report, p.id as pupil, p.first_name, p.last_name, p.birth_day
           from report r
           join person p on p.id = r.pupil_id
          where r.class_id = $1 and r.period_id = $2
          order by p.sort_key, p.id, r.kind desc
          limit $3",
        params![class, period, PUPILS_MAX],
    )
}

/// How many pupils each class of a school has on a day.
pub fn counts(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<(Id<Class>, i64)>> {
    tx.all(
        "select class_id, count(*)
           from enrolment
          where school_id = $1
            and class_id is not null
            and from_on <= $2
            and (until_on is null or until_on > $2)
          group by class_id
          order by class_id
          limit 200",
        params![school, on],
    )
}
