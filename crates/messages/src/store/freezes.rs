//! Freezes: who may not write any more, until a head says so.

use crate::{freeze::Freeze, report::Moderate};
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::{Person, School};
use web::Granted;

/// Freezing somebody who is frozen changes nothing.
pub fn insert(
    tx: &Tx<'_>,
    person: Id<Person>,
    school: Id<School>,
    by: Id<Person>,
    now: Instant,
) -> Result<()> {
    tx.run(
        "insert into writing_freeze (id, person_id, school_id, frozen_by, frozen_at)
         values ($1, $2, $3, $4, $5)
         on conflict do nothing",
        params![tx.new_id::<Freeze>(), person, school, by, now],
    )
    .map(drop)
}

pub fn lift(
    tx: &Tx<'_>,
    freeze: &Granted<Moderate, Freeze>,
    by: Id<Person>,
    now: Instant,
) -> Result<()> {
    tx.change(
        "update writing_freeze
            set lifted_by = $2, lifted_at = $3
          where id = $1 and lifted_at is null",
        params![freeze.id, by, now],
    )
}

pub fn find(tx: &Tx<'_>, id: Id<Freeze>) -> Result<Option<Freeze>> {
    tx.first(
        "select f.id, f.person_id, f.school_id, f.frozen_at, f.lifted_at, p.first_name,
                p.last_name, p.title
           from writing_freeze f
           join person p on p.id = f.person_id
          where f.id = $1",
        params![id],
    )
}

/// The schools that have frozen this person.
pub fn schools_of(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Id<School>>> {
    let rows: Vec<(Id<School>,)> = tx.all(
        "select school_id
           from writing_freeze
          where person_id = $1 and lifted_at is null
          limit 50",
        params![person],
    )?;
    Ok(rows.into_iter().map(|(school,)| school).collect())
}

/// Those these schools have frozen, the last one first.
pub fn list(tx: &Tx<'_>, schools: &[Id<School>]) -> Result<Vec<Freeze>> {
    tx.all(
        "select f.id, f.person_id, f.school_id, f.frozen_at, f.lifted_at, p.first_name,
                p.last_name, p.title
           from writing_freeze f
           join person p on p.id = f.person_id
          where f.school_id in ids($1) and f.lifted_at is null
          order by f.id desc
          limit 200",
        params![db::ids(schools.iter().copied())],
    )
}

/// Forgets those that were lifted before `before`.
pub fn purge(tx: &Tx<'_>, before: Instant) -> Result<u64> {
    tx.run("delete from writing_freeze where lifted_at < $1", params![before])
}

/// Of these persons, those who are heads of one of these schools: whom a frozen person may still
/// write to, so that he can explain himself.
pub fn heads_among(
    tx: &Tx<'_>,
    persons: &[Id<Person>],
    schools: &[Id<School>],
) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select distinct m.person_id
           from membership m
           join person_group g on g.id = m.group_id
          where m.person_id in ids($1)
            and g.kind = 'heads'
            and g.scope_kind = 'school'
            and g.scope_id in ids($2)
          limit 1000",
        params![db::ids(persons.iter().copied()), db::ids(schools.iter().copied())],
    )?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}
