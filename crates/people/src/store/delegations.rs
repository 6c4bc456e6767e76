//! Delegations, as rows.

use crate::{Delegation, Person, Right, School};
use base::{Day, Id};
use db::{Result, Tx, ids, params};

pub fn insert(
    tx: &Tx<'_>,
    person: Id<Person>,
    school: Id<School>,
    right: Right,
    from_on: Day,
    until_on: Option<Day>,
) -> Result<Id<Delegation>> {
    let id = tx.new_id();
    tx.run(
        "insert into delegation (id, person_id, school_id, word, from_on, until_on, is_current)
         values ($1, $2, $3, $4, $5, $6, 0)",
        params![id, person, school, right, from_on, until_on],
    )?;
    Ok(id)
}

pub fn end(tx: &Tx<'_>, these: &[Id<Delegation>], on: Day) -> Result<Vec<Id<Person>>> {
    let ended: Vec<(Id<Person>,)> = tx.all(
        "update delegation
            set until_on = $2
          where id in ids($1) and (until_on is null or until_on > $2)
      returning person_id",
        params![ids(these.iter().copied()), on],
    )?;
    Ok(ended.into_iter().map(|(id,)| id).collect())
}

/// Makes `is_current` say what the dates say; gives the persons for whom it changed.
pub fn make_current(tx: &Tx<'_>, persons: &[Id<Person>], today: Day) -> Result<Vec<Id<Person>>> {
    let changed: Vec<(Id<Person>,)> = tx.all(
        "update delegation
            set is_current = 1 - is_current
          where person_id in ids($1)
            and is_current <> case when from_on <= $2 and (until_on is null or until_on > $2)
                                   then 1 else 0 end
      returning person_id",
        params![ids(persons.iter().copied()), today],
    )?;
    Ok(changed.into_iter().map(|(id,)| id).collect())
}

pub fn of_person(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Delegation>> {
    tx.all(
        "select id, person_id as person, school_id as school, word as right, from_on, until_on
           from delegation
          where person_id = $1
          order by from_on desc, id desc
          limit 500",
        params![person],
    )
}

pub fn in_school(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Delegation>> {
    tx.all(
        "select id, person_id as person, school_id as school, word as right, from_on, until_on
           from delegation
          where school_id = $1
            and (until_on is null or until_on > $2)
          order by person_id, word
          limit 500",
        params![school, on],
    )
}
