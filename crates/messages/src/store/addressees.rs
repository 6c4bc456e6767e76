//! To whom letters are, as their readers may see it.

use crate::{
    Letter, Pick,
    addressee::{Addressee, Line},
};
use base::Id;
use db::{Result, Tx, params};
use people::Person;

/// The addressees of these letters that `viewer` may see: those in blind copy are known to the
/// sender, and each of them to himself.
pub fn of(tx: &Tx<'_>, letters: &[Id<Letter>], viewer: Id<Person>) -> Result<Vec<Line>> {
    tx.all(
        "select a.letter_id, a.role, a.person_id, a.group_id, a.on_behalf_of, a.name,
                g.kind, g.scope_kind, g.level
           from addressee a
           left join person_group g on g.id = a.group_id
          where a.letter_id in ids($1)
            and (a.role <> 'bcc'
                 or a.person_id = $2
                 or exists (select 1
                              from letter l
                             where l.id = a.letter_id and l.sender_id = $2))
          order by a.letter_id, a.position
          limit 5000",
        params![db::ids(letters.iter().copied()), viewer],
    )
}

/// The first addressees of each of these letters, for the lists of their sender.
pub fn first_of(tx: &Tx<'_>, letters: &[Id<Letter>]) -> Result<Vec<Line>> {
    tx.all(
        "select a.letter_id, a.role, a.person_id, a.group_id, a.on_behalf_of, a.name,
                g.kind, g.scope_kind, g.level
           from addressee a
           left join person_group g on g.id = a.group_id
          where a.letter_id in ids($1) and a.position < 3
          order by a.letter_id, a.position
          limit 200",
        params![db::ids(letters.iter().copied())],
    )
}

/// Whom the sender had named: for a letter that becomes a draft again.
pub fn picks(tx: &Tx<'_>, letter: Id<Letter>) -> Result<Vec<Pick>> {
    let lines: Vec<Line> = tx.all(
        "select a.letter_id, a.role, a.person_id, a.group_id, a.on_behalf_of, a.name,
                g.kind, g.scope_kind, g.level
           from addressee a
           left join person_group g on g.id = a.group_id
          where a.letter_id = $1
          order by a.position
          limit 200",
        params![letter],
    )?;
    Ok(lines.iter().filter_map(Line::pick).collect())
}

/// `is_done`: they have it in the same transaction.
pub fn insert(
    tx: &Tx<'_>,
    letter: Id<Letter>,
    addressees: &[Addressee],
    is_done: bool,
) -> Result<()> {
    let row = |(position, addressee): (usize, &Addressee)| {
        params![
            letter,
            position,
            addressee.pick.role,
            addressee.pick.target.person_id(),
            addressee.pick.target.group_id(),
            addressee.pick.target.on_behalf_of().map_or(0, Id::raw),
            &addressee.name,
            addressee.deliver_at,
            is_done
        ]
        .to_vec()
    };
    let rows: Vec<_> = addressees.iter().enumerate().map(row).collect();
    tx.run_each(
        "insert into addressee
           (letter_id, position, role, person_id, group_id, on_behalf_of, name, deliver_at,
            reached, is_done)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)",
        &rows,
    )
    .map(drop)
}
