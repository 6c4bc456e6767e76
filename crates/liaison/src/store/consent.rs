//! What was answered to a consent: how many are asked, and what counts for each pupil.

use crate::Slip;
use base::Id;
use db::{Result, Tx, params};
use people::Person;

/// How many pupils it is asked for.
pub fn asked(tx: &Tx<'_>, slip: Id<Slip>) -> Result<u32> {
    let count = tx.number(
        "select count(*) from slip_pupil where slip_id = $1 and left_at is null",
        params![slip],
    )?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The answers that count, by pupil.
pub fn answers(tx: &Tx<'_>, slip: Id<Slip>, asked_version: u32) -> Result<Vec<Vec<String>>> {
    let rows: Vec<(Id<Person>, String)> = tx.all(
        "select a.pupil_id, a.answers
           from slip_answer a
           join slip_pupil p on p.slip_id = a.slip_id and p.pupil_id = a.pupil_id
          where a.slip_id = $1 and a.version >= $2 and p.left_at is null
          order by a.pupil_id
          limit 40000",
        params![slip, asked_version],
    )?;
    let mut answers: Vec<(Id<Person>, Vec<String>)> = Vec::new();
    for (pupil, said) in rows {
        match answers.last_mut() {
            Some((last, all)) if *last == pupil => all.push(said),
            _ => answers.push((pupil, vec![said])),
        }
    }
    Ok(answers.into_iter().map(|(_, said)| said).collect())
}
