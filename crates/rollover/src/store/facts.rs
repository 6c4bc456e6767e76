//! Questions to the tables of `people` that a whole school asks at once. They are read, never
//! written: what changes goes through the functions of `people`.

use base::{Day, Id, PersonName, SchoolYear, Title};
use db::{Result, Tx, ids, params};
use people::{Assignment, Class, Enrolment, Person, School};
use std::collections::HashMap;

/// Who is enrolled in the school on a day or will be later.
pub fn seats(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Enrolment>> {
    tx.all(
        "select id, pupil_id as pupil, school_id as school, class_id as class, level, from_on,
                until_on
           from enrolment
          where school_id = $1
            and (until_on is null or until_on > $2 and until_on > from_on)
          order by pupil_id, from_on, id
          limit 20000",
        params![school, on],
    )
}

/// The classes of a school up to a year that still stand on a day: those of older years only while
/// somebody sits in them.
pub fn classes(tx: &Tx<'_>, school: Id<School>, year: SchoolYear, on: Day) -> Result<Vec<Class>> {
    tx.all(
        "select c.id, c.school_id as school, c.year, c.name, c.source_key, c.closed_on
           from class c
          where c.school_id = $1
            and c.year <= $2
            and (c.closed_on is null or c.closed_on > $3)
            and (c.year = $2
                 or exists (select 1
                              from enrolment e
                             where e.class_id = c.id
                               and (e.until_on is null or e.until_on > $3)))
          order by c.name, c.id
          limit 500",
        params![school, year, on],
    )
}

/// The classes of a school in a year that are not closed.
pub fn open_classes(tx: &Tx<'_>, school: Id<School>, year: SchoolYear) -> Result<Vec<Class>> {
    tx.all(
        "select id, school_id as school, year, name, source_key, closed_on
           from class
          where school_id = $1 and year = $2 and closed_on is null
          order by name, id
          limit 500",
        params![school, year],
    )
}

/// What is done in the school on a day or will be later, in classes or not.
pub fn posts(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Assignment>> {
    tx.all(
        "select id, person_id as person, school_id as school, town_id as town,
                body_id as body, class_id as class, function, subject, from_on, until_on
           from assignment
          where school_id = $1
            and (until_on is null or until_on > $2 and until_on > from_on)
          order by person_id, from_on, id
          limit 20000",
        params![school, on],
    )
}

/// The days of birth of these persons, as far as they are known.
pub fn birthdays(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<HashMap<Id<Person>, Day>> {
    if persons.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Id<Person>, Day)> = tx.all(
        "select id, birth_day from person where id in ids($1) and birth_day is not null",
        params![ids(persons.iter().copied())],
    )?;
    Ok(rows.into_iter().collect())
}

/// The names of these persons.
pub fn names(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<HashMap<Id<Person>, PersonName>> {
    let rows: Vec<(Id<Person>, String, String, Option<Title>)> = tx.all(
        "select id, first_name, last_name, title from person where id in ids($1)",
        params![ids(persons.iter().copied())],
    )?;
    let named = |(id, first, last, title): (Id<Person>, String, String, Option<Title>)| {
        (id, PersonName { first, last, title })
    };
    Ok(rows.into_iter().map(named).collect())
}
