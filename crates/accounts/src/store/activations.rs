//! Codes of paper.

use crate::{
    activation::{Activation, Use},
    store::credentials::Named,
};
use base::{Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::Person;

db::row! {
    pub struct Found {
        pub id: Id<Activation>,
        pub person_id: Id<Person>,
        pub purpose: Use,
        pub expires_at: Instant,
        pub used_at: Option<Instant>,
    }
}

pub fn find(tx: &Tx<'_>, hash: [u8; 32]) -> Result<Option<Found>> {
    tx.first(
        "select id, person_id, purpose, expires_at, used_at from activation where code_hash = $1",
        params![hash],
    )
}

/// Writes new codes; those the same persons had for the same use are good no longer.
pub fn insert(
    tx: &Tx<'_>,
    codes: &[(Id<Person>, [u8; 32])],
    purpose: Use,
    made_by: Option<Id<Person>>,
    at: Instant,
    expires_at: Instant,
) -> Result<()> {
    tx.run(
        "delete from activation
          where person_id in ids($1) and purpose = $2 and used_at is null",
        params![ids(codes.iter().map(|(person, _)| *person)), purpose],
    )?;
    let rows: Vec<Vec<Value>> = codes
        .iter()
        .map(|(person, hash)| {
            let id: Id<Activation> = tx.new_id();
            params![id, *person, purpose, *hash, made_by, at, expires_at].to_vec()
        })
        .collect();
    tx.run_each(
        "insert into activation
           (id, person_id, purpose, code_hash, made_by, made_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &rows,
    )
    .map(drop)
}

/// Takes a code: a code is good once, whoever comes first.
pub fn take(tx: &Tx<'_>, id: Id<Activation>, at: Instant) -> Result<()> {
    tx.change(
        "update activation set used_at = $2 where id = $1 and used_at is null and expires_at > $2",
        params![id, at],
    )
}

/// The other codes of this person are good no longer.
pub fn drop_others(tx: &Tx<'_>, person: Id<Person>) -> Result<()> {
    tx.run("delete from activation where person_id = $1 and used_at is null", params![person])
        .map(drop)
}

/// The pupils a guardian is there for, the eldest record first.
pub fn children(tx: &Tx<'_>, guardian: Id<Person>) -> Result<Vec<Named>> {
    tx.all(
        "select distinct p.id as person_id, p.first_name, p.last_name, p.title, p.language,
                0 as is_shut
           from membership m
           join person_group g on g.id = m.group_id and g.kind = 'guardians'
           join person p on p.id = m.on_behalf_of
          where m.person_id = $1
          order by p.first_name, p.id
          limit 20",
        params![guardian],
    )
}

pub fn sweep(tx: &Tx<'_>, before: Instant) -> Result<u64> {
    tx.run("delete from activation where expires_at < $1", params![before])
}

pub fn delete(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    tx.run("update activation set made_by = null where made_by = $1", params![person])?;
    tx.run("delete from activation where person_id = $1", params![person])
}
