//! The maternelle of a school, class by class, as rows.

use crate::Half;
use base::{Day, Id, SchoolYear};
use db::{Result, Tx, params};
use people::{Class, Person, School};

db::row! {
    /// A class, and how many of its pupils were shown nothing in a half-year.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Late {
        pub class_id: Id<Class>,
        pub name: String,
        pub pupils: u32,
    }
}

/// The classes of a school in which somebody was shown nothing.
pub fn late(tx: &Tx<'_>, school: Id<School>, half: Half, on: Day) -> Result<Vec<Late>> {
    tx.all(
        "select c.id as class_id, c.name, count(distinct e.pupil_id) as pupils
           from class c
           join enrolment e on e.class_id = c.id
          where c.school_id = $1
            and e.school_id = $1
            and e.level in ('tps', 'ps', 'ms', 'gs')
            and e.from_on <= $3
            and (e.until_on is null or e.until_on > $3)
            and not exists (select 1
                              from carnet_shown s
                              join carnet_showing w on w.id = s.showing_id
                             where s.pupil_id = e.pupil_id and w.half = $2)
          group by c.id, c.name
          order by c.name, c.id
          limit 100",
        params![school, half.to_string(), on],
    )
}

db::row! {
    /// A class as its head reads it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ClassLine {
        pub class_id: Id<Class>,
        pub name: String,
        pub pupils: u32,
        /// Whose carnet was shown in this half-year.
        pub shown: u32,
        /// In GS, and those of them whose synthèse is locked.
        pub last_year: u32,
        pub locked: u32,
    }
}

pub fn classes(
    tx: &Tx<'_>,
    school: Id<School>,
    (half, year): (Half, SchoolYear),
    on: Day,
) -> Result<Vec<ClassLine>> {
    tx.all(
        "select c.id as class_id, c.name, count(*) as pupils,
                sum(case when exists (select 1
                                        from carnet_shown s
                                        join carnet_showing w on w.id = s.showing_id
                                       where s.pupil_id = e.pupil_id and w.half = $2)
                         then 1 else 0 end) as shown,
                sum(case when e.level = 'gs' then 1 else 0 end) as last_year,
                sum(case when e.level = 'gs'
                          and exists (select 1
                                        from carnet_synthesis y
                                       where y.pupil_id = e.pupil_id
                                         and y.year = $3
                                         and y.state = 'locked')
                         then 1 else 0 end) as locked
           from class c
           join enrolment e on e.class_id = c.id
          where c.school_id = $1
            and e.school_id = $1
            and e.level in ('tps', 'ps', 'ms', 'gs')
            and e.from_on <= $4
            and (e.until_on is null or e.until_on > $4)
          group by c.id, c.name
          order by c.name, c.id
          limit 100",
        params![school, half.to_string(), year, on],
    )
}

/// Schools where somebody is in maternelle today, from the one after `after`.
pub fn with_nursery(tx: &Tx<'_>, after: Id<School>, on: Day) -> Result<Vec<Id<School>>> {
    let rows: Vec<(Id<School>,)> = tx.all(
        "select s.id
           from school s
          where s.id > $1
            and s.kind in ('nursery', 'primary')
            and exists (select 1
                          from enrolment e
                         where e.school_id = s.id
                           and e.level in ('tps', 'ps', 'ms', 'gs')
                           and e.from_on <= $2
                           and (e.until_on is null or e.until_on > $2))
          order by s.id
          limit 500",
        params![after, on],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Who teaches in which class of a school.
pub fn teachers(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<(Id<Class>, Id<Person>)>> {
    tx.all(
        "select distinct class_id, person_id
           from assignment
          where school_id = $1
            and class_id is not null
            and function in ('teacher', 'substitute')
            and from_on <= $2
            and (until_on is null or until_on > $2)
          order by class_id, person_id
          limit 500",
        params![school, on],
    )
}

pub fn heads(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select distinct person_id
           from assignment
          where school_id = $1
            and function in ('head', 'deputy')
            and from_on <= $2
            and (until_on is null or until_on > $2)
          order by person_id
          limit 50",
        params![school, on],
    )?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}
