//! Where people are: pupils, teachers, classes and groups of a secondary school.

use crate::{Pupil, Teacher};
use base::{Day, Id, PersonName, SchoolYear, Title};
use db::{Result, Tx, ids, params};
use people::{Class, Group, Person, School};

db::row! {
    struct PupilRow {
        id: Id<Person>,
        first_name: String,
        last_name: String,
        school_id: Id<School>,
        class_id: Option<Id<Class>>,
    }
}

/// Those of these who are pupils of a secondary school on a day.
pub fn pupils(tx: &Tx<'_>, persons: &[Id<Person>], on: Day) -> Result<Vec<Pupil>> {
    let rows: Vec<PupilRow> = tx.all(
        "select p.id, p.first_name, p.last_name, e.school_id, e.class_id
           from enrolment e
           join person p on p.id = e.pupil_id
           join school s on s.id = e.school_id
          where e.pupil_id in ids($1)
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
            and s.kind in ('middle', 'high')
          order by e.from_on desc, e.id desc
          limit 100",
        params![ids(persons.iter().copied()), on],
    )?;
    let mut pupils: Vec<Pupil> = Vec::new();
    for row in rows {
        if pupils.iter().all(|known| known.id != row.id) {
            let name = PersonName::new(row.first_name, row.last_name, None);
            pupils.push(Pupil { id: row.id, name, school: row.school_id, class: row.class_id });
        }
    }
    Ok(pupils)
}

/// The groups made by hand in which these pupils are: pupil and group.
pub fn groups_of(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<Vec<(Id<Person>, Id<Group>)>> {
    tx.all(
        "select distinct m.person_id, g.id
           from membership m
           join person_group g on g.id = m.group_id
          where m.person_id in ids($1)
            and m.on_behalf_of = 0
            and g.kind = 'hand'
            and g.school_id is not null
            and g.closed_on is null
          order by m.person_id, g.id
          limit 500",
        params![ids(pupils.iter().copied())],
    )
}

/// The groups made by hand in which pupils of this class are.
pub fn groups_of_class(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<Id<Group>>> {
    let rows: Vec<(Id<Group>,)> = tx.all(
        "select distinct g.id
           from enrolment e
           join membership m on m.person_id = e.pupil_id and m.on_behalf_of = 0
           join person_group g on g.id = m.group_id and g.school_id = e.school_id
          where e.class_id = $1
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
            and g.kind = 'hand'
            and g.closed_on is null
          order by g.id
          limit 200",
        params![class, on],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

db::row! {
    struct TeacherRow {
        id: Id<Person>,
        first_name: String,
        last_name: String,
        title: Option<Title>,
        school_id: Id<School>,
    }
}

/// Somebody who works in a secondary school on a day, and in which ones.
pub fn teacher(tx: &Tx<'_>, person: Id<Person>, on: Day) -> Result<Option<Teacher>> {
    let rows: Vec<TeacherRow> = tx.all(
        "select distinct p.id, p.first_name, p.last_name, p.title, a.school_id
           from assignment a
           join person p on p.id = a.person_id
           join school s on s.id = a.school_id
          where a.person_id = $1
            and a.from_on <= $2
            and (a.until_on is null or a.until_on > $2)
            and s.kind in ('middle', 'high')
          order by a.school_id
          limit 20",
        params![person, on],
    )?;
    let schools = rows.iter().map(|row| row.school_id).collect();
    let teacher = |row: TeacherRow| Teacher {
        id: row.id,
        name: PersonName::new(row.first_name, row.last_name, row.title),
        schools,
    };
    Ok(rows.into_iter().next().map(teacher))
}

db::row! {
    /// Somebody who may give a lesson.
    #[derive(Clone, Debug, PartialEq, Eq)]
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

/// Those who teach in a school on a day, by name.
pub fn teachers(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Named>> {
    let mut all: Vec<Named> = tx.all(
        "select distinct p.id, p.first_name, p.last_name, p.title
           from assignment a
           join person p on p.id = a.person_id
          where a.school_id = $1
            and a.from_on <= $2
            and (a.until_on is null or a.until_on > $2)
            and a.function in ('teacher', 'substitute', 'specialist', 'librarian')
          limit 1000",
        params![school, on],
    )?;
    all.sort_by_cached_key(|it| it.name().sort_key());
    Ok(all)
}

db::row! {
    /// A class or a group, as one chooses among them.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Place {
        pub id: Id<()>,
        pub name: String,
    }
}

pub fn classes(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Place>> {
    tx.all(
        "select id, name
           from class
          where school_id = $1
            and year = $2
            and (closed_on is null or closed_on > $3)
          order by name, id
          limit 300",
        params![school, SchoolYear::of(on), on],
    )
}

pub fn groups(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Place>> {
    tx.all(
        "select id, name
           from person_group
          where school_id = $1 and kind = 'hand' and closed_on is null
          order by name, id
          limit 500",
        params![school],
    )
}

pub fn school_of_group(tx: &Tx<'_>, group: Id<Group>) -> Result<Option<Id<School>>> {
    let found: Option<(Id<School>,)> = tx.first(
        "select school_id from person_group where id = $1 and school_id is not null",
        params![group],
    )?;
    Ok(found.map(|(school,)| school))
}

/// Those of some classes that have a lesson, unless its timetable was undone.
pub fn taught_in(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<Id<Class>>> {
    let found: Vec<(Id<Class>,)> = tx.all(
        "select distinct p.ref_id
           from timetable_part p
           join timetable_lesson l on l.id = p.lesson_id
           join timetable_version v on v.id = l.version_id
          where p.kind = 'class' and p.ref_id in ids($1) and v.undone_at is null",
        params![ids(classes.iter().copied())],
    )?;
    Ok(found.into_iter().map(|(class,)| class).collect())
}
