//! What there is of one person, to be given to him or to be erased.

use crate::{Post, post::Written};
use base::{Id, Instant};
use db::{Result, Tx, params};
use files::File;
use people::Person;
use publication::export::OwnText;

pub fn posts_of(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<OwnText>> {
    tx.all(
        "select id, title, body, state, created_at, published_at
           from journal_post
          where author_id = $1
          order by id",
        params![person],
    )
}

pub fn reactions_of(
    tx: &Tx<'_>,
    person: Id<Person>,
) -> Result<Vec<(Id<Post>, crate::reaction::Reaction, Instant)>> {
    tx.all(
        "select post_id, word, at from journal_reaction where person_id = $1 order by post_id",
        params![person],
    )
}

/// Pictures on which he is known.
pub fn tags_of(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<(Id<Post>, Id<File>)>> {
    tx.all(
        "select post_id, file_id
           from journal_tag
          where pupil_id = $1 and is_hidden = 0
          order by post_id, file_id",
        params![pupil],
    )
}

/// His thanks, and his name on pictures; says how many rows.
pub fn marks(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let felt = tx.run("delete from journal_reaction where person_id = $1", params![person])?;
    let shown = tx.run("delete from journal_tag where pupil_id = $1", params![person])?;
    Ok(felt + shown)
}

/// What he wrote as a pupil and nobody has published.
pub fn unpublished(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Written>> {
    tx.all(
        "select a.id, a.class_id, c.name as class_name, a.school_id, a.author_id,
                p.first_name, p.last_name, p.title as civility, a.author_kind, a.title, a.body,
                a.summary, a.lang, a.state, a.sentence, a.version, a.created_at, a.edited_at,
                a.published_at, a.published_on, a.edition, a.files, 'none' as comments,
                0 as reactions
           from journal_post a
           join class c on c.id = a.class_id
           join person p on p.id = a.author_id
          where a.author_id = $1 and a.author_kind = 'pupil' and a.edition is null
          order by a.id",
        params![person],
    )
}
