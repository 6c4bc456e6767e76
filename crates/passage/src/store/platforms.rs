//! Other platforms, by their keys.

use crate::platform::Platform;
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;

pub fn find(tx: &Tx<'_>, platform: Id<Platform>) -> Result<Option<Platform>> {
    tx.first(
        "select id, name, public_key, added_at
           from passage_platform
          where id = $1 and ended_at is null",
        params![platform],
    )
}

pub fn all(tx: &Tx<'_>) -> Result<Vec<Platform>> {
    tx.all(
        "select id, name, public_key, added_at
           from passage_platform
          where ended_at is null
          order by name, id
          limit 500",
        &[],
    )
}

/// The platform that signs with this key, if it is known.
pub fn with_key(tx: &Tx<'_>, public_key: &str) -> Result<Option<Platform>> {
    tx.first(
        "select id, name, public_key, added_at
           from passage_platform
          where public_key = $1 and ended_at is null",
        params![public_key],
    )
}

/// Known from now on, or again.
pub fn put(
    tx: &Tx<'_>,
    name: &str,
    public_key: &str,
    by: Id<Person>,
    at: Instant,
) -> Result<Id<Platform>> {
    let (id,): (Id<Platform>,) = tx.one(
        "insert into passage_platform (id, name, public_key, added_by, added_at)
         values ($1, $2, $3, $4, $5)
             on conflict (public_key)
             do update set name = excluded.name, added_by = excluded.added_by,
                           added_at = excluded.added_at, ended_at = null
      returning id",
        params![tx.new_id::<Platform>(), name, public_key, by, at],
    )?;
    Ok(id)
}

pub fn end(tx: &Tx<'_>, platform: Id<Platform>, at: Instant) -> Result<()> {
    tx.change(
        "update passage_platform set ended_at = $2 where id = $1 and ended_at is null",
        params![platform, at],
    )
}

/// The keys of archives that wait for somebody to know them, and how many wait.
pub fn unknown(tx: &Tx<'_>) -> Result<Vec<(String, i64)>> {
    tx.all(
        "select public_key, count(*)
           from passage_arrival
          where state = 'held'
          group by public_key
          order by public_key
          limit 100",
        &[],
    )
}
