//! Lessons and whom they need, as rows.

use crate::{Lesson, Part, PartKind, Version};
use base::{Day, Id, Minutes};
use db::{Result, Tx, Value, ids, params};

/// A teacher has forty a week; a class with its groups has more, a hall has fifty.
const LESSONS_MAX: u32 = 1_500;

pub fn find(tx: &Tx<'_>, id: Id<Lesson>) -> Result<Option<Lesson>> {
    tx.first(
        "select l.id, l.version_id, l.school_id, l.subject_code, l.subject, l.weekday, l.from_at,
                l.until_at, l.weeks, l.from_on, l.until_on
           from timetable_lesson l
           join timetable_version v on v.id = l.version_id
          where l.id = $1 and v.undone_at is null",
        params![id],
    )
}

/// The lessons of these versions that need one of these (a class, a group, a person, a room), or
/// that a change gives to one of them between two days.
pub fn of(
    tx: &Tx<'_>,
    versions: &[Id<Version>],
    refs: &[Id<()>],
    (first, last): (Day, Day),
) -> Result<Vec<Lesson>> {
    tx.all(
        "select l.id, l.version_id, l.school_id, l.subject_code, l.subject, l.weekday, l.from_at,
                l.until_at, l.weeks, l.from_on, l.until_on
           from timetable_lesson l
          where l.version_id in ids($1)
            and l.id in (select w.lesson_id
                           from timetable_part w
                          where w.ref_id in ids($2)
                          union
                         select t.lesson_id
                           from timetable_change t
                          where t.teacher_id in ids($2)
                            and t.withdrawn_at is null
                            and t.day between $3 and $4
                          union
                         select r.lesson_id
                           from timetable_change r
                          where r.room_id in ids($2)
                            and r.withdrawn_at is null
                            and r.day between $3 and $4)
          order by l.weekday, l.from_at, l.id
          limit $5",
        params![ids(versions.iter().copied()), ids(refs.iter().copied()), first, last, LESSONS_MAX],
    )
}

/// Whom and what these need, by the names they have today.
pub fn parts(tx: &Tx<'_>, lessons: &[Id<Lesson>]) -> Result<Vec<Part>> {
    tx.all(
        "select t.lesson_id, t.kind, t.ref_id, coalesce(c.name, g.name, r.name, t.name) as name,
                p.first_name, p.last_name, p.title
           from timetable_part t
           left join class c on t.kind = 'class' and c.id = t.ref_id
           left join person_group g on t.kind = 'group' and g.id = t.ref_id
           left join timetable_room r on t.kind = 'room' and r.id = t.ref_id
           left join person p on t.kind = 'teacher' and p.id = t.ref_id
          where t.lesson_id in ids($1)
          order by t.lesson_id, t.kind, t.name, t.ref_id
          limit 20000",
        params![ids(lessons.iter().copied())],
    )
}

pub fn insert(tx: &Tx<'_>, lessons: &[Lesson]) -> Result<()> {
    let row = |it: &Lesson| {
        params![
            it.id,
            it.version_id,
            it.school_id,
            &it.subject_code,
            &it.subject,
            it.weekday,
            it.from_at,
            it.until_at,
            &it.weeks,
            it.from_on,
            it.until_on
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = lessons.iter().map(row).collect();
    tx.run_each(
        "insert into timetable_lesson (id, version_id, school_id, subject_code, subject, weekday,
                                       from_at, until_at, weeks, from_on, until_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &rows,
    )
    .map(drop)
}

pub fn insert_parts(tx: &Tx<'_>, parts: &[(Id<Lesson>, PartKind, i64, String)]) -> Result<()> {
    let row = |(lesson, kind, id, name): &(Id<Lesson>, PartKind, i64, String)| {
        params![*lesson, *kind, *id, name].to_vec()
    };
    let rows: Vec<Vec<Value>> = parts.iter().map(row).collect();
    tx.run_each(
        "insert into timetable_part (lesson_id, kind, ref_id, name)
         values ($1, $2, $3, $4)
         on conflict (lesson_id, kind, ref_id, name) do nothing",
        &rows,
    )
    .map(drop)
}

/// How many a version has.
pub fn count(tx: &Tx<'_>, version: Id<Version>) -> Result<i64> {
    tx.number("select count(*) from timetable_lesson where version_id = $1", params![version])
}

db::row! {
    /// What a lesson is, and when it begins.
    #[derive(Clone, Debug)]
    pub struct Named {
        pub id: Id<Lesson>,
        pub subject: String,
        pub from_at: Minutes,
    }
}

/// What these are lessons of.
pub fn named(tx: &Tx<'_>, lessons: &[Id<Lesson>]) -> Result<Vec<Named>> {
    tx.all(
        "select id, subject, from_at from timetable_lesson where id in ids($1) limit 500",
        params![ids(lessons.iter().copied())],
    )
}
