//! Changes, as rows.

use crate::{Change, Lesson};
use base::{Day, Id, Instant};
use db::{Result, Tx, ids, params};
use people::School;

pub fn find(tx: &Tx<'_>, id: Id<Change>) -> Result<Option<Change>> {
    tx.first(
        "select c.id, c.school_id, c.lesson_id, c.day, c.kind, c.to_day, c.from_at, c.until_at,
                c.teacher_id, c.room_id, c.word, c.made_by, c.made_at, c.withdrawn_at, c.told_at,
                p.first_name, p.last_name, p.title, r.name as room_name
           from timetable_change c
           left join person p on p.id = c.teacher_id
           left join timetable_room r on r.id = c.room_id
          where c.id = $1",
        params![id],
    )
}

/// Those of these lessons that hold, of days between two or that come there.
pub fn of_lessons(
    tx: &Tx<'_>,
    lessons: &[Id<Lesson>],
    (first, last): (Day, Day),
) -> Result<Vec<Change>> {
    tx.all(
        "select c.id, c.school_id, c.lesson_id, c.day, c.kind, c.to_day, c.from_at, c.until_at,
                c.teacher_id, c.room_id, c.word, c.made_by, c.made_at, c.withdrawn_at, c.told_at,
                p.first_name, p.last_name, p.title, r.name as room_name
           from timetable_change c
           left join person p on p.id = c.teacher_id
           left join timetable_room r on r.id = c.room_id
          where c.lesson_id in ids($1)
            and c.withdrawn_at is null
            and (c.day between $2 and $3
              or c.to_day between $2 and $3
              or exists (select 1
                           from timetable_change m
                          where m.lesson_id = c.lesson_id
                            and m.day = c.day
                            and m.withdrawn_at is null
                            and m.to_day between $2 and $3))
          order by c.id
          limit 2000",
        params![ids(lessons.iter().copied()), first, last],
    )
}

/// Those of a school from a day on that hold, the next ones first.
pub fn of_school(tx: &Tx<'_>, school: Id<School>, from: Day) -> Result<Vec<Change>> {
    tx.all(
        "select c.id, c.school_id, c.lesson_id, c.day, c.kind, c.to_day, c.from_at, c.until_at,
                c.teacher_id, c.room_id, c.word, c.made_by, c.made_at, c.withdrawn_at, c.told_at,
                p.first_name, p.last_name, p.title, r.name as room_name
           from timetable_change c
           join timetable_lesson l on l.id = c.lesson_id
           join timetable_version v on v.id = l.version_id
           left join person p on p.id = c.teacher_id
           left join timetable_room r on r.id = c.room_id
          where c.school_id = $1
            and c.day >= $2
            and c.withdrawn_at is null
            and v.undone_at is null
          order by c.day, c.id
          limit 200",
        params![school, from],
    )
}

pub fn insert(tx: &Tx<'_>, it: &Change) -> Result<()> {
    tx.run(
        "insert into timetable_change (id, school_id, lesson_id, day, kind, to_day, from_at,
                                       until_at, teacher_id, room_id, word, made_by, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        params![
            it.id,
            it.school_id,
            it.lesson_id,
            it.day,
            it.kind,
            it.to_day,
            it.from_at,
            it.until_at,
            it.teacher_id,
            it.room_id,
            &it.word,
            it.made_by,
            it.made_at
        ],
    )
    .map(drop)
}

/// What is said of a lesson on a day and was not taken back.
pub fn of_day(tx: &Tx<'_>, lesson: Id<Lesson>, day: Day) -> Result<Vec<Change>> {
    Ok(of_lessons(tx, &[lesson], (day, day))?.into_iter().filter(|it| it.day == day).collect())
}

/// A conflict when it was taken back before.
pub fn withdraw(tx: &Tx<'_>, id: Id<Change>, at: Instant) -> Result<()> {
    tx.change(
        "update timetable_change set withdrawn_at = $2 where id = $1 and withdrawn_at is null",
        params![id, at],
    )
}

pub fn set_told(tx: &Tx<'_>, id: Id<Change>, at: Instant) -> Result<u64> {
    tx.run(
        "update timetable_change
            set told_at = $2
          where id = $1 and told_at is null and withdrawn_at is null",
        params![id, at],
    )
}

/// How many that were said of days from this one on would hold no more.
pub fn count_from(tx: &Tx<'_>, school: Id<School>, from: Day) -> Result<i64> {
    tx.number(
        "select count(*)
           from timetable_change c
           join timetable_lesson l on l.id = c.lesson_id
           join timetable_version v on v.id = l.version_id
          where c.school_id = $1
            and c.day >= $2
            and c.withdrawn_at is null
            and v.undone_at is null
            and v.is_by_hand = 0",
        params![school, from],
    )
}
