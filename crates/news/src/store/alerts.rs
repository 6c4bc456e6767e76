//! Alerts, with who raised them and why.

use crate::alert::{Alert, NewAlert};
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::{Group, Person};
use web::banner::Banner;

pub fn insert(
    tx: &Tx<'_>,
    id: Id<Banner>,
    place: i64,
    by: Id<Person>,
    new: &NewAlert,
    now: Instant,
) -> Result<()> {
    tx.run(
        "insert into news_alert (id, place_id, author_id, words, reason, at, ends_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        params![id, place, by, &new.words, &new.reason, now, new.ends_at],
    )
    .map(drop)
}

pub fn find(tx: &Tx<'_>, id: Id<Banner>) -> Result<Option<Alert>> {
    tx.first(
        "select a.id, a.place_id, coalesce(s.name, t.name, '') as place_name, a.author_id,
                p.first_name, p.last_name, p.title as civility, a.words, a.reason, a.at, a.ends_at,
                a.ended_at
           from news_alert a
           join person p on p.id = a.author_id
           left join school s on s.id = a.place_id
           left join town t on t.id = a.place_id
          where a.id = $1",
        params![id],
    )
}

/// Those of a place, the newest first.
pub fn of_place(tx: &Tx<'_>, place: i64, limit: u32) -> Result<Vec<Alert>> {
    tx.all(
        "select a.id, a.place_id, coalesce(s.name, t.name, '') as place_name, a.author_id,
                p.first_name, p.last_name, p.title as civility, a.words, a.reason, a.at, a.ends_at,
                a.ended_at
           from news_alert a
           join person p on p.id = a.author_id
           left join school s on s.id = a.place_id
           left join town t on t.id = a.place_id
          where a.place_id = $1
          order by a.id desc
          limit $2",
        params![place, limit],
    )
}

pub fn end(tx: &Tx<'_>, id: Id<Banner>, by: Id<Person>, now: Instant) -> Result<()> {
    tx.change(
        "update news_alert set ended_at = $2, ended_by = $3 where id = $1 and ended_at is null",
        params![id, now, by],
    )
}

/// Everybody of the school, or of the schools of the town and of its own agents.
pub fn groups(tx: &Tx<'_>, place: i64) -> Result<Vec<Id<Group>>> {
    let rows: Vec<(Id<Group>,)> = tx.all(
        "select g.id
           from person_group g
           join school s on s.id = g.scope_id
          where g.scope_kind = 'school'
            and g.kind in ('guardians', 'pupils', 'staff')
            and (s.id = $1 or s.town_id = $1)
            and s.closed_on is null
          union all
         select g.id
           from person_group g
          where g.scope_kind = 'town' and g.scope_id = $1 and g.kind = 'agents'
          limit 5000",
        params![place],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
