//! The dates of events, as rows.

use super::{events, places};
use crate::{
    event::{Date, Event, KIND, Moment, State},
    place::{Place, PlaceKind},
};
use base::{Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::{School, Standing, audience};

/// A date, with its event, its place and what the viewer is to it.
pub fn load(tx: &Tx<'_>, id: Id<Date>, viewer: &Standing) -> Result<Option<Date>> {
    let Some(moment) = find(tx, id)? else { return Ok(None) };
    let Some(event) = events::find(tx, moment.event_id)? else { return Ok(None) };
    let place = match event.place_kind {
        PlaceKind::Person => Place {
            id: event.place_id,
            kind: PlaceKind::Person,
            name: String::new(),
            school_id: None,
            is_contributor: false,
        },
        _ => match places::find(tx, event.place_id, viewer)? {
            Some(place) => place,
            None => return Ok(None),
        },
    };
    let today = tx.now().day();
    let is_reader = audience::may_see(tx, KIND, event.id.raw(), viewer, today)?.is_some();
    Ok(Some(Date { moment, event, place, is_reader }))
}

pub fn find(tx: &Tx<'_>, id: Id<Date>) -> Result<Option<Moment>> {
    tx.first(
        "select id, event_id, original_at, start_at, end_at, title, location, body, state
           from agenda_date
          where id = $1",
        params![id],
    )
}

/// The dates of an event, in order.
pub fn of(tx: &Tx<'_>, event: Id<Event>) -> Result<Vec<Moment>> {
    of_all(tx, &[event])
}

/// The dates of these events, by event.
pub fn of_all(tx: &Tx<'_>, these: &[Id<Event>]) -> Result<Vec<Moment>> {
    tx.all(
        "select id, event_id, original_at, start_at, end_at, title, location, body, state
           from agenda_date
          where event_id in ids($1)
          order by event_id, original_at",
        params![ids(these.iter().copied())],
    )
}

pub fn insert(tx: &Tx<'_>, place: Id<Place>, moments: &[Moment]) -> Result<()> {
    let row = |it: &Moment| {
        params![
            it.id,
            it.event_id,
            place,
            it.original_at,
            it.start_at,
            it.end_at,
            it.title.as_deref(),
            it.location.as_deref(),
            it.body.as_deref(),
            it.state
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = moments.iter().map(row).collect();
    tx.run_each(
        "insert into agenda_date (id, event_id, place_id, original_at, start_at, end_at, title,
                                  location, body, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &rows,
    )
    .map(drop)
}

/// Changes one date alone; it will be reminded of anew.
pub fn update(tx: &Tx<'_>, moment: &Moment) -> Result<()> {
    tx.change(
        "update agenda_date
            set start_at = $2, end_at = $3, title = $4, location = $5, body = $6, state = $7,
                reminded_at = null
          where id = $1",
        params![
            moment.id,
            moment.start_at,
            moment.end_at,
            moment.title.as_deref(),
            moment.location.as_deref(),
            moment.body.as_deref(),
            moment.state
        ],
    )
}

/// Cancels a date; says how many that are: none when it was cancelled before.
pub fn cancel(tx: &Tx<'_>, date: Id<Date>) -> Result<u64> {
    tx.run(
        "update agenda_date set state = $2 where id = $1 and state <> $2",
        params![date, State::Cancelled],
    )
}

/// Cancels all dates of an event from one on; says how many.
pub fn cancel_from(tx: &Tx<'_>, event: Id<Event>, from: Instant) -> Result<u64> {
    tx.run(
        "update agenda_date
            set state = $3
          where event_id = $1 and original_at >= $2 and state <> $3",
        params![event, from, State::Cancelled],
    )
}

/// Removes the dates of an event from one on.
pub fn delete_from(tx: &Tx<'_>, event: Id<Event>, from: Instant) -> Result<()> {
    let mut gone = of(tx, event)?;
    gone.retain(|it| it.original_at >= from);
    let gone: Vec<Id<Date>> = gone.into_iter().map(|it| it.id).collect();
    delete(tx, &gone)
}

/// Removes the dates of an event: others take their places.
pub fn delete_all(tx: &Tx<'_>, event: Id<Event>) -> Result<()> {
    let gone: Vec<Id<Date>> = of(tx, event)?.into_iter().map(|it| it.id).collect();
    delete(tx, &gone)
}

pub fn delete(tx: &Tx<'_>, dates: &[Id<Date>]) -> Result<()> {
    hide(tx, dates)?;
    let these = params![ids(dates.iter().copied())];
    tx.run("delete from agenda_date where id in ids($1)", these).map(drop)
}

/// One's readers forget these dates.
pub fn hide(tx: &Tx<'_>, these: &[Id<Date>]) -> Result<()> {
    tx.run(
        "delete from agenda_reader where date_id in ids($1)",
        params![ids(these.iter().copied())],
    )
    .map(drop)
}

/// The schools of what may be reminded of between two hours.
pub fn schools_to_remind(
    tx: &Tx<'_>,
    (from, until): (Instant, Instant),
) -> Result<Vec<Id<School>>> {
    let rows: Vec<(Id<School>,)> = tx.all(
        "select e.school_id
           from agenda_date d
           join agenda_event e on e.id = d.event_id
          where d.reminded_at is null
            and d.start_at >= $1
            and d.start_at < $2
            and e.school_id is not null
          union
         select o.school_id
           from agenda_slot t
           join agenda_opening o on o.id = t.opening_id
          where t.guardian_id is not null
            and t.reminded_at is null
            and t.start_at >= $1
            and t.start_at < $2
          order by 1",
        params![from, until],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Dates of events of these schools (of none, where it is 0) that remind, between two hours, that
/// nobody has been reminded of.
pub fn to_remind(
    tx: &Tx<'_>,
    schools: &[Id<School>],
    (from, until): (Instant, Instant),
    limit: u32,
) -> Result<Vec<Moment>> {
    tx.all(
        "select d.id, d.event_id, d.original_at, d.start_at, d.end_at, d.title, d.location,
                d.body, d.state
           from agenda_date d
           join agenda_event e on e.id = d.event_id
          where d.reminded_at is null
            and d.start_at >= $2
            and d.start_at < $3
            and d.state = 'on'
            and e.reminds = 1
            and coalesce(e.school_id, 0) in ids($1)
          order by d.start_at, d.id
          limit $4",
        params![ids(schools.iter().copied()), from, until, limit],
    )
}

pub fn set_reminded(tx: &Tx<'_>, dates: &[Id<Date>], at: Instant) -> Result<()> {
    tx.run(
        "update agenda_date set reminded_at = $2 where id in ids($1)",
        params![ids(dates.iter().copied()), at],
    )
    .map(drop)
}
