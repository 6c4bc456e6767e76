//! Done: one row of a pupil's own, put and taken away.

use crate::Homework;
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;

/// The first time counts.
pub fn tick(
    tx: &Tx<'_>,
    homework: Id<Homework>,
    pupil: Id<Person>,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    tx.run(
        "insert into homework_done (homework_id, pupil_id, at, by_id)
         values ($1, $2, $3, $4)
             on conflict (homework_id, pupil_id) do nothing",
        params![homework, pupil, at, by],
    )
    .map(drop)
}

pub fn untick(tx: &Tx<'_>, homework: Id<Homework>, pupil: Id<Person>) -> Result<()> {
    tx.run(
        "delete from homework_done where homework_id = $1 and pupil_id = $2",
        params![homework, pupil],
    )
    .map(drop)
}

db::row! {
    /// Who has done a homework.
    #[derive(Clone, Copy, Debug)]
    pub struct Done {
        pub pupil_id: Id<Person>,
        pub at: Instant,
        pub by_id: Id<Person>,
    }
}

pub fn of_homework(tx: &Tx<'_>, homework: Id<Homework>) -> Result<Vec<Done>> {
    tx.all(
        "select pupil_id, at, by_id
           from homework_done
          where homework_id = $1
          order by pupil_id
          limit 500",
        params![homework],
    )
}
