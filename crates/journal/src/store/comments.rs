//! Comments below posts.

use crate::{
    Comment, Post,
    comment::{Said, State},
    post::AuthorKind,
};
use base::{Id, Instant, RichText};
use db::{Result, Tx, params};
use people::Person;

pub fn find(tx: &Tx<'_>, id: Id<Comment>) -> Result<Option<Said>> {
    tx.first(
        "select c.id, c.post_id, c.author_id, p.first_name, p.last_name, p.title as civility,
                c.author_kind, c.body, c.written_at, c.state, c.reason
           from journal_comment c
           join person p on p.id = c.author_id
          where c.id = $1",
        params![id],
    )
}

/// The last ones, the oldest first.
pub fn below(tx: &Tx<'_>, post: Id<Post>, limit: u32) -> Result<Vec<Said>> {
    let mut said: Vec<Said> = tx.all(
        "select c.id, c.post_id, c.author_id, p.first_name, p.last_name, p.title as civility,
                c.author_kind, c.body, c.written_at, c.state, c.reason
           from journal_comment c
           join person p on p.id = c.author_id
          where c.post_id = $1
          order by c.id desc
          limit $2",
        params![post, limit],
    )?;
    said.reverse();
    Ok(said)
}

/// Somebody says something.
pub struct Saying<'a> {
    pub post: Id<Post>,
    pub author: Id<Person>,
    pub kind: AuthorKind,
    pub body: &'a RichText,
    pub state: State,
    pub once: &'a str,
}

/// Says whether it is new: the same form sent twice is one comment.
pub fn insert(tx: &Tx<'_>, saying: &Saying<'_>, now: Instant) -> Result<bool> {
    let written = tx.run(
        "insert into journal_comment
           (id, post_id, author_id, author_kind, body, written_at, state, reason, once)
         select $1, $2, $3, $4, $5, $6, $7, '', $8
          where $8 = ''
             or not exists (select 1 from journal_comment where author_id = $3 and once = $8)",
        params![
            tx.new_id::<Comment>(),
            saying.post,
            saying.author,
            saying.kind,
            saying.body,
            now,
            saying.state,
            saying.once
        ],
    )?;
    Ok(written > 0)
}

pub fn judge(
    tx: &Tx<'_>,
    id: Id<Comment>,
    state: State,
    reason: &str,
    by: Id<Person>,
    now: Instant,
) -> Result<()> {
    tx.change(
        "update journal_comment
            set state = $2, reason = $3, judged_by = $4, judged_at = $5
          where id = $1",
        params![id, state, reason, by, now],
    )
}

/// How many of a post the team has not read.
pub fn held_below(tx: &Tx<'_>, post: Id<Post>) -> Result<i64> {
    tx.number(
        "select count(*) from journal_comment where post_id = $1 and state = 'held'",
        params![post],
    )
}
