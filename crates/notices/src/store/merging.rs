//! What names a person among the notices, and making it name another.

use crate::merging::Named;
use base::Id;
use db::{Result, Tx, Value, params};
use people::Person;

pub fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<Named> {
    let one = params![person];
    let chosen: Vec<(String,)> =
        tx.all("select kind from notice_preference where person_id = $1", one)?;
    Ok(Named {
        told: tx
            .all("select notice_id, on_behalf_of from notice_reader where person_id = $1", one)?,
        told_for: tx.all(
            "select distinct r.notice_id, r.person_id
               from guardianship g
               join notice_reader r on r.person_id = g.guardian_id
              where g.pupil_id = $1 and r.on_behalf_of = $1",
            one,
        )?,
        chosen: chosen.into_iter().map(|(kind,)| kind).collect(),
        is_bounced: tx.number("select count(*) from bounce where person_id = $1", one)? > 0,
    })
}

pub fn rename(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    let told: Vec<Vec<Value>> = named
        .told
        .iter()
        .map(|(notice, pupil)| params![*notice, *pupil, from, to].to_vec())
        .collect();
    tx.run_each(
        "update notice_reader
            set person_id = $4
          where notice_id = $1
            and on_behalf_of = $2
            and person_id = $3
            and not exists (select 1
                              from notice_reader o
                             where o.notice_id = $1 and o.on_behalf_of = $2 and o.person_id = $4)",
        &told,
    )?;
    let told_for: Vec<Vec<Value>> = named
        .told_for
        .iter()
        .map(|(notice, guardian)| params![*notice, *guardian, from, to].to_vec())
        .collect();
    tx.run_each(
        "update notice_reader
            set on_behalf_of = $4
          where notice_id = $1
            and person_id = $2
            and on_behalf_of = $3
            and not exists (select 1
                              from notice_reader o
                             where o.notice_id = $1 and o.person_id = $2 and o.on_behalf_of = $4)",
        &told_for,
    )?;
    let chosen: Vec<Vec<Value>> =
        named.chosen.iter().map(|kind| params![kind.as_str(), from, to].to_vec()).collect();
    tx.run_each(
        "update notice_preference
            set person_id = $3
          where kind = $1
            and person_id = $2
            and not exists (select 1
                              from notice_preference o
                             where o.kind = $1 and o.person_id = $3)",
        &chosen,
    )?;
    if named.is_bounced {
        tx.run(
            "update bounce
                set person_id = $2
              where person_id = $1
                and not exists (select 1 from bounce o where o.person_id = $2)",
            params![from, to],
        )?;
    }
    Ok(())
}
