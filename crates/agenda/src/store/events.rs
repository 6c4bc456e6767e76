//! Events, as rows.

use crate::{
    event::{Date, Event, KIND, Moment},
    place::Place,
};
use base::{Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::{Person, audience};
use std::collections::HashMap;

pub fn find(tx: &Tx<'_>, id: Id<Event>) -> Result<Option<Event>> {
    Ok(all(tx, &[id])?.pop())
}

/// These events, the oldest first.
pub fn all(tx: &Tx<'_>, these: &[Id<Event>]) -> Result<Vec<Event>> {
    tx.all(
        "select id, place_kind, place_id, school_id, author_id, uid, theme, title, body, lang,
                location, link, is_all_day, start_at, end_at, for_families, for_pupils, for_staff,
                rule, until_on, skips_holidays, reminds, meal, adults_needed, consent_id, files,
                version, made_at, changed_at
           from agenda_event
          where id in ids($1)
          order by id",
        params![ids(these.iter().copied())],
    )
}

/// The event that calendars know by this name, in this place.
pub fn by_uid(tx: &Tx<'_>, place: Id<Place>, uid: &str) -> Result<Option<Event>> {
    let known: Option<(Id<Event>,)> = tx.first(
        "select id from agenda_event where place_id = $1 and uid = $2",
        params![place, uid],
    )?;
    known.map_or(Ok(None), |(id,)| find(tx, id))
}

/// The event that this form has made already, and its first date.
pub fn by_once(
    tx: &Tx<'_>,
    author: Id<Person>,
    once: &str,
) -> Result<Option<(Id<Event>, Id<Date>)>> {
    tx.first(
        "select e.id, d.id as date_id
           from agenda_event e
           join agenda_date d on d.event_id = e.id
          where e.author_id = $1 and e.once = $2 and e.once <> ''
          order by d.original_at
          limit 1",
        params![author, once],
    )
}

fn row(event: &Event, once: &str) -> Vec<Value> {
    params![
        event.id,
        event.place_kind,
        event.place_id,
        event.school_id,
        event.author_id,
        &event.uid,
        event.theme,
        &event.title,
        &event.body,
        &event.location,
        &event.link,
        event.is_all_day,
        event.start_at,
        event.end_at,
        event.for_families,
        event.for_pupils,
        event.for_staff,
        &event.rule,
        event.until_on,
        event.skips_holidays,
        event.reminds,
        event.meal,
        event.adults_needed,
        event.consent_id,
        event.files,
        event.version,
        event.made_at,
        event.changed_at,
        once,
        event.lang
    ]
    .to_vec()
}

/// A conflict when its place knows its UID already.
pub fn insert(tx: &Tx<'_>, event: &Event, once: &str) -> Result<()> {
    tx.change(
        "insert into agenda_event (id, place_kind, place_id, school_id, author_id, uid, theme,
                                   title, body, location, link, is_all_day, start_at, end_at,
                                   for_families, for_pupils, for_staff, rule, until_on,
                                   skips_holidays, reminds, meal, adults_needed, consent_id,
                                   files, version, made_at, changed_at, once, lang)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                 $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)
             on conflict do nothing",
        &row(event, once),
    )
}

/// Writes an event over the version that was seen; a conflict when it has changed meanwhile.
pub fn update(tx: &Tx<'_>, event: &Event, seen: u32) -> Result<()> {
    tx.change(
        "update agenda_event
            set theme = $3, title = $4, body = $5, location = $6, link = $7, is_all_day = $8,
                start_at = $9, end_at = $10, for_families = $11, for_pupils = $12, for_staff = $13,
                rule = $14, until_on = $15, skips_holidays = $16, reminds = $17, meal = $18,
                adults_needed = $19, consent_id = $20, files = $21, version = version + 1,
                changed_at = $22, lang = $23
          where id = $1 and version = $2",
        params![
            event.id,
            seen,
            event.theme,
            &event.title,
            &event.body,
            &event.location,
            &event.link,
            event.is_all_day,
            event.start_at,
            event.end_at,
            event.for_families,
            event.for_pupils,
            event.for_staff,
            &event.rule,
            event.until_on,
            event.skips_holidays,
            event.reminds,
            event.meal,
            event.adults_needed,
            event.consent_id,
            event.files,
            event.changed_at,
            event.lang
        ],
    )
}

/// A date of it was changed: calendars ask for the number of the change.
pub fn touch(tx: &Tx<'_>, event: Id<Event>, at: Instant) -> Result<()> {
    tx.change(
        "update agenda_event set version = version + 1, changed_at = $2 where id = $1",
        params![event, at],
    )
}

/// Removes an event and all of it but its documents: those are detached by whoever removes it.
pub fn delete(tx: &Tx<'_>, event: Id<Event>) -> Result<()> {
    let dates = params![event];
    tx.run(
        "delete from agenda_reader
          where date_id in (select id from agenda_date where event_id = $1)",
        dates,
    )?;
    tx.run("delete from agenda_date where event_id = $1", dates)?;
    tx.run("delete from agenda_adult where event_id = $1", dates)?;
    tx.run("delete from agenda_version where event_id = $1", dates)?;
    audience::remove(tx, KIND, event.raw())?;
    db::search::remove(tx, event.raw())?;
    tx.run("delete from agenda_event where id = $1", dates).map(drop)
}

/// Events after one, by id: for the search of a house that moved.
pub fn after(tx: &Tx<'_>, after: Id<Event>, limit: u32) -> Result<Vec<Id<Event>>> {
    let rows: Vec<(Id<Event>,)> = tx.all(
        "select id from agenda_event where id > $1 order by id limit $2",
        params![after, limit],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// For whom an event is: the ids of groups and persons.
pub fn readers(tx: &Tx<'_>, event: Id<Event>) -> Result<Vec<i64>> {
    Ok(readers_of(tx, &[event])?.remove(&event).unwrap_or_default())
}

/// The same of several events.
pub fn readers_of(tx: &Tx<'_>, events: &[Id<Event>]) -> Result<HashMap<Id<Event>, Vec<i64>>> {
    let rows: Vec<(Id<Event>, i64)> = tx.all(
        "select thing_id, target
           from audience
          where kind = 'agenda_event' and thing_id in ids($1)
          order by thing_id, target",
        params![ids(events.iter().copied())],
    )?;
    let mut readers: HashMap<Id<Event>, Vec<i64>> = HashMap::new();
    for (event, target) in rows {
        readers.entry(event).or_default().push(target);
    }
    Ok(readers)
}

/// Puts dates before those they are for.
pub fn show(tx: &Tx<'_>, moments: &[Moment], targets: &[i64]) -> Result<()> {
    let row = |moment: &Moment, target: &i64| {
        params![*target, moment.start_at, moment.id, moment.end_at].to_vec()
    };
    let rows = moments.iter().flat_map(|moment| targets.iter().map(move |it| row(moment, it)));
    let rows: Vec<Vec<Value>> = rows.collect();
    tx.run_each(
        "insert into agenda_reader (target, start_at, date_id, end_at)
         values ($1, $2, $3, $4)",
        &rows,
    )
    .map(drop)
}

/// What families were asked, where consents are collected.
pub fn set_consent(tx: &Tx<'_>, event: Id<Event>, consent: Option<i64>) -> Result<()> {
    tx.change("update agenda_event set consent_id = $2 where id = $1", params![event, consent])
}
