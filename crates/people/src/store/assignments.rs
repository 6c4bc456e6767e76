//! Assignments, as rows.

use crate::{Assignment, NewAssignment, Person, School};
use base::{Day, Id};
use db::{Result, Tx, Value, ids, params};

pub fn insert(tx: &Tx<'_>, new: &[NewAssignment]) -> Result<Vec<Id<Assignment>>> {
    let made: Vec<Id<Assignment>> = new.iter().map(|_| tx.new_id()).collect();
    let row = |(new, id): (&NewAssignment, &Id<Assignment>)| {
        params![
            *id,
            new.person,
            new.post.school(),
            new.post.town(),
            new.post.body(),
            new.post.class(),
            new.function,
            new.subject.as_deref(),
            new.from_on,
            new.until_on
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = new.iter().zip(&made).map(row).collect();
    tx.run_each(
        "insert into assignment (id, person_id, school_id, town_id, body_id, class_id, function,
                                 subject, from_on, until_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &rows,
    )?;
    Ok(made)
}

pub fn end(tx: &Tx<'_>, these: &[Id<Assignment>], on: Day) -> Result<Vec<Id<Person>>> {
    let ended: Vec<(Id<Person>,)> = tx.all(
        "update assignment
            set until_on = $2
          where id in ids($1) and (until_on is null or until_on > $2)
      returning person_id",
        params![ids(these.iter().copied()), on],
    )?;
    Ok(ended.into_iter().map(|(id,)| id).collect())
}

pub fn set_until(tx: &Tx<'_>, ends: &[(Id<Assignment>, Option<Day>)]) -> Result<Vec<Id<Person>>> {
    let rows: Vec<Vec<Value>> =
        ends.iter().map(|(id, until_on)| params![*id, *until_on].to_vec()).collect();
    tx.run_each("update assignment set until_on = $2 where id = $1", &rows)?;
    let touched: Vec<(Id<Person>,)> = tx.all(
        "select distinct person_id from assignment where id in ids($1)",
        params![ids(ends.iter().map(|(id, _)| *id))],
    )?;
    Ok(touched.into_iter().map(|(id,)| id).collect())
}

pub fn delete(tx: &Tx<'_>, these: &[Id<Assignment>]) -> Result<Vec<Id<Person>>> {
    let gone: Vec<(Id<Person>,)> = tx.all(
        "delete from assignment where id in ids($1) returning person_id",
        params![ids(these.iter().copied())],
    )?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

pub fn of_person(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Assignment>> {
    tx.all(
        "select id, person_id as person, school_id as school, town_id as town,
                body_id as body, class_id as class, function, subject, from_on, until_on
           from assignment
          where person_id = $1
          order by from_on desc, id desc",
        params![person],
    )
}

pub fn in_school(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Assignment>> {
    tx.all(
        "select id, person_id as person, school_id as school, town_id as town,
                body_id as body, class_id as class, function, subject, from_on, until_on
           from assignment
          where school_id = $1
            and (until_on is null or until_on > $2)
            and from_on <= $2
          order by person_id, from_on",
        params![school, on],
    )
}
