//! Periods, as rows.

use crate::{Period, period::NewPeriod};
use base::{Day, Id, SchoolYear};
use db::{Result, Tx, Value, params};
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

pub fn on(tx: &Tx<'_>, school: Id<School>, day: Day) -> Result<Option<Period>> {
    tx.first(
        "select id, school_id as school, year, number, name, from_on, until_on
           from period
          where school_id = $1 and year = $2 and from_on <= $3 and until_on > $3
          limit 1",
        params![school, SchoolYear::of(day), day],
    )
}

/// The period of each number, made or written anew.
pub fn put(tx: &Tx<'_>, school: Id<School>, year: SchoolYear, periods: &[NewPeriod]) -> Result<()> {
    let row = |(index, it): (usize, &NewPeriod)| {
        let id: Id<Period> = tx.new_id();
        params![id, school, year, index + 1, it.name.as_str(), it.from_on, it.until_on].to_vec()
    };
    let rows: Vec<Vec<Value>> = periods.iter().enumerate().map(row).collect();
    tx.run_each(
        "insert into period (id, school_id, year, number, name, from_on, until_on)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (school_id, year, number)
         do update set name = excluded.name, from_on = excluded.from_on,
                       until_on = excluded.until_on",
        &rows,
    )?;
    Ok(())
}

/// Takes away the periods after the last number.
pub fn drop_after(tx: &Tx<'_>, school: Id<School>, year: SchoolYear, last: usize) -> Result<()> {
    tx.run(
        "delete from period where school_id = $1 and year = $2 and number > $3",
        params![school, year, last],
    )?;
    Ok(())
}
