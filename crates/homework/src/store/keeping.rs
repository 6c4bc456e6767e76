//! Export, erasure and merging, as rows.

use crate::{HandIn, Homework, homework::State};
use base::{Day, Id, Instant, RichText};
use db::{Result, Tx, params};
use people::Person;
use web::merging::{Column, Merging, Names, column};

db::row! {
    pub struct Own {
        pub id: Id<Homework>,
        pub subject: String,
        pub title: String,
        pub body: RichText,
        pub due_on: Day,
        pub state: State,
        pub created_at: Instant,
    }
}

/// What a teacher gave, and prepared.
pub fn homework(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Own>> {
    tx.all(
        "select id, subject, title, body, due_on, state, created_at
           from homework
          where author_id = $1
          order by id",
        params![person],
    )
}

db::row! {
    pub struct OwnLesson {
        pub subject: String,
        pub title: String,
        pub body: RichText,
        pub on_day: Day,
        pub created_at: Instant,
    }
}

pub fn lessons(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<OwnLesson>> {
    tx.all(
        "select subject, title, body, on_day, created_at
           from lesson
          where author_id = $1
          order by id",
        params![person],
    )
}

db::row! {
    pub struct OwnWork {
        pub id: Id<HandIn>,
        pub homework_id: Id<Homework>,
        pub subject: String,
        pub title: String,
        pub body: RichText,
        pub at: Instant,
        pub is_late: bool,
        pub given_back_at: Option<Instant>,
        pub comment: RichText,
    }
}

/// What a pupil handed in, or a guardian for him.
pub fn work(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<OwnWork>> {
    tx.all(
        "select i.id, i.homework_id, h.subject, h.title, i.body, i.at, i.is_late, i.given_back_at,
                i.comment
           from hand_in i
           join homework h on h.id = i.homework_id
          where i.pupil_id = $1
          order by i.id",
        params![person],
    )
}

db::row! {
    pub struct OwnDone {
        pub homework_id: Id<Homework>,
        pub subject: String,
        pub title: String,
        pub due_on: Day,
        pub at: Instant,
    }
}

pub fn done(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<OwnDone>> {
    tx.all(
        "select d.homework_id, h.subject, h.title, h.due_on, d.at
           from homework_done d
           join homework h on h.id = d.homework_id
          where d.pupil_id = $1
          order by d.at, d.homework_id",
        params![person],
    )
}

/// What was given to a pupil by his name.
pub fn chosen(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(Id<Homework>, String, Day)>> {
    tx.all(
        "select h.id, h.title, h.due_on
           from homework_pupil w
           join homework h on h.id = w.homework_id
          where w.pupil_id = $1 and h.state = 'given'
          order by h.due_on, h.id",
        params![person],
    )
}

/// The work of a pupil goes; says which.
pub fn erase_work(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Id<HandIn>>> {
    let gone: Vec<(Id<HandIn>,)> =
        tx.all("delete from hand_in where pupil_id = $1 returning id", params![person])?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

pub fn erase_marks(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let done = tx.run("delete from homework_done where pupil_id = $1", params![person])?;
    let named = tx.run("delete from homework_pupil where pupil_id = $1", params![person])?;
    Ok(done + named)
}

/// Work of before a moment goes, some of it at a time; says which.
pub fn forget_work(tx: &Tx<'_>, before: Instant, limit: u32) -> Result<Vec<Id<HandIn>>> {
    let gone: Vec<(Id<HandIn>,)> = tx.all(
        "delete from hand_in
          where id in (select id from hand_in where at < $1 order by at limit $2)
      returning id",
        params![before, limit],
    )?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

/// Ticks of before a moment, those of some homework at a time.
pub fn forget_ticks(tx: &Tx<'_>, before: Instant, limit: u32) -> Result<u64> {
    tx.run(
        "delete from homework_done
          where at < $1
            and homework_id in (select homework_id
                                  from homework_done
                                 where at < $1
                                 order by at
                                 limit $2)",
        params![before, limit],
    )
}

/// What he prepared and nobody has seen, nor anybody handed work in for.
pub fn unseen(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Id<Homework>>> {
    let rows: Vec<(Id<Homework>,)> = tx.all(
        "select id
           from homework h
          where author_id = $1
            and state = 'draft'
            and given_at is null
            and not exists (select 1 from hand_in i where i.homework_id = h.id)
          order by id",
        params![person],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Two records are one person: what he gave, did, handed in and saw follows him.
pub const MERGING: Merging = Merging::of::<Log>();

struct Log;

impl Names for Log {
    const COLUMNS: &[Column] = &[
        column(
            "given",
            "select id from homework where author_id = $1",
            &["update homework
                  set author_id = $3
                where id = $1
                  and author_id = $2
                  and (once = ''
                       or not exists (select 1
                                        from homework o
                                       where o.author_id = $3 and o.once = homework.once))"],
        ),
        column(
            "edited",
            "select id from homework where editor_id = $1",
            &["update homework set editor_id = $3 where id = $1 and editor_id = $2"],
        ),
        column(
            "versions",
            "select homework_id, version from homework_version where editor_id = $1",
            &["update homework_version
                  set editor_id = $4
                where homework_id = $1 and version = $2 and editor_id = $3"],
        ),
        column(
            "chosen",
            "select homework_id from homework_pupil where pupil_id = $1",
            &["update homework_pupil
                  set pupil_id = $3
                where homework_id = $1
                  and pupil_id = $2
                  and not exists (select 1
                                    from homework_pupil o
                                   where o.homework_id = $1 and o.pupil_id = $3)"],
        ),
        column(
            "done",
            "select homework_id from homework_done where pupil_id = $1",
            &["update homework_done
                  set pupil_id = $3
                where homework_id = $1
                  and pupil_id = $2
                  and not exists (select 1
                                    from homework_done o
                                   where o.homework_id = $1 and o.pupil_id = $3)"],
        ),
        column(
            "ticked",
            "select homework_id, pupil_id from homework_done where by_id = $1",
            &["update homework_done
                  set by_id = $4
                where homework_id = $1 and pupil_id = $2 and by_id = $3"],
        ),
        // Of the work of both records the newest counts.
        column(
            "work",
            "select id, homework_id from hand_in where pupil_id = $1",
            &[
                "update hand_in
                    set pupil_id = $4
                  where id = $1 and homework_id = $2 and pupil_id = $3",
                "update hand_in
                    set is_last = case when id = (select max(o.id)
                                                    from hand_in o
                                                   where o.homework_id = $2
                                                     and o.pupil_id = hand_in.pupil_id)
                                       then 1 else 0 end
                  where homework_id = $2
                    and pupil_id in ($3, $4)
                    and cast($1 as bigint) <> 0",
            ],
        ),
        column(
            "handed",
            "select id from hand_in where by_id = $1",
            &["update hand_in
                  set by_id = $3
                where id = $1
                  and by_id = $2
                  and (once = ''
                       or not exists (select 1
                                        from hand_in o
                                       where o.by_id = $3 and o.once = hand_in.once))"],
        ),
        column(
            "corrected",
            "select id from hand_in where given_back_by = $1",
            &["update hand_in set given_back_by = $3 where id = $1 and given_back_by = $2"],
        ),
        column(
            "lessons",
            "select id from lesson where author_id = $1",
            &["update lesson
                  set author_id = $3
                where id = $1
                  and author_id = $2
                  and (once = ''
                       or not exists (select 1
                                        from lesson o
                                       where o.author_id = $3 and o.once = lesson.once))"],
        ),
        column(
            "lessons_edited",
            "select id from lesson where editor_id = $1",
            &["update lesson set editor_id = $3 where id = $1 and editor_id = $2"],
        ),
        column(
            "lesson_versions",
            "select lesson_id, version from lesson_version where editor_id = $1",
            &["update lesson_version
                  set editor_id = $4
                where lesson_id = $1 and version = $2 and editor_id = $3"],
        ),
        column(
            "visas",
            "select id from book_visa where by_id = $1",
            &["update book_visa set by_id = $3 where id = $1 and by_id = $2"],
        ),
    ];
}
