//! The pupils of an assessment: those who are there, and those who have left with their results.

use crate::Assessment;
use base::{Day, Id, PersonName, Title};
use db::{Result, Tx, ids, params};
use people::{Class, Group, Level, Person};

db::row! {
    struct Row {
        id: Id<Person>,
        first_name: String,
        last_name: String,
        level: Level,
        until_on: Option<Day>,
        now_in: Option<String>,
    }
}

/// A line of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: Id<Person>,
    pub name: PersonName,
    pub level: Level,
    /// The first day without him; none while he is there.
    pub left_on: Option<Day>,
    /// The class of the same school he is in now.
    pub now_in: Option<String>,
}

impl Line {
    pub const fn is_here(&self) -> bool {
        self.left_on.is_none()
    }
}

/// Those of its class or group, as on a day, in the order of lists.
pub fn of_assessment(tx: &Tx<'_>, assessment: &Assessment, on: Day) -> Result<Vec<Line>> {
    let rows: Vec<Row> = match (assessment.class_id, assessment.group_id) {
        (Some(class), _) => of_class(tx, assessment, class, on)?,
        (None, Some(group)) => of_group(tx, assessment, group, on)?,
        (None, None) => Vec::new(),
    };
    Ok(lines(rows, on))
}

/// Each pupil once: where he is there again, he has not left.
fn lines(rows: Vec<Row>, on: Day) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for row in rows {
        let left_on = row.until_on.filter(|until_on| *until_on <= on);
        match lines.iter_mut().find(|line| line.id == row.id) {
            Some(line) if left_on.is_none() => line.left_on = None,
            Some(_) => {}
            None => lines.push(Line {
                id: row.id,
                name: PersonName::new(row.first_name, row.last_name, None),
                level: row.level,
                left_on,
                now_in: row.now_in,
            }),
        }
    }
    lines
}

/// Those who are in the class, and those who were when it took place or have results of it.
fn of_class(tx: &Tx<'_>, assessment: &Assessment, class: Id<Class>, on: Day) -> Result<Vec<Row>> {
    tx.all(
        "select p.id, p.first_name, p.last_name, e.level, e.until_on,
                (select c.name
                   from enrolment n
                   join class c on c.id = n.class_id
                  where n.pupil_id = p.id and n.school_id = e.school_id
                    and n.from_on <= $3
                    and (n.until_on is null or n.until_on > $3)
                  order by n.from_on desc
                  limit 1) as now_in
           from enrolment e
           join person p on p.id = e.pupil_id
          where e.class_id = $1
            and e.from_on <= $3
            and (e.until_on is null or e.until_on > $4
              or exists (select 1
                           from assessment_result r
                          where r.assessment_id = $2 and r.pupil_id = e.pupil_id))
          order by p.sort_key, p.id, e.from_on desc
          limit 300",
        params![class, assessment.id, on, assessment.day.min(on)],
    )
}

/// Those who are members, and those who were and have results of it.
fn of_group(tx: &Tx<'_>, assessment: &Assessment, group: Id<Group>, on: Day) -> Result<Vec<Row>> {
    tx.all(
        "select p.id, p.first_name, p.last_name, e.level,
                case when m.person_id is null then cast($4 as text) else e.until_on end as until_on,
                c.name as now_in
           from enrolment e
           join person p on p.id = e.pupil_id
           left join class c on c.id = e.class_id
           left join membership m
             on m.group_id = $1 and m.person_id = p.id and m.on_behalf_of = 0
          where e.school_id = $3
            and e.from_on <= $4
            and (e.until_on is null or e.until_on > $4)
            and (m.person_id is not null
              or exists (select 1
                           from assessment_result r
                          where r.assessment_id = $2 and r.pupil_id = p.id))
          order by p.sort_key, p.id
          limit 300",
        params![group, assessment.id, assessment.school_id, on],
    )
}

db::row! {
    /// The name of somebody who wrote.
    #[derive(Clone, Debug)]
    pub struct Named {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
    }
}

impl Named {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, self.title)
    }
}

pub fn names(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<Named>> {
    tx.all(
        "select id, first_name, last_name, title from person where id in ids($1) limit 1000",
        params![ids(persons.iter().copied())],
    )
}

/// The pupils of a class on a day, in the order of lists.
pub fn in_class(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<Line>> {
    let rows: Vec<Row> = tx.all(
        "select p.id, p.first_name, p.last_name, e.level, e.until_on, null as now_in
           from enrolment e
           join person p on p.id = e.pupil_id
          where e.class_id = $1
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by p.sort_key, p.id
          limit 200",
        params![class, on],
    )?;
    Ok(lines(rows, on))
}
