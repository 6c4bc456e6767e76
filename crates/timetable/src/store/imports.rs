//! Files that were brought in, as rows.

use crate::{Import, import::State};
use base::{Day, Id, Instant};
use db::{Result, Tx, params};
use people::{Class, Person, School};

pub fn insert(tx: &Tx<'_>, it: &Import, (content, report): (&str, &str)) -> Result<()> {
    tx.run(
        "insert into timetable_import (id, school_id, person_id, name, format, at, state, from_on,
                                       class_id, content, report, lessons)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        params![
            it.id,
            it.school_id,
            it.person_id,
            &it.name,
            it.format,
            it.at,
            it.state,
            it.from_on,
            it.class_id,
            content,
            report,
            it.lessons
        ],
    )
    .map(drop)
}

pub fn find(tx: &Tx<'_>, id: Id<Import>) -> Result<Option<Import>> {
    tx.first(
        "select id, school_id, person_id, name, format, at, state, from_on, class_id, lessons,
                settled_at
           from timetable_import
          where id = $1",
        params![id],
    )
}

/// The last ones of a school.
pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Import>> {
    tx.all(
        "select id, school_id, person_id, name, format, at, state, from_on, class_id, lessons,
                settled_at
           from timetable_import
          where school_id = $1
          order by id desc
          limit 15",
        params![school],
    )
}

/// What was read, and what could not be.
pub fn content(tx: &Tx<'_>, id: Id<Import>) -> Result<(String, String)> {
    tx.one("select content, report from timetable_import where id = $1", params![id])
}

/// From which day on it is to hold.
pub fn set_from(tx: &Tx<'_>, id: Id<Import>, from: Day) -> Result<()> {
    tx.change(
        "update timetable_import set from_on = $2 where id = $1 and state = 'read'",
        params![id, from],
    )
}

/// A conflict when it is not `before` any more. What was read goes when nothing waits for it.
pub fn settle(
    tx: &Tx<'_>,
    id: Id<Import>,
    (before, after): (State, State),
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    tx.change(
        "update timetable_import
            set state = $3, content = '', settled_by = $4, settled_at = $5
          where id = $1 and state = $2",
        params![id, before, after, by, at],
    )
}

/// Nobody has decided for long: what was read goes.
pub fn drop_old(tx: &Tx<'_>, before: Instant) -> Result<u64> {
    tx.run(
        "update timetable_import
            set state = 'dropped', content = ''
          where state = 'read' and at < $1",
        params![before],
    )
}

db::row! {
    /// The name of a class that a file was said to be of.
    pub struct ClassName {
        pub name: String,
    }
}

pub fn class_name(tx: &Tx<'_>, class: Id<Class>, school: Id<School>) -> Result<Option<ClassName>> {
    tx.first("select name from class where id = $1 and school_id = $2", params![class, school])
}
