//! Tidying: a person moves, marks and throws away his own copies, several at once.

use crate::{Folder, Letter};
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;

/// To the archive or a folder of one's own, which must be his.
pub fn file(tx: &Tx<'_>, person: Id<Person>, letters: &[Id<Letter>], to: Folder) -> Result<u64> {
    tx.run(
        "update delivery
            set folder = $3, was_in = null, binned_at = null
          where letter_id in ids($2)
            and person_id = $1
            and (cast($3 as bigint) = 3 or exists (select 1
                                      from letter_folder f
                                     where f.id = $3 and f.person_id = $1))",
        params![person, db::ids(letters.iter().copied()), to],
    )
}

/// To the bin, where it can be found again for a while.
pub fn bin(tx: &Tx<'_>, person: Id<Person>, letters: &[Id<Letter>], now: Instant) -> Result<u64> {
    tx.run(
        "update delivery
            set was_in = folder, folder = 4, binned_at = $3
          where letter_id in ids($2) and person_id = $1 and folder <> 4",
        params![person, db::ids(letters.iter().copied()), now],
    )
}

/// Out of the bin or the archive, to where it came from.
pub fn restore(tx: &Tx<'_>, person: Id<Person>, letters: &[Id<Letter>]) -> Result<u64> {
    tx.run(
        "update delivery
            set folder = coalesce(was_in, case when role = 'sender' then 2 else 1 end),
                was_in = null, binned_at = null
          where letter_id in ids($2) and person_id = $1",
        params![person, db::ids(letters.iter().copied())],
    )
}

pub fn mark(
    tx: &Tx<'_>,
    person: Id<Person>,
    letters: &[Id<Letter>],
    is_unread: bool,
) -> Result<u64> {
    tx.run(
        "update delivery
            set is_unread = $3
          where letter_id in ids($2) and person_id = $1 and role <> 'sender'",
        params![person, db::ids(letters.iter().copied()), is_unread],
    )
}

/// What has been in a bin since before `before` is gone for its owner. Some at a time.
pub fn purge(tx: &Tx<'_>, before: Instant, limit: u32) -> Result<Vec<Id<Letter>>> {
    let rows: Vec<(Id<Letter>,)> = tx.all(
        "delete from delivery
          where (letter_id, person_id) in (select letter_id, person_id
                                             from delivery
                                            where binned_at is not null and binned_at < $1
                                            order by binned_at
                                            limit $2)
         returning letter_id",
        params![before, limit],
    )?;
    Ok(rows.into_iter().map(|(letter,)| letter).collect())
}

/// Empties one's own bin, the oldest first.
pub fn empty_bin(tx: &Tx<'_>, person: Id<Person>, limit: u32) -> Result<Vec<Id<Letter>>> {
    let rows: Vec<(Id<Letter>,)> = tx.all(
        "delete from delivery
          where (letter_id, person_id) in (select letter_id, person_id
                                             from delivery
                                            where person_id = $1 and folder = 4
                                            order by delivered_at
                                            limit $2)
         returning letter_id",
        params![person, limit],
    )?;
    Ok(rows.into_iter().map(|(letter,)| letter).collect())
}

/// Of these letters, those of which nobody has a copy any more are gone for good, unless a head may
/// still have to look at them. Answers which.
pub fn forget_ownerless(tx: &Tx<'_>, letters: &[Id<Letter>]) -> Result<Vec<Id<Letter>>> {
    let gone: Vec<(Id<Letter>,)> = tx.all(
        "delete from letter
          where id in ids($1)
            and state not in ('waiting', 'held')
            and not exists (select 1 from delivery d where d.letter_id = letter.id)
            and not exists (select 1 from letter_report r where r.letter_id = letter.id)
            and not exists (select 1
                              from addressee a
                             where a.letter_id = letter.id and a.is_done = 0)
         returning id",
        params![db::ids(letters.iter().copied())],
    )?;
    let gone: Vec<Id<Letter>> = gone.into_iter().map(|(letter,)| letter).collect();
    if !gone.is_empty() {
        let list = db::ids(gone.iter().copied());
        tx.run("delete from addressee where letter_id in ids($1)", &[list])?;
    }
    Ok(gone)
}
