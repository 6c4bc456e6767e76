//! Places of slots: taken one by one, given back when somebody chooses another.

use crate::{Slip, question::Question};
use base::Id;
use db::{Result, Tx, Value, params};
use people::Person;

pub fn insert(tx: &Tx<'_>, slip: Id<Slip>, questions: &[Question]) -> Result<()> {
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for question in questions {
        for (place, possible) in question.options.iter().enumerate() {
            if let Some(places) = possible.places {
                rows.push(params![slip, question.number, place, places].to_vec());
            }
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each(
        "insert into slip_place (slip_id, question, possible, places, taken)
         values ($1, $2, $3, $4, 0)
             on conflict (slip_id, question, possible) do update set places = $4",
        &rows,
    )
    .map(drop)
}

/// How many places of each slot are left: question, option, number.
pub fn left(tx: &Tx<'_>, slip: Id<Slip>) -> Result<Vec<(u32, u32, i64)>> {
    tx.all(
        "select question, possible, places - taken as free
           from slip_place
          where slip_id = $1
          order by question, possible",
        params![slip],
    )
}

/// The slot this pupil has, when he has one.
pub fn booked(
    tx: &Tx<'_>,
    slip: Id<Slip>,
    question: u32,
    pupil: Id<Person>,
) -> Result<Option<u32>> {
    let found: Option<(u32,)> = tx.first(
        "select possible
           from slip_booking
          where slip_id = $1 and question = $2 and pupil_id = $3",
        params![slip, question, pupil],
    )?;
    Ok(found.map(|(possible,)| possible))
}

/// Takes a place; no when none is left. A slot without a number of places always has one.
pub fn take(
    tx: &Tx<'_>,
    slip: Id<Slip>,
    question: u32,
    pupil: Id<Person>,
    possible: u32,
) -> Result<bool> {
    let is_limited = tx.number(
        "select count(*) from slip_place where slip_id = $1 and question = $2 and possible = $3",
        params![slip, question, possible],
    )? > 0;
    let is_taken = tx.run(
        "update slip_place
            set taken = taken + 1
          where slip_id = $1 and question = $2 and possible = $3 and taken < places",
        params![slip, question, possible],
    )? > 0;
    if is_limited && !is_taken {
        return Ok(false);
    }
    tx.run(
        "insert into slip_booking (slip_id, question, pupil_id, possible)
         values ($1, $2, $3, $4)
             on conflict (slip_id, question, pupil_id) do update set possible = $4",
        params![slip, question, pupil, possible],
    )?;
    Ok(true)
}

/// Gives a place back.
pub fn give_back(
    tx: &Tx<'_>,
    slip: Id<Slip>,
    question: u32,
    pupil: Id<Person>,
    possible: u32,
) -> Result<()> {
    tx.run(
        "update slip_place
            set taken = taken - 1
          where slip_id = $1 and question = $2 and possible = $3 and taken > 0",
        params![slip, question, possible],
    )?;
    tx.run(
        "delete from slip_booking where slip_id = $1 and question = $2 and pupil_id = $3",
        params![slip, question, pupil],
    )
    .map(drop)
}

/// All of them, when what is asked has changed: everybody chooses again.
pub fn forget(tx: &Tx<'_>, slip: Id<Slip>) -> Result<()> {
    tx.run("delete from slip_place where slip_id = $1", params![slip])?;
    tx.run("delete from slip_booking where slip_id = $1", params![slip]).map(drop)
}
