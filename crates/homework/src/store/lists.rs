//! The lists: the week of a family, that of a book, what a search has found.

use crate::{
    Book, HandIn, Homework,
    homework::{Series, State},
};
use base::{Day, Id, Instant, Lang};
use db::{Result, Tx, ids, params};
use people::{Person, School};

db::row! {
    /// A homework of a pupil.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub pupil_id: Id<Person>,
        pub id: Id<Homework>,
        pub book_name: String,
        pub subject: String,
        pub title: String,
        pub lang: Lang,
        pub due_on: Day,
        pub minutes: u32,
        pub wants_work: bool,
        pub files: u32,
        pub corrected_at: Option<Instant>,
        pub done_at: Option<Instant>,
        pub done_by: Option<Id<Person>>,
        pub hand_in_id: Option<Id<HandIn>>,
        pub is_late: Option<bool>,
        pub given_back_at: Option<Instant>,
        pub wants_again: Option<bool>,
    }
}

/// What is given to these pupils for the days between two, both included, by day.
pub fn of_pupils(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    (first, last): (Day, Day),
    limit: u32,
) -> Result<Vec<Line>> {
    tx.all(
        "select x.pupil_id, h.id, coalesce(c.name, g.name, '') as book_name, h.subject, h.title,
                h.lang, h.due_on, h.minutes, h.wants_work, h.files, h.corrected_at,
                d.at as done_at, d.by_id as done_by, i.id as hand_in_id, i.is_late,
                i.given_back_at, i.wants_again
           from (select e.pupil_id, h.id
                   from enrolment e
                   join homework h on h.book_id = e.class_id
                  where e.pupil_id in ids($1)
                    and h.due_on between $2 and $3
                    and h.is_for_all = 1
                    and e.from_on <= h.due_on
                    and (e.until_on is null or e.until_on > h.due_on)
                  union
                 select w.pupil_id, w.homework_id as id
                   from homework_pupil w
                   join homework h on h.id = w.homework_id
                  where w.pupil_id in ids($1) and h.due_on between $2 and $3
                  union
                 select m.person_id as pupil_id, h.id
                   from membership m
                   join homework h on h.book_id = m.group_id
                  where m.person_id in ids($1)
                    and h.due_on between $2 and $3
                    and h.is_for_all = 1) x
           join homework h on h.id = x.id and h.state = 'given'
           left join class c on h.book_kind = 'class' and c.id = h.book_id
           left join person_group g on h.book_kind = 'group' and g.id = h.book_id
           left join homework_done d on d.homework_id = h.id and d.pupil_id = x.pupil_id
           left join hand_in i
             on i.homework_id = h.id and i.pupil_id = x.pupil_id and i.is_last = 1
          order by h.due_on, h.subject, h.id, x.pupil_id
          limit $4",
        params![ids(pupils.iter().copied()), first, last, limit],
    )
}

db::row! {
    /// A homework of a book, for those who follow it.
    #[derive(Clone, Debug)]
    pub struct BookLine {
        pub id: Id<Homework>,
        pub subject: String,
        pub title: String,
        pub lang: Lang,
        pub due_on: Day,
        pub minutes: u32,
        pub is_for_all: bool,
        pub wants_work: bool,
        pub state: State,
        pub edited_at: Instant,
        pub corrected_at: Option<Instant>,
        pub series_id: Option<Id<Series>>,
        pub author_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub done: u32,
        pub handed_in: u32,
        pub waiting: u32,
    }
}

/// The homework of a book for the days between two, by day, the drafts among it.
pub fn of_book(
    tx: &Tx<'_>,
    book: Id<Book>,
    (first, last): (Day, Day),
    limit: u32,
) -> Result<Vec<BookLine>> {
    tx.all(
        "select h.id, h.subject, h.title, h.lang, h.due_on, h.minutes, h.is_for_all, h.wants_work,
                h.state,
                h.edited_at, h.corrected_at, h.series_id, h.author_id, p.first_name, p.last_name,
                (select count(*) from homework_done d where d.homework_id = h.id) as done,
                (select count(*) from hand_in i where i.homework_id = h.id and i.is_last = 1)
                as handed_in,
                (select count(*)
                   from hand_in i
                  where i.homework_id = h.id and i.is_last = 1 and i.given_back_at is null)
                as waiting
           from homework h
           join person p on p.id = h.author_id
          where h.book_id = $1 and h.due_on between $2 and $3
          order by h.due_on, h.subject, h.id
          limit $4",
        params![book, first, last, limit],
    )
}

/// The drafts of a book, by day.
pub fn drafts(tx: &Tx<'_>, book: Id<Book>, limit: u32) -> Result<Vec<BookLine>> {
    tx.all(
        "select h.id, h.subject, h.title, h.lang, h.due_on, h.minutes, h.is_for_all, h.wants_work,
                h.state,
                h.edited_at, h.corrected_at, h.series_id, h.author_id, p.first_name, p.last_name,
                0 as done, 0 as handed_in, 0 as waiting
           from homework h
           join person p on p.id = h.author_id
          where h.book_id = $1 and h.state = 'draft'
          order by h.due_on, h.subject, h.id
          limit $2",
        params![book, limit],
    )
}

/// Of these homework, those that are drafts of this book, for this day or a later one.
pub fn drafts_among(
    tx: &Tx<'_>,
    book: Id<Book>,
    homework: &[Id<Homework>],
    from: Day,
) -> Result<Vec<Id<Homework>>> {
    let rows: Vec<(Id<Homework>,)> = tx.all(
        "select id
           from homework
          where id in ids($2) and book_id = $1 and state = 'draft' and due_on >= $3
          order by due_on, id",
        params![book, ids(homework.iter().copied()), from],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The subjects of a book, those of the last months first met.
pub fn subjects(tx: &Tx<'_>, book: Id<Book>) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = tx.all(
        "select distinct subject
           from (select subject from homework where book_id = $1
                  union all
                 select subject from lesson where book_id = $1) s
          order by subject
          limit 60",
        params![book],
    )?;
    Ok(rows.into_iter().map(|(subject,)| subject).collect())
}

/// What this person teaches in a class, as the feeds say it.
pub fn taught(tx: &Tx<'_>, book: Id<Book>, person: Id<Person>) -> Result<Option<String>> {
    let found: Option<(Option<String>,)> = tx.first(
        "select subject
           from assignment
          where class_id = $1 and person_id = $2 and subject is not null
          order by from_on desc, id desc
          limit 1",
        params![book, person],
    )?;
    Ok(found.and_then(|(subject,)| subject))
}

db::row! {
    /// Something a search has found.
    #[derive(Clone, Debug)]
    pub struct Found {
        pub id: Id<Homework>,
        pub book_id: Id<Book>,
        pub book_name: String,
        pub school_id: Id<School>,
        pub subject: String,
        pub title: String,
        pub lang: Lang,
        pub due_on: Day,
    }
}

/// Given homework by its ids, the newest first.
pub fn found(tx: &Tx<'_>, homework: &[Id<Homework>]) -> Result<Vec<Found>> {
    if homework.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(
        "select h.id, h.book_id, coalesce(c.name, g.name, '') as book_name, h.school_id,
                h.subject, h.title, h.lang, h.due_on
           from homework h
           left join class c on h.book_kind = 'class' and c.id = h.book_id
           left join person_group g on h.book_kind = 'group' and g.id = h.book_id
          where h.id in ids($1) and h.state = 'given'
          order by h.due_on desc, h.id desc
          limit 100",
        params![ids(homework.iter().copied())],
    )
}
