//! Versions and how a school counts its weeks, as rows.

use crate::{Alternation, Version, calendar::Calendar};
use base::{Day, Id, Instant, SchoolYear, Zone};
use db::{Result, Tx, ids, params};
use people::{School, SchoolKind, school};

/// Those of a year that hold at some time, and those made by hand: the first one first.
pub fn of_schools(tx: &Tx<'_>, schools: &[Id<School>], year: SchoolYear) -> Result<Vec<Version>> {
    tx.all(
        "select id, school_id, year, from_on, import_id, is_by_hand
           from timetable_version
          where school_id in ids($1)
            and undone_at is null
            and (year = $2 or is_by_hand = 1)
          order by id
          limit 500",
        params![ids(schools.iter().copied()), year],
    )
}

pub fn insert(tx: &Tx<'_>, version: &Version) -> Result<()> {
    tx.run(
        "insert into timetable_version (id, school_id, year, from_on, import_id, is_by_hand)
         values ($1, $2, $3, $4, $5, $6)",
        params![
            version.id,
            version.school_id,
            version.year,
            version.from_on,
            version.import_id,
            version.is_by_hand
        ],
    )
    .map(drop)
}

/// That of the lessons added by hand; it is made with the first one.
pub fn by_hand(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Id<Version>> {
    let known: Option<(Id<Version>,)> = tx.first(
        "select id from timetable_version where school_id = $1 and is_by_hand = 1",
        params![school],
    )?;
    if let Some((id,)) = known {
        return Ok(id);
    }
    let (id, year) = (tx.new_id(), SchoolYear::of(on));
    let (import_id, is_by_hand) = (None, true);
    insert(tx, &Version { id, school_id: school, year, from_on: on, import_id, is_by_hand })?;
    Ok(id)
}

/// It never held; its lessons stay, for who asks what was there.
pub fn undo(tx: &Tx<'_>, import: Id<crate::Import>, at: Instant) -> Result<()> {
    tx.change(
        "update timetable_version set undone_at = $2 where import_id = $1 and undone_at is null",
        params![import, at],
    )
}

db::row! {
    struct Line {
        id: Id<School>,
        kind: SchoolKind,
        zone: String,
        week: Option<String>,
        alternation: Option<Alternation>,
    }
}

pub fn calendars(tx: &Tx<'_>, schools: &[Id<School>]) -> Result<Vec<(Id<School>, Calendar)>> {
    let lines: Vec<Line> = tx.all(
        "select s.id, s.kind, s.zone, s.week, t.alternation
           from school s
           left join timetable_setting t on t.school_id = s.id
          where s.id in ids($1)",
        params![ids(schools.iter().copied())],
    )?;
    let calendar = |line: Line| {
        let week = school::week(line.kind, Zone::of_letter(&line.zone), line.week.as_deref());
        (line.id, Calendar { week, alternation: line.alternation.unwrap_or_default() })
    };
    Ok(lines.into_iter().map(calendar).collect())
}

pub fn set_alternation(tx: &Tx<'_>, school: Id<School>, alternation: Alternation) -> Result<()> {
    tx.run(
        "insert into timetable_setting (school_id, alternation)
         values ($1, $2)
         on conflict (school_id) do update set alternation = excluded.alternation",
        params![school, alternation],
    )
    .map(drop)
}

/// One that was not undone.
pub fn find(tx: &Tx<'_>, id: Id<Version>) -> Result<Option<Version>> {
    tx.first(
        "select id, school_id, year, from_on, import_id, is_by_hand
           from timetable_version
          where id = $1 and undone_at is null",
        params![id],
    )
}
