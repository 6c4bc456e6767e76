//! Closures, as rows.

use crate::{
    Closure, Moment, Slot,
    closure::{Cause, Declaring},
};
use base::{Day, Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::{Person, School};

pub fn find(tx: &Tx<'_>, closures: &[Id<Closure>]) -> Result<Vec<Closure>> {
    tx.all(
        "select c.id, c.batch_id, c.school_id, s.name as school_name, s.kind, s.town_id,
                c.from_slot, c.until_slot, c.cause, c.note, c.lifted_at, cast(0 as bigint) as calls
           from closure c
           join school s on s.id = c.school_id
          where c.id in ids($1)",
        params![ids(closures.iter().copied())],
    )
}

/// All that was declared at once, what was lifted since too.
pub fn of_batch(tx: &Tx<'_>, batch: Id<Closure>) -> Result<Vec<Closure>> {
    tx.all(
        "select c.id, c.batch_id, c.school_id, s.name as school_name, s.kind, s.town_id,
                c.from_slot, c.until_slot, c.cause, c.note, c.lifted_at, cast(0 as bigint) as calls
           from closure c
           join school s on s.id = c.school_id
          where c.batch_id = $1
          order by c.from_slot, c.id",
        params![batch],
    )
}

/// Those of schools that reach this day or later, the nearest first.
pub fn of_schools(tx: &Tx<'_>, schools: &[Id<School>], since: Day) -> Result<Vec<Closure>> {
    tx.all(
        "select c.id, c.batch_id, c.school_id, s.name as school_name, s.kind, s.town_id,
                c.from_slot, c.until_slot, c.cause, c.note, c.lifted_at,
                (select count(*)
                   from roll_call r
                  where r.school_id = c.school_id
                    and r.day >= substr(c.from_slot, 1, 10)
                    and r.day <= substr(c.until_slot, 1, 10)
                    and r.moment in ('am', 'pm')
                    and r.day || r.moment >= c.from_slot
                    and r.day || r.moment <= c.until_slot) as calls
           from closure c
           join school s on s.id = c.school_id
          where c.school_id in ids($1) and c.until_slot >= $2 and c.lifted_at is null
          order by c.from_slot, s.name, c.id
          limit 200",
        params![ids(schools.iter().copied()), since],
    )
}

db::row! {
    /// A half-day that some classes of a school have called.
    #[derive(Clone, Copy, Debug)]
    pub struct Count {
        pub school_id: Id<School>,
        pub day: Day,
        pub moment: Moment,
        pub classes: u32,
    }
}

impl Count {
    pub const fn slot(&self) -> Slot {
        Slot::new(self.day, self.moment)
    }
}

pub fn called(
    tx: &Tx<'_>,
    schools: &[Id<School>],
    (from, until): (Slot, Slot),
) -> Result<Vec<Count>> {
    tx.all(
        "select school_id, day, moment, count(*) as classes
           from roll_call
          where school_id in ids($1)
            and day >= $2
            and day <= $3
            and moment in ('am', 'pm')
            and day || moment >= $4
            and day || moment <= $5
          group by school_id, day, moment
          order by day, moment",
        params![ids(schools.iter().copied()), from.day, until.day, from, until],
    )
}

/// Writes each run of each school; says their ids, of which the first names them all.
pub fn insert(
    tx: &Tx<'_>,
    new: &Declaring,
    runs: &[(Id<School>, (Slot, Slot))],
) -> Result<Vec<Id<Closure>>> {
    let all: Vec<Id<Closure>> = runs.iter().map(|_| tx.new_id()).collect();
    let Some(batch) = all.first() else { return Ok(all) };
    let cause: Cause = new.cause;
    let rows: Vec<Vec<Value>> = all
        .iter()
        .zip(runs)
        .map(|(id, (school, (from, until)))| {
            params![*id, *batch, *school, *from, *until, cause, &new.note, new.by, new.at].to_vec()
        })
        .collect();
    tx.run_each(
        "insert into closure (id, batch_id, school_id, from_slot, until_slot, cause, note,
                              declared_by, declared_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &rows,
    )?;
    Ok(all)
}

pub fn lift(tx: &Tx<'_>, closure: Id<Closure>, by: Id<Person>, at: Instant) -> Result<()> {
    tx.change(
        "update closure set lifted_by = $2, lifted_at = $3 where id = $1 and lifted_at is null",
        params![closure, by, at],
    )
}

/// Whom it concerns that these schools are closed: their families and those who work there.
pub fn concerned(tx: &Tx<'_>, schools: &[Id<School>]) -> Result<Vec<Id<Person>>> {
    let found: Vec<(Id<Person>,)> = tx.all(
        "select distinct m.person_id
           from person_group g
           join membership m on m.group_id = g.id
          where g.school_id in ids($1)
            and g.scope_kind = 'school'
            and g.kind in ('guardians', 'staff')
          order by m.person_id",
        params![ids(schools.iter().copied())],
    )?;
    Ok(found.into_iter().map(|(person,)| person).collect())
}
