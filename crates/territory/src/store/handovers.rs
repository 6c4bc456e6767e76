//! Archives of towns that leave, as rows.

use crate::handover::{Handover, KEPT_DAYS, Packed};
use base::{Day, Id, Instant};
use db::{Result, Tx, ids, params};
use jobs::progress::Progress;
use people::Town;

pub fn insert(
    tx: &Tx<'_>,
    id: Id<Handover>,
    town: Id<Town>,
    (as_of, progress): (Day, Id<Progress>),
    at: Instant,
) -> Result<()> {
    tx.run(
        "insert into handover
           (id, town_id, as_of, asked_at, state, progress_id, schools, persons, files, bytes,
            digest)
         values ($1, $2, $3, $4, 'making', $5, 0, 0, 0, 0, '')",
        params![id, town, as_of, at, progress],
    )
    .map(drop)
}

pub fn load(tx: &Tx<'_>, id: Id<Handover>) -> Result<Option<Handover>> {
    tx.first(
        "select h.id, h.town_id as town, t.name, t.insee, h.as_of, h.asked_at, h.state,
                h.progress_id as progress, h.schools, h.persons, h.files, h.bytes, h.digest,
                h.made_at, h.kept_until, h.taken_at, h.reminded_at
           from handover h
           join town t on t.id = h.town_id
          where h.id = $1",
        params![id],
    )
}

/// Those of a town, the latest first.
pub fn of_town(tx: &Tx<'_>, town: Id<Town>) -> Result<Vec<Handover>> {
    tx.all(
        "select h.id, h.town_id as town, t.name, t.insee, h.as_of, h.asked_at, h.state,
                h.progress_id as progress, h.schools, h.persons, h.files, h.bytes, h.digest,
                h.made_at, h.kept_until, h.taken_at, h.reminded_at
           from handover h
           join town t on t.id = h.town_id
          where h.town_id = $1
          order by h.id desc
          limit 20",
        params![town],
    )
}

/// Its content is in its place.
pub fn set_ready(tx: &Tx<'_>, id: Id<Handover>, it: &Packed, at: Instant) -> Result<()> {
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    tx.change(
        "update handover
            set state = 'ready', schools = $2, persons = $3, files = $4, bytes = $5, digest = $6,
                made_at = $7, kept_until = $8
          where id = $1 and state = 'making'",
        params![
            id,
            count(it.schools),
            count(it.persons),
            count(it.files),
            count(it.stored.len),
            it.stored.hash.to_string(),
            at,
            at.day().plus_days(KEPT_DAYS)
        ],
    )
}

pub fn set_failed(tx: &Tx<'_>, id: Id<Handover>) -> Result<()> {
    tx.change(
        "update handover set state = 'failed' where id = $1 and state = 'making'",
        params![id],
    )
}

/// One that could not be made is made anew.
pub fn begin_anew(tx: &Tx<'_>, id: Id<Handover>, progress: Id<Progress>) -> Result<()> {
    tx.change(
        "update handover set state = 'making', progress_id = $2 where id = $1 and state = 'failed'",
        params![id, progress],
    )
}

/// Somebody takes it; false when somebody did since `since`.
pub fn take(tx: &Tx<'_>, id: Id<Handover>, since: Instant, at: Instant) -> Result<bool> {
    let rows = tx.run(
        "update handover
            set taken_at = $3
          where id = $1 and state = 'ready' and (taken_at is null or taken_at < $2)",
        params![id, since, at],
    )?;
    Ok(rows > 0)
}

/// Those that go by a day, that nobody has taken, and of which nobody was reminded.
pub fn to_remind(tx: &Tx<'_>, by: Day) -> Result<Vec<Handover>> {
    tx.all(
        "select h.id, h.town_id as town, t.name, t.insee, h.as_of, h.asked_at, h.state,
                h.progress_id as progress, h.schools, h.persons, h.files, h.bytes, h.digest,
                h.made_at, h.kept_until, h.taken_at, h.reminded_at
           from handover h
           join town t on t.id = h.town_id
          where h.kept_until <= $1
            and h.state = 'ready'
            and h.taken_at is null
            and h.reminded_at is null
          order by h.id
          limit 500",
        params![by],
    )
}

pub fn set_reminded(tx: &Tx<'_>, id: Id<Handover>, at: Instant) -> Result<()> {
    tx.run("update handover set reminded_at = $2 where id = $1", params![id, at]).map(drop)
}

/// Those whose day has come.
pub fn past(tx: &Tx<'_>, today: Day) -> Result<Vec<Id<Handover>>> {
    let rows: Vec<(Id<Handover>,)> = tx.all(
        "select id
           from handover
          where kept_until <= $1 and state = 'ready'
          order by id
          limit 500",
        params![today],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub fn set_erased(tx: &Tx<'_>, gone: &[Id<Handover>]) -> Result<()> {
    tx.run(
        "update handover set state = 'erased', kept_until = null where id in ids($1)",
        params![ids(gone.iter().copied())],
    )
    .map(drop)
}
