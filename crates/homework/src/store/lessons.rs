//! Lessons: found with what the viewer is to their book, written, listed, taken out.

use super::books;
use crate::{
    Book, Homework, Lesson, book::Place, homework::State, lesson::Taught, logging::Account,
};
use base::{Day, Id, Instant};
use db::{Result, Tx, ids, params};
use people::{Person, Standing};

pub fn find(tx: &Tx<'_>, id: Id<Lesson>, person: &Standing) -> Result<Option<Lesson>> {
    let Some(taught) = taught(tx, id)? else { return Ok(None) };
    let book = books::find(tx, taught.book_id, person)?;
    Ok(book.map(|book| Lesson { taught, book }))
}

pub fn taught(tx: &Tx<'_>, id: Id<Lesson>) -> Result<Option<Taught>> {
    Ok(all(tx, &[id])?.pop())
}

/// Of these lessons those that were not taken out: what may be found.
pub fn found(tx: &Tx<'_>, lessons: &[Id<Lesson>]) -> Result<Vec<Taught>> {
    let mut found = all(tx, lessons)?;
    found.retain(|lesson| lesson.withdrawn_at.is_none());
    Ok(found)
}

/// Those of the last days first.
fn all(tx: &Tx<'_>, lessons: &[Id<Lesson>]) -> Result<Vec<Taught>> {
    if lessons.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(
        "select l.id, l.book_kind, l.book_id, coalesce(c.name, g.name, '') as book_name,
                l.school_id, l.subject, l.on_day, l.title, l.body, l.version, l.author_id,
                p.first_name, p.last_name, p.title as civility, l.created_at, l.edited_at,
                l.withdrawn_at, l.files
           from lesson l
           join person p on p.id = l.author_id
           left join class c on l.book_kind = 'class' and c.id = l.book_id
           left join person_group g on l.book_kind = 'group' and g.id = l.book_id
          where l.id in ids($1)
          order by l.on_day desc, l.id desc",
        params![ids(lessons.iter().copied())],
    )
}

/// The lessons of a book before a day, the newest first; of one subject, or of all (an empty one).
/// Those that were taken out are for those who follow the book.
pub fn of_book(
    tx: &Tx<'_>,
    book: Id<Book>,
    (subject, with_withdrawn): (&str, bool),
    before: Day,
    limit: u32,
) -> Result<Vec<Taught>> {
    tx.all(
        "select l.id, l.book_kind, l.book_id, '' as book_name, l.school_id, l.subject, l.on_day,
                l.title, l.body, l.version, l.author_id, p.first_name, p.last_name,
                p.title as civility, l.created_at, l.edited_at, l.withdrawn_at, l.files
           from lesson l
           join person p on p.id = l.author_id
          where l.book_id = $1
            and l.on_day < $3
            and (cast($2 as text) = '' or l.subject = $2)
            and (l.withdrawn_at is null or cast($4 as bigint) = 1)
          order by l.on_day desc, l.id desc
          limit $5",
        params![book, subject, before, with_withdrawn, limit],
    )
}

/// Those of a period, in its order: for the visa and for the year on paper.
pub fn of_period(
    tx: &Tx<'_>,
    book: Id<Book>,
    (first, last): (Day, Day),
    limit: u32,
) -> Result<Vec<Taught>> {
    tx.all(
        "select l.id, l.book_kind, l.book_id, '' as book_name, l.school_id, l.subject, l.on_day,
                l.title, l.body, l.version, l.author_id, p.first_name, p.last_name,
                p.title as civility, l.created_at, l.edited_at, l.withdrawn_at, l.files
           from lesson l
           join person p on p.id = l.author_id
          where l.book_id = $1 and l.on_day between $2 and $3
          order by l.on_day, l.subject, l.id
          limit $4",
        params![book, first, last, limit],
    )
}

pub fn by_once(tx: &Tx<'_>, author: Id<Person>, once: &str) -> Result<Option<Id<Lesson>>> {
    let found: Option<(Id<Lesson>,)> = tx.first(
        "select id from lesson where author_id = $1 and once = $2 and once <> ''",
        params![author, once],
    )?;
    Ok(found.map(|(id,)| id))
}

pub fn insert(
    tx: &Tx<'_>,
    place: &Place,
    author: Id<Person>,
    account: &Account,
    now: Instant,
) -> Result<Id<Lesson>> {
    let id: Id<Lesson> = tx.new_id();
    tx.run(
        "insert into lesson
           (id, book_kind, book_id, school_id, subject, on_day, title, body, version, author_id,
            created_at, edited_at, editor_id, files, once)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10, $10, $9, $11, $12)",
        params![
            id,
            place.kind,
            place.id,
            place.school_id,
            &account.subject,
            account.on_day,
            &account.title,
            &account.body,
            author,
            now,
            account.files.len(),
            &account.once
        ],
    )?;
    Ok(id)
}

pub fn update(
    tx: &Tx<'_>,
    id: Id<Lesson>,
    editor: Id<Person>,
    account: &Account,
    now: Instant,
) -> Result<bool> {
    let changed = tx.run(
        "update lesson
            set subject = $3, on_day = $4, title = $5, body = $6, version = version + 1,
                edited_at = $7, editor_id = $8, files = $9, withdrawn_at = null
          where id = $1 and version = $2",
        params![
            id,
            account.version,
            &account.subject,
            account.on_day,
            &account.title,
            &account.body,
            now,
            editor,
            account.files.len()
        ],
    )?;
    Ok(changed > 0)
}

pub fn withdraw(tx: &Tx<'_>, id: Id<Lesson>, by: Id<Person>, now: Instant) -> Result<()> {
    tx.change(
        "update lesson
            set withdrawn_at = $2, edited_at = $2, editor_id = $3
          where id = $1 and withdrawn_at is null",
        params![id, now, by],
    )
}

db::row! {
    /// A homework that hangs on a lesson.
    #[derive(Clone, Debug)]
    pub struct Hung {
        pub id: Id<Homework>,
        pub title: String,
        pub due_on: Day,
        pub state: State,
        pub is_for_all: bool,
    }
}

/// What was given in a lesson. What is for some pupils is seen by those who follow the book.
pub fn hung(tx: &Tx<'_>, lesson: Id<Lesson>) -> Result<Vec<Hung>> {
    tx.all(
        "select id, title, due_on, state, is_for_all
           from homework
          where lesson_id = $1
          order by due_on, id
          limit 50",
        params![lesson],
    )
}

/// For the index.
pub fn after(tx: &Tx<'_>, after: Id<Lesson>, limit: u32) -> Result<Vec<Id<Lesson>>> {
    let rows: Vec<(Id<Lesson>,)> = tx.all(
        "select id from lesson where id > $1 and withdrawn_at is null order by id limit $2",
        params![after, limit],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
