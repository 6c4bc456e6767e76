//! Scales, as rows.

use crate::{Scale, Steps};
use base::{Day, Id};
use db::{Result, Tx, Value, ids, params};
use people::School;

pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Scale>> {
    tx.all(
        "select id, school_id as school, code, name, kind, steps, retired_on
           from scale
          where (school_id is null or school_id = $1) and retired_on is null
          order by case when school_id is null then 0 else 1 end, id
          limit 100",
        params![school],
    )
}

/// Those of the nation, which nobody changes.
pub fn of_the_nation(tx: &Tx<'_>) -> Result<Vec<Scale>> {
    tx.all(
        "select id, school_id as school, code, name, kind, steps, retired_on
           from scale
          where school_id is null
          order by id
          limit 100",
        &[],
    )
}

pub fn load(tx: &Tx<'_>, scale: Id<Scale>) -> Result<Option<Scale>> {
    tx.first(
        "select id, school_id as school, code, name, kind, steps, retired_on
           from scale
          where id = $1",
        params![scale],
    )
}

pub fn by_id(tx: &Tx<'_>, these: &[Id<Scale>]) -> Result<Vec<Scale>> {
    let these: Value = ids(these.iter().copied());
    tx.all(
        "select id, school_id as school, code, name, kind, steps, retired_on
           from scale
          where id in ids($1)
          order by id
          limit 200",
        params![these],
    )
}

/// A scale of a school, of steps.
pub fn insert(tx: &Tx<'_>, school: Id<School>, name: &str, steps: &Steps) -> Result<Id<Scale>> {
    let id: Id<Scale> = tx.new_id();
    tx.run(
        "insert into scale (id, school_id, code, name, kind, steps, retired_on)
         values ($1, $2, 'ecole', $3, 'steps', $4, null)",
        params![id, school, name, steps],
    )?;
    Ok(id)
}

/// Once, by its school alone.
pub fn retire(tx: &Tx<'_>, scale: Id<Scale>, on: Day) -> Result<()> {
    tx.change(
        "update scale
            set retired_on = $2
          where id = $1 and school_id is not null and retired_on is null",
        params![scale, on],
    )
}
