//! The dates of events, as rows.

use super::{events, places};
use crate::{
    event::{Date, Event, KIND, Moment, State},
    place::{Place, PlaceKind},
};
use base::{Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::{Standing, audience};

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
        "select id, event_id, original_at, start_at, end_at, title, location, state
           from agenda_date
          where id = $1",
        params![id],
    )
}

/// The dates of an event, in order.
pub fn of(tx: &Tx<'_>, event: Id<Event>) -> Result<Vec<Moment>> {
    tx.all(
        "select id, event_id, original_at, start_at, end_at, title, location, state
           from agenda_date
          where event_id = $1
          order by original_at
          limit 500",
        params![event],
    )
}

/// The dates of these events, by event.
pub fn of_all(tx: &Tx<'_>, these: &[Id<Event>]) -> Result<Vec<Moment>> {
    tx.all(
        "select id, event_id, original_at, start_at, end_at, title, location, state
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
            it.state
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = moments.iter().map(row).collect();
    tx.run_each(
        "insert into agenda_date (id, event_id, place_id, original_at, start_at, end_at, title,
                                  location, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &rows,
    )
    .map(drop)
}

/// Changes one date alone; it will be reminded of anew.
pub fn update(tx: &Tx<'_>, moment: &Moment) -> Result<()> {
    tx.change(
        "update agenda_date
            set start_at = $2, end_at = $3, title = $4, location = $5, state = $6,
                reminded_at = null
          where id = $1",
        params![
            moment.id,
            moment.start_at,
            moment.end_at,
            moment.title.as_deref(),
            moment.location.as_deref(),
            moment.state
        ],
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

/// Removes the dates of an event from one on: others take their places.
pub fn delete_from(tx: &Tx<'_>, event: Id<Event>, from: Instant) -> Result<()> {
    tx.run(
        "delete from agenda_reader
          where date_id in (select id
                              from agenda_date
                             where event_id = $1 and original_at >= $2)",
        params![event, from],
    )?;
    tx.run(
        "delete from agenda_date where event_id = $1 and original_at >= $2",
        params![event, from],
    )
    .map(drop)
}

/// One's readers forget these dates.
pub fn hide(tx: &Tx<'_>, these: &[Id<Date>]) -> Result<()> {
    tx.run(
        "delete from agenda_reader where date_id in ids($1)",
        params![ids(these.iter().copied())],
    )
    .map(drop)
}

/// Dates between two hours that nobody has been reminded of, of events that remind.
pub fn to_remind(
    tx: &Tx<'_>,
    (from, until): (Instant, Instant),
    limit: u32,
) -> Result<Vec<Moment>> {
    tx.all(
        "select d.id, d.event_id, d.original_at, d.start_at, d.end_at, d.title, d.location, d.state
           from agenda_date d
           join agenda_event e on e.id = d.event_id
          where d.reminded_at is null
            and d.start_at >= $1
            and d.start_at < $2
            and d.state = 'on'
            and e.reminds = 1
          order by d.start_at, d.id
          limit $3",
        params![from, until, limit],
    )
}

pub fn set_reminded(tx: &Tx<'_>, date: Id<Date>, at: Instant) -> Result<()> {
    tx.run(
        "update agenda_date set reminded_at = $2 where id = $1 and reminded_at is null",
        params![date, at],
    )
    .map(drop)
}
