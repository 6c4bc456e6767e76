//! Work handed in, each time a row; the last one counts.

use super::books;
use crate::{
    HandIn, Homework,
    hand_in::Handed,
    handing::{Word, Work},
};
use base::{Id, Instant};
use db::{Result, Tx, ids, params};
use people::{Person, Standing};

pub fn find(tx: &Tx<'_>, id: Id<HandIn>, person: &Standing) -> Result<Option<HandIn>> {
    let Some(given) = given(tx, id)? else { return Ok(None) };
    let book = books::find(tx, given.book_id, person)?;
    Ok(book.map(|book| HandIn { given, book }))
}

pub fn given(tx: &Tx<'_>, id: Id<HandIn>) -> Result<Option<Handed>> {
    Ok(all(tx, &[id])?.pop())
}

/// The newest first.
fn all(tx: &Tx<'_>, these: &[Id<HandIn>]) -> Result<Vec<Handed>> {
    if these.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(
        "select i.id, i.homework_id, h.title as homework_title, h.subject, h.due_on, h.book_kind,
                h.book_id, i.pupil_id, p.first_name, p.last_name, i.by_id, i.body, i.at, i.is_late,
                i.is_last, i.files, i.version, i.given_back_at, i.comment, i.comment_edited_at,
                i.wants_again, i.back_files
           from hand_in i
           join homework h on h.id = i.homework_id
           join person p on p.id = i.pupil_id
          where i.id in ids($1)
          order by i.id desc",
        params![ids(these.iter().copied())],
    )
}

/// What these pupils have handed in for a homework, the newest first.
pub fn of_pupils(
    tx: &Tx<'_>,
    homework: Id<Homework>,
    pupils: &[Id<Person>],
) -> Result<Vec<Handed>> {
    let found: Vec<(Id<HandIn>,)> = tx.all(
        "select id
           from hand_in
          where homework_id = $1 and pupil_id in ids($2)
          order by id desc
          limit 100",
        params![homework, ids(pupils.iter().copied())],
    )?;
    let found: Vec<Id<HandIn>> = found.into_iter().map(|(id,)| id).collect();
    all(tx, &found)
}

/// The last work of each pupil, the newest first.
pub fn last_of_all(tx: &Tx<'_>, homework: Id<Homework>) -> Result<Vec<Handed>> {
    let found: Vec<(Id<HandIn>,)> = tx.all(
        "select id from hand_in where homework_id = $1 and is_last = 1 order by id limit 500",
        params![homework],
    )?;
    let found: Vec<Id<HandIn>> = found.into_iter().map(|(id,)| id).collect();
    all(tx, &found)
}

db::row! {
    /// What was said of the last work of a pupil.
    #[derive(Clone, Copy, Debug)]
    pub struct Last {
        pub id: Id<HandIn>,
        pub given_back_at: Option<Instant>,
        pub wants_again: bool,
    }
}

impl Last {
    pub fn is_closed(&self) -> bool {
        self.given_back_at.is_some() && !self.wants_again
    }
}

pub fn last(tx: &Tx<'_>, homework: Id<Homework>, pupil: Id<Person>) -> Result<Option<Last>> {
    tx.first(
        "select id, given_back_at, wants_again
           from hand_in
          where homework_id = $1 and pupil_id = $2 and is_last = 1",
        params![homework, pupil],
    )
}

pub fn is_any(tx: &Tx<'_>, homework: Id<Homework>) -> Result<bool> {
    let count =
        tx.number("select count(*) from hand_in where homework_id = $1", params![homework])?;
    Ok(count > 0)
}

/// The work a form made before, when it is sent twice.
pub fn by_once(tx: &Tx<'_>, by: Id<Person>, once: &str) -> Result<Option<Id<HandIn>>> {
    let found: Option<(Id<HandIn>,)> = tx.first(
        "select id from hand_in where by_id = $1 and once = $2 and once <> ''",
        params![by, once],
    )?;
    Ok(found.map(|(id,)| id))
}

pub fn insert(
    tx: &Tx<'_>,
    homework: Id<Homework>,
    by: Id<Person>,
    work: &Work,
    (now, is_late): (Instant, bool),
) -> Result<Id<HandIn>> {
    tx.run(
        "update hand_in set is_last = 0 where homework_id = $1 and pupil_id = $2 and is_last = 1",
        params![homework, work.pupil],
    )?;
    let id: Id<HandIn> = tx.new_id();
    tx.run(
        "insert into hand_in
           (id, homework_id, pupil_id, by_id, body, at, is_late, is_last, files, version, comment,
            wants_again, back_files, once)
         values ($1, $2, $3, $4, $5, $6, $7, 1, $8, 1, '', 0, 0, $9)",
        params![
            id,
            homework,
            work.pupil,
            by,
            &work.body,
            now,
            is_late,
            work.files.len(),
            &work.once
        ],
    )?;
    Ok(id)
}

/// Gives it back, over the version its teacher had before him. False: a colleague was faster.
pub fn give_back(
    tx: &Tx<'_>,
    id: Id<HandIn>,
    by: Id<Person>,
    word: &Word,
    now: Instant,
) -> Result<bool> {
    let changed = tx.run(
        "update hand_in
            set comment = $3, wants_again = $4, back_files = $5, version = version + 1,
                comment_edited_at =
                  case when given_back_at is null then null else cast($6 as bigint) end,
                given_back_by =
                  case when given_back_at is null then cast($7 as bigint) else given_back_by end,
                given_back_at = coalesce(given_back_at, cast($6 as bigint))
          where id = $1 and version = $2",
        params![id, word.version, &word.comment, word.wants_again, word.files.len(), now, by],
    )?;
    Ok(changed > 0)
}

db::row! {
    /// Work that waits for its teacher.
    #[derive(Clone, Debug)]
    pub struct Waiting {
        pub homework_id: Id<Homework>,
        pub subject: String,
        pub title: String,
        pub book_name: String,
        pub count: u32,
    }
}

/// What was handed in and not given back, in the books of these classes and groups.
pub fn waiting<T>(tx: &Tx<'_>, books: &[Id<T>], limit: u32) -> Result<Vec<Waiting>> {
    if books.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(
        "select h.id as homework_id, h.subject, h.title, coalesce(c.name, g.name, '') as book_name,
                count(*) as count
           from homework h
           join hand_in i on i.homework_id = h.id
           left join class c on h.book_kind = 'class' and c.id = h.book_id
           left join person_group g on h.book_kind = 'group' and g.id = h.book_id
          where h.book_id in ids($1)
            and h.wants_work = 1
            and i.is_last = 1
            and i.given_back_at is null
          group by h.id, h.subject, h.title, h.due_on, c.name, g.name
          order by h.due_on desc, h.id desc
          limit $2",
        params![ids(books.iter().copied()), limit],
    )
}
