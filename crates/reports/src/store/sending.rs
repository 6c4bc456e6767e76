//! What is sent to the State, as rows.

use crate::{
    content::Content,
    report::{Kind, Report},
    sending::{Code, CodeKind},
};
use base::{Day, Id, Instant, SchoolYear};
use db::{Result, Tx, Value, ids, params};
use people::{Class, Level, Person, School};
use results::Period;

/// More than the largest collège has.
const REPORTS_MAX: u32 = 6_000;

db::row! {
    struct LockedRow {
        report: Id<Report>,
        class: Id<Class>,
        pupil: Id<Person>,
        kind: Kind,
        level: Level,
        locked_at: Instant,
        first_locked_at: Instant,
        content: String,
    }
}

/// A locked report and what it says.
#[derive(Clone, Debug)]
pub struct Locked {
    pub report: Id<Report>,
    pub class: Id<Class>,
    pub pupil: Id<Person>,
    pub kind: Kind,
    pub level: Level,
    pub at: Instant,
    /// Its first edition was locked then, at the end of the council; reopening it moves no council.
    pub first_at: Instant,
    pub content: Content,
}

/// The locked reports of a school's period, by class and by name.
pub fn locked(tx: &Tx<'_>, school: Id<School>, period: Id<Period>) -> Result<Vec<Locked>> {
    let found: Vec<LockedRow> = tx.all(
        "select r.id as report, r.class_id as class, r.pupil_id as pupil, r.kind, r.level,
                e.locked_at,
                (select min(f.locked_at) from report_edition f where f.report_id = r.id)
                  as first_locked_at,
                e.content
           from report r
           join report_edition e on e.report_id = r.id and e.edition = r.edition
           join class c on c.id = r.class_id
           join person p on p.id = r.pupil_id
          where r.school_id = $1 and r.period_id = $2 and r.state = 'locked'
          order by c.name, p.sort_key, p.id, r.kind desc
          limit $3",
        params![school, period, REPORTS_MAX],
    )?;
    let read = |row: LockedRow| {
        Ok(Locked {
            report: row.report,
            class: row.class,
            pupil: row.pupil,
            kind: row.kind,
            level: row.level,
            at: row.locked_at,
            first_at: row.first_locked_at,
            content: Content::read(&row.content)?,
        })
    };
    found.into_iter().map(read).collect()
}

db::row! {
    /// A class with reports that are still open.
    #[derive(Clone, Debug)]
    pub struct StillOpen {
        pub class: Id<Class>,
        pub name: String,
        pub count: i64,
    }
}

pub fn still_open(tx: &Tx<'_>, school: Id<School>, period: Id<Period>) -> Result<Vec<StillOpen>> {
    tx.all(
        "select r.class_id as class, c.name, count(*) as count
           from report r
           join class c on c.id = r.class_id
          where r.school_id = $1 and r.period_id = $2 and r.state = 'open'
          group by r.class_id, c.name
          order by c.name, r.class_id
          limit 200",
        params![school, period],
    )
}

/// Since when each of these pupils is in a school, in a year that began on a day.
pub fn schooled(
    tx: &Tx<'_>,
    school: Id<School>,
    pupils: &[Id<Person>],
    since: Day,
) -> Result<Vec<(Id<Person>, Day)>> {
    tx.all(
        "select pupil_id, min(from_on)
           from enrolment
          where school_id = $1
            and pupil_id in ids($2)
            and (until_on is null or until_on > $3)
          group by pupil_id
          order by pupil_id
          limit $4",
        params![school, ids(pupils.iter().copied()), since, REPORTS_MAX],
    )
}

db::row! {
    struct CodeRow { kind: CodeKind, thing: i64, code: String }
}

/// What the school has typed.
pub fn codes(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Code>> {
    let found: Vec<CodeRow> = tx.all(
        "select kind, thing_id as thing, code
           from report_code
          where school_id = $1
          order by kind, thing_id
          limit 10000",
        params![school],
    )?;
    let code = |row: CodeRow| Code { kind: row.kind, thing: row.thing, number: row.code };
    Ok(found.into_iter().map(code).collect())
}

pub fn set_codes(tx: &Tx<'_>, school: Id<School>, codes: &[Code]) -> Result<()> {
    let row = |code: &Code| params![school, code.kind, code.thing, code.number.as_str()].to_vec();
    let rows: Vec<Vec<Value>> = codes.iter().map(row).collect();
    tx.run_each(
        "insert into report_code (school_id, kind, thing_id, code)
         values ($1, $2, $3, $4)
             on conflict (school_id, kind, thing_id) do update set code = $4",
        &rows,
    )
    .map(drop)
}

db::row! {
    /// A class, with the key of the feeds.
    #[derive(Clone, Debug)]
    pub struct Known {
        pub id: Id<Class>,
        pub name: String,
        pub key: Option<String>,
    }
}

/// The classes of a year.
pub fn classes(tx: &Tx<'_>, school: Id<School>, year: SchoolYear) -> Result<Vec<Known>> {
    tx.all(
        "select id, name, source_key as key
           from class
          where school_id = $1 and year = $2
          order by name, id
          limit 300",
        params![school, year],
    )
}
