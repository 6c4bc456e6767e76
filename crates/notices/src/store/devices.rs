//! The devices that are told, and what they are told.

use super::ties::{self, Parted};
use crate::Notice;
use base::{Id, Instant, Locale};
use db::{Result, Tx, Value, params};
use people::Person;
use web::session::Session;

/// A browser that has said where it can be told.
#[derive(Clone, Debug)]
pub struct NewDevice {
    pub person: Id<Person>,
    pub session: Id<Session>,
    pub endpoint: String,
    pub public_key: Vec<u8>,
    pub secret: Vec<u8>,
}

db::row! {
    #[derive(Clone, Debug)]
    pub struct Device {
        pub id: Id<Device>,
        pub person_id: Id<Person>,
        pub endpoint: String,
        pub public_key: Vec<u8>,
        pub secret: Vec<u8>,
        pub locale: Locale,
    }
}

/// So many for one person: the oldest goes.
const DEVICES_MAX: u32 = 10;

/// Adds it, or gives it to who uses it now: a browser tells one person.
pub fn put(tx: &Tx<'_>, device: &NewDevice, now: Instant) -> Result<()> {
    let id: Id<Device> = tx.new_id();
    tx.run(
        "insert into push_device
           (id, person_id, session_id, endpoint, public_key, secret, added_at)
         values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (endpoint) do update
            set person_id = excluded.person_id, session_id = excluded.session_id,
                public_key = excluded.public_key, secret = excluded.secret,
                added_at = excluded.added_at",
        params![
            id,
            device.person,
            device.session,
            &device.endpoint,
            device.public_key.clone(),
            device.secret.clone(),
            now
        ],
    )?;
    tx.run(
        "delete from push_device
          where person_id = $1
            and id not in (select id
                             from push_device
                            where person_id = $1
                            order by added_at desc, id desc
                            limit $2)",
        params![device.person, DEVICES_MAX],
    )
    .map(drop)
}

/// One of his own.
pub fn remove(tx: &Tx<'_>, person: Id<Person>, endpoint: &str) -> Result<()> {
    tx.run(
        "delete from push_device where person_id = $1 and endpoint = $2",
        params![person, endpoint],
    )
    .map(drop)
}

pub fn remove_all(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    tx.run("delete from push_device where person_id = $1", params![person])
}

/// Its push service no longer knows it.
pub fn forget(tx: &Tx<'_>, device: Id<Device>) -> Result<()> {
    tx.run("delete from push_device where id = $1", params![device]).map(drop)
}

pub fn count(tx: &Tx<'_>, person: Id<Person>, now: Instant) -> Result<i64> {
    tx.number(
        "select count(*)
           from push_device d
           join session s on s.id = d.session_id
          where d.person_id = $1 and s.expires_at > $2",
        params![person, now],
    )
}

/// What he does not want there.
pub fn muted(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<String>> {
    let rows: Vec<(String,)> =
        tx.all("select kind from push_mute where person_id = $1 limit 500", params![person])?;
    Ok(rows.into_iter().map(|(kind,)| kind).collect())
}

/// Keeps which of these kinds he wants there.
pub fn choose(tx: &Tx<'_>, person: Id<Person>, chosen: &[(&'static str, bool)]) -> Result<()> {
    let rows = |wanted: bool| -> Vec<Vec<Value>> {
        let kinds = chosen.iter().filter(|(_, is_wanted)| *is_wanted == wanted);
        kinds.map(|(kind, _)| params![person, *kind].to_vec()).collect()
    };
    tx.run_each("delete from push_mute where person_id = $1 and kind = $2", &rows(true))?;
    tx.run_each(
        "insert into push_mute (person_id, kind) values ($1, $2) on conflict do nothing",
        &rows(false),
    )
    .map(drop)
}

/// A line that is due on the devices of its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueLine {
    pub person: Id<Person>,
    pub notice: Id<Notice>,
    /// It needs not be told: he has seen it, or is not the guardian of its child any more.
    pub is_over: bool,
}

/// Takes what is due, at most `limit` lines: it will not be due again.
pub fn settle(tx: &Tx<'_>, now: Instant, limit: u32) -> Result<Vec<DueLine>> {
    let due: Vec<(Id<Person>, Id<Notice>, i64, bool)> = tx.all(
        "update notice_reader
            set push_at = null
          where (person_id, notice_id, on_behalf_of) in
                (select person_id, notice_id, on_behalf_of
                   from notice_reader
                  where push_at <= $1
                  order by push_at
                  limit $2)
      returning person_id, notice_id, on_behalf_of,
                case when seen_at is null then 0 else 1 end",
        params![now, limit],
    )?;
    let lines = due.into_iter().map(|(person, notice, child, is_seen)| {
        (person, DueLine { person, notice, is_over: is_seen }, child)
    });
    let Parted { told, late } = ties::part(tx, lines.collect(), now.day())?;
    let late = late.into_iter().map(|(_, line, _)| DueLine { is_over: true, ..line });
    Ok(told.into_iter().map(|(_, line, _)| line).chain(late).collect())
}

/// The devices of these persons, in sessions that are still open.
pub fn of(
    tx: &Tx<'_>,
    persons: impl Iterator<Item = Id<Person>>,
    now: Instant,
) -> Result<Vec<(Id<Device>, Id<Person>)>> {
    tx.all(
        "select d.id, d.person_id
           from push_device d
           join session s on s.id = d.session_id
           join person p on p.id = d.person_id
          where d.person_id in ids($1) and s.expires_at > $2 and p.suspended_at is null
          order by d.id",
        params![db::ids(persons), now],
    )
}

/// A device as it is now, if its session is still open.
pub fn find(tx: &Tx<'_>, device: Id<Device>, now: Instant) -> Result<Option<Device>> {
    tx.first(
        "select d.id, d.person_id, d.endpoint, d.public_key, d.secret,
                coalesce(f.locale, p.language) as locale
           from push_device d
           join session s on s.id = d.session_id
           join person p on p.id = d.person_id
           left join preference f on f.person_id = p.id
          where d.id = $1 and s.expires_at > $2",
        params![device, now],
    )
}

/// What a notice says to this person, if he has not seen it meanwhile.
pub fn told(
    tx: &Tx<'_>,
    notice: Id<Notice>,
    person: Id<Person>,
) -> Result<Option<(String, String)>> {
    tx.first(
        "select n.text_id, n.args
           from notice_reader r
           join notice n on n.id = r.notice_id
          where r.person_id = $1 and r.notice_id = $2 and r.seen_at is null
          limit 1",
        params![person, notice],
    )
}

/// Removes the devices of sessions that have ended.
pub fn sweep(tx: &Tx<'_>, now: Instant) -> Result<u64> {
    tx.run(
        "delete from push_device
          where not exists (select 1
                              from session s
                             where s.id = push_device.session_id and s.expires_at > $1)",
        params![now],
    )
}
