//! What an agenda shows: one's dates between two hours, those of a place, those one looks for.

use crate::{
    event::{Date, Event, State, Theme},
    place::{Place, PlaceKind},
};
use base::{Id, Instant, Lang};
use db::{Result, Tx, ids, params};
use people::School;

/// No date lasts longer: what has begun before a page and is not over is looked for so far back.
pub const LENGTH_DAYS_MAX: i64 = 62;

db::row! {
    /// A date, in a list.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub id: Id<Date>,
        pub event_id: Id<Event>,
        pub place_kind: PlaceKind,
        pub place_id: Id<Place>,
        pub place_name: String,
        pub school_id: Option<Id<School>>,
        pub theme: Theme,
        pub title: String,
        pub lang: Lang,
        pub location: String,
        pub is_all_day: bool,
        pub start_at: Instant,
        pub end_at: Instant,
        pub state: State,
        pub adults_needed: u32,
        /// How many documents are attached.
        pub files: u32,
    }
}

impl Line {
    pub fn place(&self) -> Place {
        Place {
            id: self.place_id,
            kind: self.place_kind,
            name: self.place_name.clone(),
            school_id: self.school_id,
            is_contributor: false,
        }
    }
}

/// The dates that are for one of these (groups, a person) between two hours.
pub fn between(
    tx: &Tx<'_>,
    targets: &[Id<()>],
    (from, until): (Instant, Instant),
    limit: u32,
) -> Result<Vec<Line>> {
    tx.all(
        "select d.id, d.event_id, e.place_kind, e.place_id, coalesce(c.name, s.name, g.name, '')
                as place_name, e.school_id, e.theme, coalesce(d.title, e.title) as title,
                e.lang, coalesce(d.location, e.location) as location, e.is_all_day, d.start_at,
                d.end_at, d.state, e.adults_needed, e.files
           from (select distinct r.date_id
                   from agenda_reader r
                  where r.target in ids($1)
                    and r.start_at >= $2
                    and r.start_at < $3
                    and r.end_at > $4) w
           join agenda_date d on d.id = w.date_id
           join agenda_event e on e.id = d.event_id
           left join class c on e.place_kind = 'class' and c.id = e.place_id
           left join school s on e.place_kind = 'school' and s.id = e.place_id
           left join person_group g on e.place_kind = 'group' and g.id = e.place_id
          order by d.start_at, d.end_at desc, d.id
          limit $5",
        params![ids(targets.iter().copied()), from.plus_days(-LENGTH_DAYS_MAX), until, from, limit],
    )
}

/// All dates of a place between two hours: for those who write there.
pub fn of_place(
    tx: &Tx<'_>,
    place: Id<Place>,
    (from, until): (Instant, Instant),
    limit: u32,
) -> Result<Vec<Line>> {
    let dates = tx.all(
        "select id
           from agenda_date
          where place_id = $1
            and start_at >= $2
            and start_at < $3
            and end_at > $4
          order by start_at, id
          limit $5",
        params![place, from.plus_days(-LENGTH_DAYS_MAX), until, from, limit],
    )?;
    lines(tx, dates)
}

/// For each of these events its next date, or its last one.
pub fn of_events(tx: &Tx<'_>, events: &[Id<Event>], now: Instant) -> Result<Vec<Line>> {
    let dates = tx.all(
        "select d.id
           from agenda_date d
          where d.event_id in ids($1)
            and d.start_at = coalesce((select min(n.start_at)
                                         from agenda_date n
                                        where n.event_id = d.event_id and n.end_at > $2),
                                      (select max(n.start_at)
                                         from agenda_date n
                                        where n.event_id = d.event_id))
          order by d.start_at desc, d.id
          limit 200",
        params![ids(events.iter().copied()), now],
    )?;
    lines(tx, dates)
}

/// These dates, in their order in time.
fn lines(tx: &Tx<'_>, dates: Vec<(Id<Date>,)>) -> Result<Vec<Line>> {
    tx.all(
        "select d.id, d.event_id, e.place_kind, e.place_id, coalesce(c.name, s.name, g.name, '')
                as place_name, e.school_id, e.theme, coalesce(d.title, e.title) as title,
                e.lang, coalesce(d.location, e.location) as location, e.is_all_day, d.start_at,
                d.end_at, d.state, e.adults_needed, e.files
           from agenda_date d
           join agenda_event e on e.id = d.event_id
           left join class c on e.place_kind = 'class' and c.id = e.place_id
           left join school s on e.place_kind = 'school' and s.id = e.place_id
           left join person_group g on e.place_kind = 'group' and g.id = e.place_id
          where d.id in ids($1)
          order by d.start_at, d.end_at desc, d.id",
        params![ids(dates.into_iter().map(|(id,)| id))],
    )
}
