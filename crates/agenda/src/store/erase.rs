//! What is held of a person: found, and removed.

use crate::{event::Event, opening::Opening};
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;

/// Everything but the events of his own agenda.
pub fn marks(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let one = params![person];
    let freed = tx.run(
        "update agenda_slot
            set pupil_id = null, guardian_id = null, key_id = 0, booked_at = null,
                reminded_at = null
          where pupil_id = $1 or guardian_id = $1",
        one,
    )?;
    let offers = tx.run("delete from agenda_adult where person_id = $1 or pupil_id = $1", one)?;
    let feeds = tx.run("delete from agenda_feed where person_id = $1", one)?;
    tx.run(
        "delete from agenda_import_line
          where import_id in (select id from agenda_import where person_id = $1)",
        one,
    )?;
    let files = tx.run("delete from agenda_import where person_id = $1", one)?;
    Ok(freed + offers + feeds + files)
}

/// The events of his own agenda.
pub fn own_events(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Id<Event>>> {
    let rows: Vec<(Id<Event>,)> = tx.all(
        "select id from agenda_event where place_id = $1 and place_kind = 'person' order by id",
        params![person],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The dates of his own agenda, and of what he wrote for others.
pub fn written(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(String, Id<Event>)>> {
    tx.all(
        "select place_kind, id
           from agenda_event
          where author_id = $1 or place_id = $1 and place_kind = 'person'
          order by id
          limit 20000",
        params![person],
    )
}

/// Slots he booked, or that were booked for him: hour, title.
pub fn slots(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(Id<Opening>, String, Instant)>> {
    tx.all(
        "select o.id, o.title, t.start_at
           from agenda_slot t
           join agenda_opening o on o.id = t.opening_id
          where t.guardian_id = $1 or t.pupil_id = $1
          order by t.start_at
          limit 5000",
        params![person],
    )
}

/// Outings he offered himself for.
pub fn offers(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(String, String, Instant)>> {
    tx.all(
        "select e.title, a.state, a.at
           from agenda_adult a
           join agenda_event e on e.id = a.event_id
          where a.person_id = $1
          order by a.at
          limit 5000",
        params![person],
    )
}

/// Appointments and offers of before `since`, and reports of files of before `reports`, some at a
/// time; says how many rows.
pub fn old(tx: &Tx<'_>, since: Instant, reports: Instant) -> Result<u64> {
    let slots = tx.run(
        "delete from agenda_slot
          where id in (select id
                         from agenda_slot
                        where start_at < $1
                        order by start_at
                        limit 5000)",
        params![since],
    )?;
    let openings = tx.run(
        "delete from agenda_opening
          where made_at < $1
            and not exists (select 1 from agenda_slot t where t.opening_id = agenda_opening.id)",
        params![since],
    )?;
    let adults = tx.run("delete from agenda_adult where at < $1", params![since])?;
    tx.run(
        "delete from agenda_import_line
          where import_id in (select id from agenda_import where at < $1)",
        params![reports],
    )?;
    let files = tx.run("delete from agenda_import where at < $1", params![reports])?;
    Ok(slots + openings + adults + files)
}
