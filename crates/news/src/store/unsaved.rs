//! What is written and not saved.

use crate::{
    Article, Thread,
    unsaved::{Known, Typed, Unsaved},
};
use base::{Id, Instant};
use db::{Result, Tx, ids, params};
use people::Person;

pub fn find(tx: &Tx<'_>, id: Id<Unsaved>) -> Result<Option<Unsaved>> {
    tx.first(
        "select id, person_id, thread_id, article_id, title, fields, number, updated_at
           from news_unsaved
          where id = $1",
        params![id],
    )
}

/// All of one person, the newest first.
pub fn of(tx: &Tx<'_>, person: Id<Person>, limit: u32) -> Result<Vec<Unsaved>> {
    tx.all(
        "select id, person_id, thread_id, article_id, title, fields, number, updated_at
           from news_unsaved
          where person_id = $1
          order by updated_at desc, id desc
          limit $2",
        params![person, limit],
    )
}

/// Those in one thread of one article; of a new one when it is 0.
pub fn here(
    tx: &Tx<'_>,
    person: Id<Person>,
    thread: Id<Thread>,
    article: Id<Article>,
) -> Result<Vec<Unsaved>> {
    tx.all(
        "select id, person_id, thread_id, article_id, title, fields, number, updated_at
           from news_unsaved
          where person_id = $1 and thread_id = $2 and article_id = $3
          order by updated_at desc, id desc
          limit 20",
        params![person, thread, article],
    )
}

pub fn count(tx: &Tx<'_>, person: Id<Person>) -> Result<i64> {
    tx.number("select count(*) from news_unsaved where person_id = $1", params![person])
}

pub fn insert(tx: &Tx<'_>, person: Id<Person>, typed: &Typed, now: Instant) -> Result<Known> {
    let id: Id<Unsaved> = tx.new_id();
    tx.run(
        "insert into news_unsaved
           (id, person_id, thread_id, article_id, title, fields, number, updated_at)
         values ($1, $2, $3, $4, $5, $6, 1, $7)",
        params![id, person, typed.thread, typed.article, &typed.title, &typed.fields, now],
    )?;
    Ok(Known { id, number: 1 })
}

/// Writes over what this window kept last; nothing when it is not there as it was.
pub fn update(
    tx: &Tx<'_>,
    person: Id<Person>,
    known: Known,
    typed: &Typed,
    now: Instant,
) -> Result<Option<Known>> {
    let changed = tx.run(
        "update news_unsaved
            set title = $6, fields = $7, number = number + 1, updated_at = $8
          where id = $1
            and person_id = $2
            and number = $3
            and thread_id = $4
            and article_id = $5",
        params![
            known.id,
            person,
            known.number,
            typed.thread,
            typed.article,
            &typed.title,
            &typed.fields,
            now
        ],
    )?;
    Ok((changed > 0).then_some(Known { number: known.number + 1, ..known }))
}

/// Says whether it was there as this window knew it, or with the same words: the last of them may
/// have been kept while the form was on its way.
pub fn delete_known(tx: &Tx<'_>, person: Id<Person>, known: Known, fields: &str) -> Result<bool> {
    let gone = tx.run(
        "delete from news_unsaved
          where id = $1 and person_id = $2 and (number = $3 or fields = $4)",
        params![known.id, person, known.number, fields],
    )?;
    Ok(gone > 0)
}

pub fn delete(tx: &Tx<'_>, unsaved: &[Id<Unsaved>]) -> Result<u64> {
    tx.run("delete from news_unsaved where id in ids($1)", params![ids(unsaved.iter().copied())])
}

/// Those nobody has taken up again since this hour, some at a time.
pub fn old(tx: &Tx<'_>, before: Instant, limit: u32) -> Result<Vec<Id<Unsaved>>> {
    let rows: Vec<(Id<Unsaved>,)> = tx.all(
        "select id from news_unsaved where updated_at < $1 order by updated_at, id limit $2",
        params![before, limit],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
