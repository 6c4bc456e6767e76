//! What names somebody: for merging, export and erasure. A pupil's week is that of his class and is
//! not his own; teachers, and those who arranged, are named.

use base::{Day, Id, Minutes, SchoolYear};
use db::{Result, Tx, params};
use people::Person;
use web::merging::{Column, Merging, Names, column};

pub const MERGING: Merging = Merging::of::<Timetables>();

struct Timetables;

impl Names for Timetables {
    const COLUMNS: &'static [Column] = &[
        column(
            "taught",
            "select lesson_id from timetable_part where ref_id = $1 and kind = 'teacher'",
            &[
                "insert into timetable_part (lesson_id, kind, ref_id, name)
                 select lesson_id, kind, $3, name
                   from timetable_part
                  where lesson_id = $1 and kind = 'teacher' and ref_id = $2
                 on conflict (lesson_id, kind, ref_id, name) do nothing",
                "delete from timetable_part
                  where lesson_id = $1 and kind = 'teacher' and ref_id = $2 and ref_id <> $3",
            ],
        ),
        column(
            "replacing",
            "select id from timetable_change where teacher_id = $1",
            &["update timetable_change set teacher_id = $3 where id = $1 and teacher_id = $2"],
        ),
        column(
            "changed",
            "select id from timetable_change where made_by = $1",
            &["update timetable_change set made_by = $3 where id = $1 and made_by = $2"],
        ),
        column(
            "imports",
            "select id from timetable_import where person_id = $1",
            &["update timetable_import set person_id = $3 where id = $1 and person_id = $2"],
        ),
        column(
            "feeds",
            "select id from timetable_feed where person_id = $1",
            &["update timetable_feed set person_id = $3 where id = $1 and person_id = $2"],
        ),
        column(
            "settled",
            "select id from timetable_import where settled_by = $1",
            &["update timetable_import set settled_by = $3 where id = $1 and settled_by = $2"],
        ),
        column(
            "meant",
            "select school_id, folded from timetable_match where ref_id = $1 and kind = 'teacher'",
            &["update timetable_match
                  set ref_id = $4
                where school_id = $1 and folded = $2 and kind = 'teacher' and ref_id = $3"],
        ),
    ];
}

db::row! {
    /// A lesson somebody gives, or gave.
    pub struct Taught {
        pub year: SchoolYear,
        pub school: String,
        pub subject: String,
        pub weekday: u8,
        pub from_at: Minutes,
        pub until_at: Minutes,
        pub weeks: String,
        pub from_on: Day,
    }
}

pub fn taught(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Taught>> {
    tx.all(
        "select v.year, s.name as school, l.subject, l.weekday, l.from_at, l.until_at, l.weeks,
                v.from_on
           from timetable_part t
           join timetable_lesson l on l.id = t.lesson_id
           join timetable_version v on v.id = l.version_id
           join school s on s.id = l.school_id
          where t.ref_id = $1 and t.kind = 'teacher' and v.undone_at is null
          order by v.id, l.weekday, l.from_at, l.id
          limit 5000",
        params![person],
    )
}

db::row! {
    /// A change somebody said, or that gave him a lesson.
    pub struct Said {
        pub day: Day,
        pub kind: String,
        pub subject: String,
        pub word: String,
        pub is_own: bool,
    }
}

pub fn said(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Said>> {
    tx.all(
        "select c.day, c.kind, l.subject, c.word,
                case when c.made_by = $1 then 1 else 0 end as is_own
           from timetable_change c
           join timetable_lesson l on l.id = c.lesson_id
          where c.made_by = $1 or c.teacher_id = $1
          order by c.id
          limit 5000",
        params![person],
    )
}

/// A teacher who has left: his lessons stay, and nobody gave them.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let parts = tx.run(
        "delete from timetable_part where ref_id = $1 and kind = 'teacher'",
        params![person],
    )?;
    let changes = tx.run(
        "update timetable_change set teacher_id = null, word = '' where teacher_id = $1",
        params![person],
    )?;
    let matches = tx.run(
        "delete from timetable_match where ref_id = $1 and kind = 'teacher'",
        params![person],
    )?;
    let feeds = tx.run("delete from timetable_feed where person_id = $1", params![person])?;
    Ok(parts + changes + matches + feeds)
}
