//! What there is of one person, to be given to him or to be erased.

use crate::Article;
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;
use publication::export::OwnText;

pub fn articles_of(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<OwnText>> {
    tx.all(
        "select id, title, body, state, created_at, published_at
           from news_article
          where author_id = $1
          order by id",
        params![person],
    )
}

/// What he has opened, and when.
pub fn read_by(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(Id<Article>, Instant)>> {
    tx.all(
        "select a.id, s.opened_at
           from edition_seen s
           join news_article a on a.edition = s.edition
          where s.person_id = $1 and s.opened_at is not null
          order by s.edition",
        params![person],
    )
}

pub fn alerts_by(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(String, String, Instant)>> {
    tx.all(
        "select words, reason, at from news_alert where author_id = $1 order by id",
        params![person],
    )
}

/// What he wrote and nobody has published.
pub fn unpublished(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Id<Article>>> {
    let rows: Vec<(Id<Article>,)> = tx.all(
        "select id from news_article where author_id = $1 and edition is null order by id",
        params![person],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
