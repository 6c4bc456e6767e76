//! Each state an event, or one date of it, was saved in, with who and when.

use crate::event::{Date, Event};
use base::{Id, Instant, PersonName, Title};
use db::{Result, Tx, params};
use people::Person;

db::row! {
    #[derive(Clone, Debug)]
    pub struct Version {
        pub number: u32,
        pub at: Instant,
        pub title: String,
        pub body: String,
        pub location: String,
        pub is_all_day: bool,
        pub start_at: Instant,
        pub end_at: Instant,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
    }
}

impl Version {
    pub fn editor(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }
}

/// Keeps an event as it is now.
pub fn keep(tx: &Tx<'_>, event: Id<Event>, editor: Id<Person>) -> Result<()> {
    tx.run(
        "insert into agenda_version (event_id, version, editor_id, at, title, body, location,
                                     is_all_day, start_at, end_at)
         select id, version, $2, changed_at, title, body, location, is_all_day, start_at, end_at
           from agenda_event
          where id = $1",
        params![event, editor],
    )
    .map(drop)
}

/// Keeps what one date says now: the event has counted the change already.
pub fn keep_date(tx: &Tx<'_>, date: Id<Date>, editor: Id<Person>) -> Result<()> {
    tx.run(
        "insert into agenda_version (event_id, version, editor_id, at, title, body, location,
                                     is_all_day, start_at, end_at)
         select e.id, e.version, $2, e.changed_at, coalesce(d.title, e.title),
                coalesce(d.body, e.body), coalesce(d.location, e.location), e.is_all_day,
                d.start_at, d.end_at
           from agenda_date d
           join agenda_event e on e.id = d.event_id
          where d.id = $1",
        params![date, editor],
    )
    .map(drop)
}

/// The newest first.
pub fn of(tx: &Tx<'_>, event: Id<Event>, limit: u32) -> Result<Vec<Version>> {
    tx.all(
        "select v.version as number, v.at, v.title, v.body, v.location, v.is_all_day, v.start_at,
                v.end_at, p.first_name, p.last_name, p.title as civility
           from agenda_version v
           join person p on p.id = v.editor_id
          where v.event_id = $1
          order by v.version desc
          limit $2",
        params![event, limit],
    )
}

/// The number of the last state somebody has written; that of the event counts cancellations too.
pub fn last(tx: &Tx<'_>, event: Id<Event>) -> Result<u32> {
    let last = tx.number(
        "select coalesce(max(version), 0) from agenda_version where event_id = $1",
        params![event],
    )?;
    Ok(u32::try_from(last).unwrap_or(0))
}
