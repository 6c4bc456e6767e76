//! Enrolments, as rows.

use crate::{Enrolment, NewEnrolment, Person, School};
use base::{Day, Id};
use db::{Result, Tx, Value, ids, params};

pub fn insert(tx: &Tx<'_>, new: &[NewEnrolment]) -> Result<Vec<Id<Enrolment>>> {
    let made: Vec<Id<Enrolment>> = new.iter().map(|_| tx.new_id()).collect();
    let rows: Vec<Vec<Value>> = new
        .iter()
        .zip(&made)
        .map(|(new, id)| {
            params![*id, new.pupil, new.school, new.class, new.level, new.from_on, new.until_on]
                .to_vec()
        })
        .collect();
    tx.run_each(
        "insert into enrolment (id, pupil_id, school_id, class_id, level, from_on, until_on)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &rows,
    )?;
    Ok(made)
}

pub fn end(tx: &Tx<'_>, these: &[Id<Enrolment>], on: Day) -> Result<Vec<Id<Person>>> {
    let ended: Vec<(Id<Person>,)> = tx.all(
        "update enrolment
            set until_on = $2
          where id in ids($1) and (until_on is null or until_on > $2)
      returning pupil_id",
        params![ids(these.iter().copied()), on],
    )?;
    Ok(ended.into_iter().map(|(id,)| id).collect())
}

pub fn set_until(tx: &Tx<'_>, ends: &[(Id<Enrolment>, Option<Day>)]) -> Result<Vec<Id<Person>>> {
    let rows: Vec<Vec<Value>> =
        ends.iter().map(|(id, until_on)| params![*id, *until_on].to_vec()).collect();
    tx.run_each("update enrolment set until_on = $2 where id = $1", &rows)?;
    let touched: Vec<(Id<Person>,)> = tx.all(
        "select distinct pupil_id from enrolment where id in ids($1)",
        params![ids(ends.iter().map(|(id, _)| *id))],
    )?;
    Ok(touched.into_iter().map(|(id,)| id).collect())
}

pub fn delete(tx: &Tx<'_>, these: &[Id<Enrolment>]) -> Result<Vec<Id<Person>>> {
    let gone: Vec<(Id<Person>,)> = tx.all(
        "delete from enrolment where id in ids($1) returning pupil_id",
        params![ids(these.iter().copied())],
    )?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

pub fn of_pupil(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Enrolment>> {
    tx.all(
        "select id, pupil_id as pupil, school_id as school, class_id as class, level, from_on,
                until_on
           from enrolment
          where pupil_id = $1
          order by from_on desc, id desc",
        params![pupil],
    )
}

pub fn in_school(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Enrolment>> {
    tx.all(
        "select id, pupil_id as pupil, school_id as school, class_id as class, level, from_on,
                until_on
           from enrolment
          where school_id = $1
            and (until_on is null or until_on > $2)
            and from_on <= $2
          order by pupil_id, from_on",
        params![school, on],
    )
}
