//! Periods, as rows.

use crate::Period;
use base::{Id, SchoolYear};
use db::{Result, Tx, params};
use people::School;

pub fn of_school(tx: &Tx<'_>, school: Id<School>, year: SchoolYear) -> Result<Vec<Period>> {
    tx.all(
        "select id, school_id as school, year, number, name, from_on, until_on
           from period
          where school_id = $1 and year = $2
          order by number
          limit 20",
        params![school, year],
    )
}

pub fn load(tx: &Tx<'_>, period: Id<Period>) -> Result<Option<Period>> {
    tx.first(
        "select id, school_id as school, year, number, name, from_on, until_on
           from period
          where id = $1",
        params![period],
    )
}
