//! Subscriptions, as rows.

use crate::Feed;
use base::{Day, Id, Instant};
use db::{Result, Tx, params};
use people::Person;

pub fn find(tx: &Tx<'_>, id: Id<Feed>) -> Result<Option<Feed>> {
    tx.first(
        "select id, person_id, salt, made_at, read_on from timetable_feed where id = $1",
        params![id],
    )
}

pub fn of(tx: &Tx<'_>, person: Id<Person>) -> Result<Option<Feed>> {
    tx.first(
        "select id, person_id, salt, made_at, read_on
           from timetable_feed
          where person_id = $1
          order by id desc
          limit 1",
        params![person],
    )
}

/// A new address; the one before, if there was one, is worth nothing any more.
pub fn make(tx: &Tx<'_>, person: Id<Person>, salt: &str, at: Instant) -> Result<bool> {
    let revoked = revoke(tx, person)?;
    tx.run(
        "insert into timetable_feed (id, person_id, salt, made_at) values ($1, $2, $3, $4)",
        params![tx.new_id::<Feed>(), person, salt, at],
    )?;
    Ok(revoked > 0)
}

pub fn revoke(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    tx.run("delete from timetable_feed where person_id = $1", params![person])
}

/// Written down once a day, so that its person sees whether it is used.
pub fn set_read(tx: &Tx<'_>, id: Id<Feed>, today: Day) -> Result<()> {
    tx.run("update timetable_feed set read_on = $2 where id = $1", params![id, today]).map(drop)
}
