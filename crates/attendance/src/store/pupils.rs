//! Pupils of a class on a day, and the one a page is about.

use crate::{
    pupil::Pupil,
    roll::{Band, Roll},
};
use base::{Day, Id, PersonName, Title};
use db::{Result, Tx, ids, params};
use people::{Class, Person, School};

db::row! {
    /// A pupil in the order of lists.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub class_id: Option<Id<Class>>,
    }
}

impl Line {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, None)
    }
}

/// Those of a class or of a group.
pub fn of_roll(tx: &Tx<'_>, roll: &Roll, on: Day) -> Result<Vec<Line>> {
    if roll.is_group { of_band(tx, roll.id.cast(), on) } else { of_class(tx, roll.id, on) }
}

/// The pupils of a group, each with the class he is in.
fn of_band(tx: &Tx<'_>, band: Id<Band>, on: Day) -> Result<Vec<Line>> {
    tx.all(
        "select p.id, p.first_name, p.last_name, e.class_id
           from person_group g
           join membership m on m.group_id = g.id and m.on_behalf_of = 0
           join enrolment e on e.pupil_id = m.person_id and e.school_id = g.school_id
           join person p on p.id = e.pupil_id
          where g.id = $1
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by p.sort_key, p.id
          limit 200",
        params![band, on],
    )
}

/// A group that lessons are given to: in a secondary school, and open.
pub fn band(tx: &Tx<'_>, band: Id<Band>) -> Result<Option<Band>> {
    tx.first(
        "select g.id, g.school_id, g.name
           from person_group g
           join school s on s.id = g.school_id
          where g.id = $1
            and g.kind = 'hand'
            and g.closed_on is null
            and s.kind in ('middle', 'high')",
        params![band],
    )
}

/// The groups of secondary schools in which this person is, and in whose school he works.
pub fn bands_of(tx: &Tx<'_>, person: Id<Person>, schools: &[Id<School>]) -> Result<Vec<Band>> {
    tx.all(
        "select distinct g.id, g.school_id, g.name
           from membership m
           join person_group g on g.id = m.group_id
           join school s on s.id = g.school_id
          where m.person_id = $1
            and g.school_id in ids($2)
            and g.kind = 'hand'
            and g.closed_on is null
            and s.kind in ('middle', 'high')
          order by g.name, g.id
          limit 100",
        params![person, ids(schools.iter().copied())],
    )
}

pub fn of_class(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<Line>> {
    tx.all(
        "select p.id, p.first_name, p.last_name, e.class_id
           from enrolment e
           join person p on p.id = e.pupil_id
          where e.class_id = $1
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by p.sort_key, p.id
          limit 200",
        params![class, on],
    )
}

db::row! {
    struct Found {
        id: Id<Pupil>,
        first_name: String,
        last_name: String,
        school_id: Id<School>,
        class_id: Option<Id<Class>>,
        has_authority: bool,
    }
}

/// A pupil where he is now, and whether this person answers for him by law.
pub fn find(tx: &Tx<'_>, pupil: Id<Pupil>, by: Id<Person>) -> Result<Option<Pupil>> {
    let found: Option<Found> = tx.first(
        "select p.id, p.first_name, p.last_name, e.school_id, e.class_id,
                coalesce((select g.has_authority
                            from guardianship g
                           where g.pupil_id = p.id and g.guardian_id = $2
                           order by g.from_on desc, g.id desc
                           limit 1), 0) as has_authority
           from person p
           join enrolment e on e.pupil_id = p.id
          where p.id = $1
          order by e.from_on desc, e.id desc
          limit 1",
        params![pupil, by],
    )?;
    Ok(found.map(|found| Pupil {
        id: found.id,
        name: PersonName::new(found.first_name, found.last_name, None),
        school: found.school_id,
        class: found.class_id,
        is_answered_for: found.has_authority,
    }))
}

db::row! {
    /// The name of somebody who marked, told or signed.
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
        "select id, first_name, last_name, title from person where id in ids($1)",
        params![ids(persons.iter().copied())],
    )
}

db::row! {
    /// Somebody to be told of a pupil.
    #[derive(Clone, Copy, Debug)]
    pub struct Guard {
        pub pupil_id: Id<Person>,
        pub guardian_id: Id<Person>,
    }
}

/// Those who see what concerns these pupils: with authority, or named as a contact.
pub fn guardians(tx: &Tx<'_>, pupils: &[Id<Person>], on: Day) -> Result<Vec<Guard>> {
    tx.all(
        "select distinct pupil_id, guardian_id
           from guardianship
          where pupil_id in ids($1)
            and from_on <= $2
            and (until_on is null or until_on > $2)
            and (has_authority = 1 or is_contact = 1)
          order by pupil_id, guardian_id",
        params![ids(pupils.iter().copied()), on],
    )
}
