//! The days on which facts begin or end, and how far they have been turned into memberships.

use crate::Person;
use base::{Day, Id};
use db::{Result, Tx, params};

db::row! {
    #[derive(Clone, Debug)]
    pub struct TurnState {
        /// Every fact up to this day is in the memberships.
        pub turned_on: Day,
        /// The day that is being turned, and the last person done.
        pub current_on: Option<Day>,
        pub after_id: i64,
    }
}

pub fn state(tx: &Tx<'_>) -> Result<Option<TurnState>> {
    tx.first("select turned_on, current_on, after_id from day_turn where id = 1", &[])
}

/// The first day of all: facts are turned from there on.
pub fn begin(tx: &Tx<'_>, today: Day) -> Result<()> {
    tx.run(
        "insert into day_turn (id, turned_on, current_on, after_id)
         values (1, $1, null, 0)
             on conflict (id) do nothing",
        params![today],
    )
    .map(drop)
}

pub fn set(tx: &Tx<'_>, state: &TurnState) -> Result<()> {
    tx.run(
        "update day_turn set turned_on = $1, current_on = $2, after_id = $3 where id = 1",
        params![state.turned_on, state.current_on, state.after_id],
    )
    .map(drop)
}

/// The first day after `after` on which a fact begins or ends.
pub fn next_day(tx: &Tx<'_>, after: Day) -> Result<Option<Day>> {
    let (day,): (Option<Day>,) = tx.one(
        "select min(d.day)
           from (select min(from_on) as day from enrolment where from_on > $1
                  union all
                 select min(until_on) from enrolment where until_on > $1
                  union all
                 select min(from_on) from guardianship where from_on > $1
                  union all
                 select min(until_on) from guardianship where until_on > $1
                  union all
                 select min(from_on) from assignment where from_on > $1
                  union all
                 select min(until_on) from assignment where until_on > $1
                  union all
                 select min(from_on) from delegation where from_on > $1
                  union all
                 select min(until_on) from delegation where until_on > $1) d",
        params![after],
    )?;
    Ok(day)
}

/// Those whose facts begin or end on `day`, by id, after `after`.
pub fn persons(tx: &Tx<'_>, day: Day, after: i64, limit: usize) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select t.person_id
           from (select * from (select pupil_id as person_id from enrolment
                                 where from_on = $1 and pupil_id > $2
                                 order by pupil_id limit $3) e1
                  union
                 select * from (select pupil_id from enrolment
                                 where until_on = $1 and pupil_id > $2
                                 order by pupil_id limit $3) e2
                  union
                 select * from (select guardian_id from guardianship
                                 where from_on = $1 and guardian_id > $2
                                 order by guardian_id limit $3) g1
                  union
                 select * from (select guardian_id from guardianship
                                 where until_on = $1 and guardian_id > $2
                                 order by guardian_id limit $3) g2
                  union
                 select * from (select person_id from assignment
                                 where from_on = $1 and person_id > $2
                                 order by person_id limit $3) a1
                  union
                 select * from (select person_id from assignment
                                 where until_on = $1 and person_id > $2
                                 order by person_id limit $3) a2
                  union
                 select * from (select person_id from delegation
                                 where from_on = $1 and person_id > $2
                                 order by person_id limit $3) d1
                  union
                 select * from (select person_id from delegation
                                 where until_on = $1 and person_id > $2
                                 order by person_id limit $3) d2) t
          order by t.person_id
          limit $3",
        params![day, after, limit],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
