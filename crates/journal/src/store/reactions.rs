//! Reactions to posts: one for each person.

use crate::{Post, reaction::Reaction};
use base::{Id, Instant};
use db::{Result, Tx, ids, params};
use people::Person;
use std::collections::HashMap;

pub fn put(
    tx: &Tx<'_>,
    post: Id<Post>,
    person: Id<Person>,
    word: Reaction,
    now: Instant,
) -> Result<()> {
    tx.run(
        "insert into journal_reaction (post_id, person_id, word, at)
         values ($1, $2, $3, $4)
         on conflict (post_id, person_id) do update set word = excluded.word, at = excluded.at",
        params![post, person, word, now],
    )
    .map(drop)
}

pub fn remove(tx: &Tx<'_>, post: Id<Post>, person: Id<Person>) -> Result<()> {
    tx.run(
        "delete from journal_reaction where post_id = $1 and person_id = $2",
        params![post, person],
    )
    .map(drop)
}

/// How many of each there are, by post.
pub type Counts = HashMap<Id<Post>, Vec<(Reaction, u32)>>;

pub fn counts(tx: &Tx<'_>, posts: &[Id<Post>]) -> Result<Counts> {
    if posts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Id<Post>, Reaction, u32)> = tx.all(
        "select post_id, word, count(*)
           from journal_reaction
          where post_id in ids($1)
          group by post_id, word
          order by post_id, word",
        params![ids(posts.iter().copied())],
    )?;
    let mut by_post = Counts::new();
    for (post, word, count) in rows {
        by_post.entry(post).or_default().push((word, count));
    }
    Ok(by_post)
}

/// What this person has said.
pub fn own(tx: &Tx<'_>, post: Id<Post>, person: Id<Person>) -> Result<Option<Reaction>> {
    let found: Option<(Reaction,)> = tx.first(
        "select word from journal_reaction where post_id = $1 and person_id = $2",
        params![post, person],
    )?;
    Ok(found.map(|(word,)| word))
}
