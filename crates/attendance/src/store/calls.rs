//! Roll calls, as rows.

use crate::{Moment, RollCall, Slot};
use base::{Day, Id, Instant};
use db::{Result, Tx, params};
use people::{Class, Person, School};

/// Those of classes on a day.
pub fn of_classes(tx: &Tx<'_>, classes: &[Id<Class>], day: Day) -> Result<Vec<RollCall>> {
    tx.all(
        "select class_id, day, moment, pupils, called_by, called_at, changed_by, changed_at
           from roll_call
          where class_id in ids($1) and day = $2",
        params![db::ids(classes.iter().copied()), day],
    )
}

pub fn of_school(tx: &Tx<'_>, school: Id<School>, day: Day) -> Result<Vec<RollCall>> {
    tx.all(
        "select class_id, day, moment, pupils, called_by, called_at, changed_by, changed_at
           from roll_call
          where school_id = $1 and day = $2
          limit 1000",
        params![school, day],
    )
}

/// The moments of a class that were called between two days.
pub fn called(tx: &Tx<'_>, class: Id<Class>, first: Day, last: Day) -> Result<Vec<(Day, Moment)>> {
    tx.all(
        "select day, moment
           from roll_call
          where class_id = $1 and day >= $2 and day <= $3
          order by day, moment",
        params![class, first, last],
    )
}

/// What is written of a call each time somebody calls or corrects.
pub struct Called {
    pub class: Id<Class>,
    pub school: Id<School>,
    pub slot: Slot,
    pub pupils: usize,
    pub by: Id<Person>,
    pub at: Instant,
}

/// The first to call is kept, the last to change too. Whoever comes at the same moment waits here
/// for his turn: it is the one row both write.
pub fn begin(tx: &Tx<'_>, called: &Called) -> Result<()> {
    tx.run(
        "insert into roll_call (class_id, day, moment, school_id, pupils, called_by, called_at,
                                changed_by, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $6, $7)
         on conflict (class_id, day, moment) do update
            set pupils = excluded.pupils,
                changed_by = excluded.changed_by,
                changed_at = excluded.changed_at",
        params![
            called.class,
            called.slot.day,
            called.slot.moment,
            called.school,
            called.pupils,
            called.by,
            called.at
        ],
    )
    .map(drop)
}

/// Takes the key of a form; whether it is the first time that it comes.
pub fn take(tx: &Tx<'_>, called: &Called, once: &str) -> Result<bool> {
    let taken = tx.run(
        "insert into roll_call_sending (class_id, day, moment, once, received_at)
         values ($1, $2, $3, $4, $5)
         on conflict do nothing",
        params![called.class, called.slot.day, called.slot.moment, once, called.at],
    )?;
    Ok(taken > 0)
}

/// Forgets the keys of old forms; says how many went.
pub fn forget_sendings(tx: &Tx<'_>, before: Instant) -> Result<u64> {
    tx.run("delete from roll_call_sending where received_at < $1", params![before])
}

/// Those of some classes whose roll was ever called.
pub fn called_in(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<Id<Class>>> {
    let found: Vec<(Id<Class>,)> = tx.all(
        "select distinct class_id from roll_call where class_id in ids($1)",
        params![db::ids(classes.iter().copied())],
    )?;
    Ok(found.into_iter().map(|(class,)| class).collect())
}
