//! What names a person in the post, and making it name another: what that one has stays his.

use crate::{OwnFolder, merging::Named};
use base::Id;
use db::{FromRow, Result, Tx, Value, ids, params};
use people::Person;

pub fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<Named> {
    let one = params![person];
    Ok(Named {
        copies: column(tx.all("select letter_id from delivery where person_id = $1", one)?),
        sent: column(tx.all("select id from letter where sender_id = $1", one)?),
        addressed: tx.all("select letter_id, position from addressee where person_id = $1", one)?,
        copies_for: tx.all(
            "select distinct d.letter_id, d.person_id
               from guardianship g
               join delivery d on d.person_id = g.guardian_id
              where g.pupil_id = $1 and d.on_behalf_of = $1",
            one,
        )?,
        addressed_for: tx.all(
            "select distinct a.letter_id, a.position
               from guardianship g
               join addressee a on a.person_id = g.guardian_id
              where g.pupil_id = $1 and a.on_behalf_of = $1",
            one,
        )?,
        read_through: column(
            tx.all("select group_id from letter_reader where person_id = $1", one)?,
        ),
        drafts: column(tx.all("select id from letter_draft where person_id = $1", one)?),
        folders: column(tx.all("select id from letter_folder where person_id = $1", one)?),
        is_signed: tx.number("select count(*) from letter_signature where person_id = $1", one)?
            > 0,
        blocks: column(tx.all("select blocked_id from writing_block where person_id = $1", one)?),
        blocked_by: column(
            tx.all("select person_id from writing_block where blocked_id = $1", one)?,
        ),
        reports: column(tx.all("select id from letter_report where reporter_id = $1", one)?),
        freezes: column(tx.all("select id from writing_freeze where person_id = $1", one)?),
    })
}

fn column<T>(rows: Vec<(T,)>) -> Vec<T>
where
    (T,): FromRow,
{
    rows.into_iter().map(|(value,)| value).collect()
}

/// His copies, what he has sent, and the heads of letters that name him.
pub fn letters(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run(
        "update delivery
            set person_id = $3
          where person_id = $2
            and letter_id in ids($1)
            and not exists (select 1
                              from delivery o
                             where o.letter_id = delivery.letter_id and o.person_id = $3)",
        params![ids(named.copies.iter().copied()), from, to],
    )?;
    tx.run(
        "update letter
            set sender_id = $3
          where sender_id = $2
            and id in ids($1)
            and (once = ''
                 or not exists (select 1
                                  from letter o
                                 where o.sender_id = $3 and o.once = letter.once))",
        params![ids(named.sent.iter().copied()), from, to],
    )?;
    tx.run_each(
        "update addressee
            set person_id = $4
          where letter_id = $1 and position = $2 and person_id = $3",
        &pairs(&named.addressed, from, to),
    )?;
    tx.run(
        "update letter_reader
            set person_id = $3
          where person_id = $2
            and group_id in ids($1)
            and not exists (select 1
                              from letter_reader o
                             where o.group_id = letter_reader.group_id and o.person_id = $3)",
        params![ids(named.read_through.iter().copied()), from, to],
    )
    .map(drop)
}

fn pairs<A, B>(pairs: &[(A, B)], from: Id<Person>, to: Id<Person>) -> Vec<Vec<Value>>
where
    A: Copy + Into<Value>,
    B: Copy + Into<Value>,
{
    pairs
        .iter()
        .map(|(one, other)| vec![(*one).into(), (*other).into(), from.into(), to.into()])
        .collect()
}

/// What his guardians hold for him, when he is a pupil.
pub fn about(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run_each(
        "update delivery
            set on_behalf_of = $4
          where letter_id = $1 and person_id = $2 and on_behalf_of = $3",
        &pairs(&named.copies_for, from, to),
    )?;
    tx.run_each(
        "update addressee
            set on_behalf_of = $4
          where letter_id = $1 and position = $2 and on_behalf_of = $3",
        &pairs(&named.addressed_for, from, to),
    )
    .map(drop)
}

/// His folders. Of two that have one name, the one that comes is told apart by a number.
pub fn folders(
    tx: &Tx<'_>,
    folders: &[Id<OwnFolder>],
    from: Id<Person>,
    to: Id<Person>,
) -> Result<()> {
    let folders = ids(folders.iter().copied());
    tx.run(
        "update letter_folder
            set name = name || ' (2)', sort_key = sort_key || ' ' || cast(id as text)
          where person_id = $2
            and id in ids($1)
            and exists (select 1
                          from letter_folder o
                         where o.person_id = $3 and o.sort_key = letter_folder.sort_key)",
        params![folders.clone(), from, to],
    )?;
    tx.run(
        "update letter_folder set person_id = $3 where person_id = $2 and id in ids($1)",
        params![folders, from, to],
    )
    .map(drop)
}

/// His drafts and his signature.
pub fn choices(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run(
        "update letter_draft set person_id = $3 where person_id = $2 and id in ids($1)",
        params![ids(named.drafts.iter().copied()), from, to],
    )?;
    if named.is_signed {
        tx.run(
            "update letter_signature
                set person_id = $2
              where person_id = $1
                and not exists (select 1 from letter_signature o where o.person_id = $2)",
            params![from, to],
        )?;
    }
    Ok(())
}

/// Blocks, reports and freezes. Nobody is left to block himself.
pub fn care(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run(
        "update writing_block
            set person_id = $3
          where person_id = $2
            and blocked_id in ids($1)
            and blocked_id <> $3
            and not exists (select 1
                              from writing_block o
                             where o.person_id = $3 and o.blocked_id = writing_block.blocked_id)",
        params![ids(named.blocks.iter().copied()), from, to],
    )?;
    tx.run(
        "update writing_block
            set blocked_id = $3
          where blocked_id = $2
            and person_id in ids($1)
            and person_id <> $3
            and not exists (select 1
                              from writing_block o
                             where o.blocked_id = $3 and o.person_id = writing_block.person_id)",
        params![ids(named.blocked_by.iter().copied()), from, to],
    )?;
    tx.run(
        "update letter_report
            set reporter_id = $3
          where reporter_id = $2
            and id in ids($1)
            and not exists (select 1
                              from letter_report o
                             where o.reporter_id = $3 and o.letter_id = letter_report.letter_id)",
        params![ids(named.reports.iter().copied()), from, to],
    )?;
    tx.run(
        "update writing_freeze
            set person_id = $3
          where person_id = $2
            and id in ids($1)
            and (lifted_at is not null
                 or not exists (select 1
                                  from writing_freeze o
                                 where o.person_id = $3
                                   and o.school_id = writing_freeze.school_id
                                   and o.lifted_at is null))",
        params![ids(named.freezes.iter().copied()), from, to],
    )
    .map(drop)
}
