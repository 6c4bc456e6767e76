//! What names a person in the book, and making it name another: what that one has stays his.

use crate::{Slip, merging::Named};
use base::Id;
use db::{FromRow, Result, Tx, Value, ids, params};
use people::Person;

pub fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<Named> {
    let one = params![person];
    Ok(Named {
        written: column(tx.all("select id from slip where author_id = $1", one)?),
        asked: column(tx.all("select slip_id from slip_pupil where pupil_id = $1", one)?),
        targeted: tx.all("select slip_id, position from slip_target where pupil_id = $1", one)?,
        given: tx.all("select slip_id, pupil_id from slip_answer where guardian_id = $1", one)?,
        received: tx
            .all("select slip_id, guardian_id from slip_answer where pupil_id = $1", one)?,
        booked: tx.all("select slip_id, question from slip_booking where pupil_id = $1", one)?,
        drafts: column(tx.all("select id from slip_draft where person_id = $1", one)?),
        templates: column(tx.all("select id from slip_template where by_id = $1", one)?),
    })
}

fn column<T>(rows: Vec<(T,)>) -> Vec<T>
where
    (T,): FromRow,
{
    rows.into_iter().map(|(value,)| value).collect()
}

fn pairs<A>(pairs: &[(Id<Slip>, A)], from: Id<Person>, to: Id<Person>) -> Vec<Vec<Value>>
where
    A: Copy + Into<Value>,
{
    pairs
        .iter()
        .map(|(slip, other)| vec![(*slip).into(), (*other).into(), from.into(), to.into()])
        .collect()
}

/// The slips he wrote, and those that are for him.
pub fn slips(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run(
        "update slip
            set author_id = $3
          where author_id = $2
            and id in ids($1)
            and (once = ''
                 or not exists (select 1
                                  from slip o
                                 where o.author_id = $3 and o.once = slip.once))",
        params![ids(named.written.iter().copied()), from, to],
    )?;
    tx.run(
        "update slip_pupil
            set pupil_id = $3
          where pupil_id = $2
            and slip_id in ids($1)
            and not exists (select 1
                              from slip_pupil o
                             where o.slip_id = slip_pupil.slip_id and o.pupil_id = $3)",
        params![ids(named.asked.iter().copied()), from, to],
    )?;
    tx.run_each(
        "update slip_target
            set pupil_id = $4
          where slip_id = $1 and position = $2 and pupil_id = $3",
        &pairs(&named.targeted, from, to),
    )
    .map(drop)
}

/// The answers he gave, those given for him, and his slots.
pub fn answers(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run_each(
        "update slip_answer
            set guardian_id = $4
          where slip_id = $1
            and pupil_id = $2
            and guardian_id = $3
            and not exists (select 1
                              from slip_answer o
                             where o.slip_id = $1 and o.pupil_id = $2 and o.guardian_id = $4)",
        &pairs(&named.given, from, to),
    )?;
    tx.run_each(
        "update slip_answer
            set pupil_id = $4
          where slip_id = $1
            and guardian_id = $2
            and pupil_id = $3
            and not exists (select 1
                              from slip_answer o
                             where o.slip_id = $1 and o.guardian_id = $2 and o.pupil_id = $4)",
        &pairs(&named.received, from, to),
    )?;
    tx.run_each(
        "update slip_booking
            set pupil_id = $4
          where slip_id = $1
            and question = $2
            and pupil_id = $3
            and not exists (select 1
                              from slip_booking o
                             where o.slip_id = $1 and o.question = $2 and o.pupil_id = $4)",
        &pairs(&named.booked, from, to),
    )
    .map(drop)
}

/// His drafts and the templates he made.
pub fn own(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run(
        "update slip_draft set person_id = $3 where person_id = $2 and id in ids($1)",
        params![ids(named.drafts.iter().copied()), from, to],
    )?;
    tx.run(
        "update slip_template set by_id = $3 where by_id = $2 and id in ids($1)",
        params![ids(named.templates.iter().copied()), from, to],
    )
    .map(drop)
}
