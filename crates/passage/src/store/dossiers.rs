//! Dossiers, as rows.

use crate::{
    Dossier,
    dossier::{Reason, State},
    store::pupils::of_age,
};
use base::{Day, Id, Instant};
use db::{Result, Tx, ids, params};
use people::{Person, School};

pub fn find(
    tx: &Tx<'_>,
    dossier: Id<Dossier>,
    viewer: Id<Person>,
    on: Day,
) -> Result<Option<Dossier>> {
    tx.first(
        "select d.id, d.pupil_id, p.first_name, p.last_name, d.from_school_id as from_school,
                d.from_uai, d.from_name, d.to_school_id as to_school, d.to_uai, d.to_name,
                d.reason, d.state, d.version, d.due_on, d.is_shared, d.offered_at, d.sealed_at,
                d.opened_at, d.kept_until,
                case when exists (select 1
                                    from enrolment e
                                   where e.pupil_id = d.pupil_id
                                     and e.school_id = d.from_school_id
                                     and e.from_on <= $3
                                     and (e.until_on is null or e.until_on > $3))
                     then 1 else 0 end as is_still_there,
                (select e.class_id
                   from enrolment e
                  where e.pupil_id = d.pupil_id
                    and e.school_id = d.from_school_id
                    and e.from_on <= $3
                    and (e.until_on is null or e.until_on > $3)
                  order by e.from_on desc, e.id desc
                  limit 1) as class,
                (select e.class_id
                   from enrolment e
                  where e.pupil_id = d.pupil_id
                    and e.school_id = d.to_school_id
                    and e.from_on <= $3
                    and (e.until_on is null or e.until_on > $3)
                  order by e.from_on desc, e.id desc
                  limit 1) as new_class,
                case when p.id = $2 and p.birth_day <= $4
                       or (p.birth_day is null or p.birth_day > $4)
                      and exists (select 1
                                    from guardianship g
                                   where g.pupil_id = d.pupil_id
                                     and g.guardian_id = $2
                                     and g.has_authority = 1
                                     and g.from_on <= $3
                                     and (g.until_on is null or g.until_on > $3))
                     then 1 else 0 end as is_decided_by,
                cast($3 as text) as today
           from dossier d
           join person p on p.id = d.pupil_id
          where d.id = $1",
        params![dossier, viewer, on, of_age(on)],
    )
}

/// A dossier as it is prepared.
#[derive(Clone, Debug)]
pub struct NewDossier {
    pub pupil: Id<Person>,
    pub from_school: Option<Id<School>>,
    pub from: (String, String),
    pub to_school: Option<Id<School>>,
    pub to: (String, String),
    pub reason: Reason,
    pub state: State,
    pub due_on: Day,
    pub by: Id<Person>,
    pub at: Instant,
}

/// Writes them down; a pupil who has one on its way keeps it. The numbers are those of the rows
/// that were asked for, whether or not they came to be.
pub fn insert(tx: &Tx<'_>, new: &[NewDossier]) -> Result<Vec<Id<Dossier>>> {
    let ids: Vec<Id<Dossier>> = new.iter().map(|_| tx.new_id()).collect();
    let row = |(id, new): (&Id<Dossier>, &NewDossier)| {
        params![
            *id,
            new.pupil,
            new.from_school,
            &new.from.0,
            &new.from.1,
            new.to_school,
            &new.to.0,
            &new.to.1,
            new.reason,
            new.state,
            new.due_on,
            new.by,
            new.at
        ]
        .to_vec()
    };
    let rows: Vec<_> = ids.iter().zip(new).map(row).collect();
    tx.run_each(
        "insert into dossier
           (id, pupil_id, from_school_id, from_uai, from_name, to_school_id, to_uai, to_name,
            reason, state, version, due_on, is_shared, prepared_by, prepared_at)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, 0, $12, $13
          where not exists (select 1
                              from dossier d
                             where d.pupil_id = $2
                               and (d.from_school_id = $3 and d.state in ('sealed', 'sent')
                                    or $10 = 'prepared'
                                   and d.state in ('prepared', 'open', 'sealing')))",
        &rows,
    )?;
    Ok(ids)
}

/// Of these numbers, those that came to be, with their pupils.
pub fn made(tx: &Tx<'_>, dossiers: &[Id<Dossier>]) -> Result<Vec<(Id<Dossier>, Id<Person>)>> {
    tx.all(
        "select id, pupil_id from dossier where id in ids($1) order by id limit 3000",
        params![ids(dossiers.iter().copied())],
    )
}

/// The one of a pupil whose list is not closed yet.
pub fn begun(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<(Id<Dossier>, Id<Person>)>> {
    tx.all(
        "select id, pupil_id
           from dossier
          where pupil_id = $1 and state in ('prepared', 'open')
          limit 10",
        params![pupil],
    )
}

/// All those whose list is not closed yet, some at a time.
pub fn all_begun(
    tx: &Tx<'_>,
    after: Id<Dossier>,
    limit: u32,
) -> Result<Vec<(Id<Dossier>, Id<Person>)>> {
    tx.all(
        "select id, pupil_id
           from dossier
          where id > $1 and state in ('prepared', 'open')
          order by id
          limit $2",
        params![after, limit],
    )
}

/// Shows those of a school that are prepared to their families; says which.
pub fn offer(tx: &Tx<'_>, school: Id<School>, at: Instant) -> Result<Vec<Id<Dossier>>> {
    let offered: Vec<(Id<Dossier>,)> = tx.all(
        "update dossier
            set state = 'open', offered_at = $2, version = version + 1
          where from_school_id = $1 and state = 'prepared'
      returning id",
        params![school, at],
    )?;
    Ok(offered.into_iter().map(|(id,)| id).collect())
}

/// Where the pupil goes after all, as long as it is not sealed.
pub fn set_destination(
    tx: &Tx<'_>,
    dossier: Id<Dossier>,
    to_school: Option<Id<School>>,
    (uai, name): (&str, &str),
    due_on: Day,
) -> Result<()> {
    tx.change(
        "update dossier
            set to_school_id = $2, to_uai = $3, to_name = $4, due_on = $5, version = version + 1
          where id = $1 and state in ('prepared', 'open')",
        params![dossier, to_school, uai, name, due_on],
    )
}

/// Nobody chooses any more: its content is frozen next. A second press changes nothing.
pub fn begin_sealing(tx: &Tx<'_>, dossiers: &[Id<Dossier>]) -> Result<Vec<Id<Dossier>>> {
    let begun: Vec<(Id<Dossier>,)> = tx.all(
        "update dossier
            set state = 'sealing', version = version + 1
          where id in ids($1) and state in ('prepared', 'open')
      returning id",
        params![ids(dossiers.iter().copied())],
    )?;
    Ok(begun.into_iter().map(|(id,)| id).collect())
}

/// Its content is there; where the school is known it is sent with it.
pub fn seal(
    tx: &Tx<'_>,
    (dossier, version): (Id<Dossier>, i64),
    kept_until: Day,
    at: Instant,
) -> Result<()> {
    tx.change(
        "update dossier
            set state = case when to_school_id is null then 'sealed' else 'sent' end,
                sealed_at = $3, kept_until = $4, version = version + 1,
                sent_at = case when to_school_id is null then null else cast($3 as bigint) end
          where id = $1 and version = $2 and state = 'sealing'",
        params![dossier, version, at, kept_until],
    )
}

/// It came from elsewhere, sealed.
pub fn set_arrived(tx: &Tx<'_>, dossier: Id<Dossier>, kept_until: Day, at: Instant) -> Result<()> {
    tx.change(
        "update dossier set sealed_at = $2, sent_at = $2, kept_until = $3 where id = $1",
        params![dossier, at, kept_until],
    )
}

/// Somebody has taken the archive: it is on its way.
pub fn set_taken(tx: &Tx<'_>, dossier: Id<Dossier>, at: Instant) -> Result<()> {
    tx.run(
        "update dossier
            set sent_at = $2
          where id = $1 and state = 'sealed' and sent_at is null",
        params![dossier, at],
    )
    .map(drop)
}

/// The receiving school has read it. True the first time.
pub fn set_opened(tx: &Tx<'_>, dossier: Id<Dossier>, at: Instant) -> Result<bool> {
    let opened = tx.run(
        "update dossier
            set state = 'opened', opened_at = $2
          where id = $1 and state = 'sent'",
        params![dossier, at],
    )?;
    Ok(opened > 0)
}

pub fn set_shared(tx: &Tx<'_>, dossier: Id<Dossier>, is_shared: bool) -> Result<()> {
    tx.change(
        "update dossier set is_shared = $2 where id = $1 and state in ('sent', 'opened')",
        params![dossier, is_shared],
    )
}

/// The school takes it back, in the state its page showed.
pub fn withdraw(tx: &Tx<'_>, dossier: Id<Dossier>, at: Instant) -> Result<()> {
    tx.change(
        "update dossier
            set state = 'withdrawn', withdrawn_at = $2, version = version + 1
          where id = $1 and state in ('prepared', 'open', 'sealed', 'sent')",
        params![dossier, at],
    )
}

/// Those who have not said anything are asked again, once.
pub fn to_remind(tx: &Tx<'_>, due_by: Day, today: Day) -> Result<Vec<Id<Dossier>>> {
    let rows: Vec<(Id<Dossier>,)> = tx.all(
        "select id
           from dossier
          where state = 'open' and due_on <= $1 and due_on >= $2 and reminded_at is null
          order by due_on, id
          limit 500",
        params![due_by, today],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub fn set_reminded(tx: &Tx<'_>, dossiers: &[Id<Dossier>], at: Instant) -> Result<()> {
    tx.run(
        "update dossier set reminded_at = $2 where id in ids($1)",
        params![ids(dossiers.iter().copied()), at],
    )
    .map(drop)
}

/// Those that nobody sealed, or even showed, and whose pupil is not in the school any more.
pub fn left_behind(tx: &Tx<'_>, today: Day) -> Result<Vec<Id<Dossier>>> {
    let rows: Vec<(Id<Dossier>,)> = tx.all(
        "select d.id
           from dossier d
          where d.state in ('prepared', 'open')
            and d.from_school_id is not null
            and not exists (select 1
                              from enrolment e
                             where e.pupil_id = d.pupil_id
                               and e.school_id = d.from_school_id
                               and e.from_on <= $1
                               and (e.until_on is null or e.until_on > $1))
          order by d.id
          limit 500",
        params![today],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Those whose sealing has begun and did not end.
pub fn sealing(tx: &Tx<'_>) -> Result<Vec<Id<Dossier>>> {
    let rows: Vec<(Id<Dossier>,)> =
        tx.all("select id from dossier where state = 'sealing' order by id limit 500", &[])?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Those whose time is over.
pub fn past(tx: &Tx<'_>, today: Day) -> Result<Vec<Id<Dossier>>> {
    let rows: Vec<(Id<Dossier>,)> = tx.all(
        "select id
           from dossier
          where kept_until <= $1 and state in ('sealed', 'sent', 'opened', 'withdrawn')
          order by kept_until, id
          limit 200",
        params![today],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub fn set_erased(tx: &Tx<'_>, dossiers: &[Id<Dossier>]) -> Result<()> {
    tx.run(
        "update dossier
            set state = 'erased', kept_until = null, version = version + 1
          where id in ids($1)",
        params![ids(dossiers.iter().copied())],
    )
    .map(drop)
}
