//! Who answers for whom: what is told for a child is not told any more to whoever was his guardian
//! yesterday.

use base::{Day, Id};
use db::{Result, Tx, Value, params};
use people::Person;
use std::collections::HashSet;

/// A notice of somebody, for a child of his or for himself (0).
pub type Line<N> = (Id<Person>, N, i64);

/// What is told, and what comes too late: its reader is not the child's guardian today.
pub struct Parted<N> {
    pub told: Vec<Line<N>>,
    pub late: Vec<Line<N>>,
}

pub fn part<N: Copy>(tx: &Tx<'_>, lines: Vec<Line<N>>, today: Day) -> Result<Parted<N>> {
    let for_children = lines.iter().filter(|(.., child)| *child != 0);
    let persons: Vec<Id<Person>> = for_children.map(|(person, ..)| *person).collect();
    if persons.is_empty() {
        return Ok(Parted { told: lines, late: Vec::new() });
    }
    let ties: Vec<(Id<Person>, i64)> = tx.all(
        "select guardian_id, pupil_id
           from guardianship
          where guardian_id in ids($1)
            and from_on <= $2
            and (until_on is null or until_on > $2)",
        params![db::ids(persons), today],
    )?;
    let ties: HashSet<(Id<Person>, i64)> = ties.into_iter().collect();
    let is_told = |(person, _, child): &Line<N>| *child == 0 || ties.contains(&(*person, *child));
    let (told, late) = lines.into_iter().partition(is_told);
    Ok(Parted { told, late })
}

/// Nothing is kept of what came too late.
pub fn forget(tx: &Tx<'_>, late: &[Line<Id<crate::Notice>>]) -> Result<()> {
    let row = |(person, notice, child): &Line<Id<crate::Notice>>| -> Vec<Value> {
        params![*person, *notice, *child].to_vec()
    };
    tx.run_each(
        "delete from notice_reader
          where person_id = $1 and notice_id = $2 and on_behalf_of = $3",
        &late.iter().map(row).collect::<Vec<_>>(),
    )
    .map(drop)
}
