//! Guardianships, as rows.

use crate::{Guardianship, NewGuardianship, Person};
use base::{Day, Id};
use db::{Result, Tx, Value, ids, params};

pub fn insert(tx: &Tx<'_>, new: &[NewGuardianship]) -> Result<Vec<Id<Guardianship>>> {
    let made: Vec<Id<Guardianship>> = new.iter().map(|_| tx.new_id()).collect();
    let row = |(new, id): (&NewGuardianship, &Id<Guardianship>)| {
        params![
            *id,
            new.guardian,
            new.pupil,
            new.kind,
            new.has_authority,
            new.is_contact,
            new.pays,
            new.priority,
            new.from_on,
            new.until_on
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = new.iter().zip(&made).map(row).collect();
    tx.run_each(
        "insert into guardianship (id, guardian_id, pupil_id, kind, has_authority, is_contact,
                                   pays, priority, from_on, until_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &rows,
    )?;
    Ok(made)
}

pub fn end(tx: &Tx<'_>, these: &[Id<Guardianship>], on: Day) -> Result<Vec<Id<Person>>> {
    let ended: Vec<(Id<Person>,)> = tx.all(
        "update guardianship
            set until_on = $2
          where id in ids($1) and (until_on is null or until_on > $2)
      returning guardian_id",
        params![ids(these.iter().copied()), on],
    )?;
    Ok(ended.into_iter().map(|(id,)| id).collect())
}

pub fn set_until(tx: &Tx<'_>, ends: &[(Id<Guardianship>, Option<Day>)]) -> Result<Vec<Id<Person>>> {
    let rows: Vec<Vec<Value>> =
        ends.iter().map(|(id, until_on)| params![*id, *until_on].to_vec()).collect();
    tx.run_each("update guardianship set until_on = $2 where id = $1", &rows)?;
    let touched: Vec<(Id<Person>,)> = tx.all(
        "select distinct guardian_id from guardianship where id in ids($1)",
        params![ids(ends.iter().map(|(id, _)| *id))],
    )?;
    Ok(touched.into_iter().map(|(id,)| id).collect())
}

pub fn delete(tx: &Tx<'_>, these: &[Id<Guardianship>]) -> Result<Vec<Id<Person>>> {
    let gone: Vec<(Id<Person>,)> = tx.all(
        "delete from guardianship where id in ids($1) returning guardian_id",
        params![ids(these.iter().copied())],
    )?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

pub fn of_pupils(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<Vec<Guardianship>> {
    tx.all(
        "select id, guardian_id as guardian, pupil_id as pupil, kind, has_authority, is_contact,
                pays, priority, from_on, until_on
           from guardianship
          where pupil_id in ids($1)
          order by pupil_id, priority, from_on, id",
        params![ids(pupils.iter().copied())],
    )
}

pub fn of_guardian(tx: &Tx<'_>, guardian: Id<Person>) -> Result<Vec<Guardianship>> {
    tx.all(
        "select id, guardian_id as guardian, pupil_id as pupil, kind, has_authority, is_contact,
                pays, priority, from_on, until_on
           from guardianship
          where guardian_id = $1
          order by from_on desc, pupil_id, id",
        params![guardian],
    )
}
