//! Holds: letters the brake keeps until the head of a school has looked.

use crate::{Letter, hold::Hold};
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::School;

pub fn insert(tx: &Tx<'_>, letter: Id<Letter>, school: Id<School>, now: Instant) -> Result<()> {
    tx.run(
        "insert into letter_hold (letter_id, school_id, held_at) values ($1, $2, $3)",
        params![letter, school, now],
    )
    .map(drop)
}

/// The letters held in these schools, the oldest first: they wait.
pub fn list(tx: &Tx<'_>, schools: &[Id<School>]) -> Result<Vec<Hold>> {
    tx.all(
        "select h.letter_id, h.school_id, h.held_at, l.subject, l.body, l.addressees, l.weight,
                l.is_urgent, l.sender_id, p.first_name, p.last_name, p.title
           from letter_hold h
           join letter l on l.id = h.letter_id
           join person p on p.id = l.sender_id
          where h.school_id in ids($1)
          order by h.letter_id
          limit 200",
        params![db::ids(schools.iter().copied())],
    )
}

pub fn find(tx: &Tx<'_>, letter: Id<Letter>) -> Result<Option<Hold>> {
    tx.first(
        "select h.letter_id, h.school_id, h.held_at, l.subject, l.body, l.addressees, l.weight,
                l.is_urgent, l.sender_id, p.first_name, p.last_name, p.title
           from letter_hold h
           join letter l on l.id = h.letter_id
           join person p on p.id = l.sender_id
          where h.letter_id = $1",
        params![letter],
    )
}

/// A conflict when another head was faster.
pub fn delete(tx: &Tx<'_>, letter: Id<Letter>) -> Result<()> {
    tx.change("delete from letter_hold where letter_id = $1", params![letter])
}
