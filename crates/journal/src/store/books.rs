//! Books of a year: asked for, made, given.

use crate::{Post, book::Book, post::Written};
use base::{Id, Instant};
use db::{Result, Tx, params};
use files::File;
use people::{Class, Person};

pub fn find(tx: &Tx<'_>, class: Id<Class>) -> Result<Option<Book>> {
    tx.first(
        "select id, class_id, asked_by, asked_at, state, made_at, file_id, posts, pictures, left_out
           from journal_book
          where class_id = $1",
        params![class],
    )
}

/// Asked for again, it is another book: the one there was stays until this one is made.
pub fn ask(tx: &Tx<'_>, class: Id<Class>, by: Id<Person>, at: Instant) -> Result<Id<Book>> {
    let id: Id<Book> = tx.new_id();
    tx.run(
        "insert into journal_book
           (class_id, id, asked_by, asked_at, state, made_at, file_id, posts, pictures, left_out)
         values ($1, $2, $3, $4, 'asked', null, null, 0, 0, 0)
         on conflict (class_id) do update
            set id = excluded.id, asked_by = excluded.asked_by, asked_at = excluded.asked_at,
                state = 'asked'",
        params![class, id, by, at],
    )?;
    Ok(id)
}

/// What was made: how much is in it.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    pub file: Id<File>,
    pub posts: usize,
    pub pictures: usize,
    pub left_out: usize,
}

/// False when another one was asked for meanwhile.
pub fn made(tx: &Tx<'_>, id: Id<Book>, made: Made, at: Instant) -> Result<bool> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let changed = tx.run(
        "update journal_book
            set state = 'made', made_at = $2, file_id = $3, posts = $4, pictures = $5,
                left_out = $6
          where id = $1 and state = 'asked'",
        params![id, at, made.file, count(made.posts), count(made.pictures), count(made.left_out)],
    )?;
    Ok(changed > 0)
}

pub fn fail(tx: &Tx<'_>, id: Id<Book>) -> Result<()> {
    tx.run("update journal_book set state = 'failed' where id = $1", params![id]).map(drop)
}

/// Since it was made, a family has said no, or a post of it has gone: it may not be given.
pub fn is_stale(tx: &Tx<'_>, class: Id<Class>, made_at: Instant) -> Result<bool> {
    let said = tx.number(
        "select count(*)
           from image_right r
          where r.at >= $2
            and r.word = 'refused'
            and r.pupil_id in (select t.pupil_id
                                 from journal_post a
                                 join journal_tag t on t.post_id = a.id
                                where a.class_id = $1 and t.is_hidden = 0)",
        params![class, made_at],
    )?;
    Ok(said > 0)
}

/// Everything a class has published, the oldest first.
pub fn posts(tx: &Tx<'_>, class: Id<Class>, limit: u32) -> Result<Vec<Written>> {
    tx.all(
        "select a.id, a.class_id, c.name as class_name, a.school_id, a.author_id,
                p.first_name, p.last_name, p.title as civility, a.author_kind, a.title, a.body,
                a.summary, a.lang, a.state, a.sentence, a.version, a.created_at, a.edited_at,
                a.published_at, a.published_on, a.edition, a.files, 'none' as comments,
                0 as reactions
           from journal_post a
           join class c on c.id = a.class_id
           join person p on p.id = a.author_id
          where a.class_id = $1 and a.state = 'published'
          order by a.edition
          limit $2",
        params![class, limit],
    )
}

/// The book of a class goes when one of its posts does.
pub fn forget_of(tx: &Tx<'_>, post: Id<Post>) -> Result<()> {
    tx.run(
        "update journal_book
            set state = 'stale'
          where state = 'made'
            and class_id = (select class_id from journal_post where id = $1)",
        params![post],
    )
    .map(drop)
}
