//! The audit log, as rows.

use crate::{
    Person, School,
    audit::{Act, Entry},
};
use base::{Id, Instant};
use db::{Result, Tx, params};

pub fn insert(tx: &Tx<'_>, at: Instant, act: &Act) -> Result<()> {
    tx.run(
        "insert into audit (id, at, person_id, action, risk, school_id, thing, detail)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            tx.new_id::<Entry>(),
            at,
            act.person,
            act.action,
            act.risk,
            act.school,
            &act.thing,
            act.detail.to_string()
        ],
    )
    .map(drop)
}

pub fn of_school(
    tx: &Tx<'_>,
    school: Id<School>,
    before: Id<Entry>,
    limit: u32,
) -> Result<Vec<Entry>> {
    tx.all(
        "select id, at, person_id as person, action, risk, school_id as school, thing, detail
           from audit
          where school_id = $1 and id < $2
          order by id desc
          limit $3",
        params![school, before, limit],
    )
}

pub fn by_person(
    tx: &Tx<'_>,
    person: Id<Person>,
    before: Id<Entry>,
    limit: u32,
) -> Result<Vec<Entry>> {
    tx.all(
        "select id, at, person_id as person, action, risk, school_id as school, thing, detail
           from audit
          where person_id = $1 and id < $2
          order by id desc
          limit $3",
        params![person, before, limit],
    )
}

pub fn of_thing(tx: &Tx<'_>, thing: &str, limit: u32) -> Result<Vec<Entry>> {
    tx.all(
        "select id, at, person_id as person, action, risk, school_id as school, thing, detail
           from audit
          where thing = $1
          order by id desc
          limit $2",
        params![thing, limit],
    )
}

pub fn everywhere(tx: &Tx<'_>, before: Id<Entry>, limit: u32) -> Result<Vec<Entry>> {
    tx.all(
        "select id, at, person_id as person, action, risk, school_id as school, thing, detail
           from audit
          where id < $1
          order by id desc
          limit $2",
        params![before, limit],
    )
}
