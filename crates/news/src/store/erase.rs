//! What there is of one person, to be given to him or to be erased.

use crate::{Article, Comment, article::State};
use base::{Id, Instant, RichText};
use db::{Result, Tx, params};
use people::Person;

db::row! {
    pub struct Own {
        pub id: Id<Article>,
        pub title: String,
        pub body: RichText,
        pub state: State,
        pub created_at: Instant,
        pub published_at: Option<Instant>,
    }
}

pub fn articles_of(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Own>> {
    tx.all(
        "select id, title, body, state, created_at, published_at
           from news_article
          where author_id = $1
          order by id",
        params![person],
    )
}

db::row! {
    pub struct OwnComment {
        pub article_id: Id<Article>,
        pub body: RichText,
        pub written_at: Instant,
        pub is_hidden: bool,
    }
}

pub fn comments_of(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<OwnComment>> {
    tx.all(
        "select article_id, body, written_at, case when hidden_at is null then 0 else 1 end
                as is_hidden
           from news_comment
          where author_id = $1
          order by id",
        params![person],
    )
}

db::row! {
    pub struct Seen {
        pub article_id: Id<Article>,
        pub opened_at: Option<Instant>,
    }
}

pub fn seen_by(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Seen>> {
    tx.all(
        "select a.id as article_id, s.opened_at
           from news_seen s
           join news_article a on a.edition = s.edition
          where s.person_id = $1 and s.opened_at is not null
          order by s.edition",
        params![person],
    )
}

pub fn reports_by(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(Id<Comment>, String, Instant)>> {
    tx.all(
        "select comment_id, reason, at from news_report where reporter_id = $1 order by comment_id",
        params![person],
    )
}

pub fn alerts_by(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(String, String, Instant)>> {
    tx.all(
        "select words, reason, at from news_alert where author_id = $1 order by id",
        params![person],
    )
}

/// His marks, comments and reports; says how many rows.
pub fn marks(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let seen = tx.run("delete from news_seen where person_id = $1", params![person])?;
    let about = tx.run(
        "delete from news_report
          where comment_id in (select id from news_comment where author_id = $1)",
        params![person],
    )?;
    let said = tx.run("delete from news_comment where author_id = $1", params![person])?;
    let reported = tx.run("delete from news_report where reporter_id = $1", params![person])?;
    Ok(seen + about + said + reported)
}

/// What he wrote and nobody has published.
pub fn unpublished(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Id<Article>>> {
    let rows: Vec<(Id<Article>,)> = tx.all(
        "select id from news_article where author_id = $1 and edition is null order by id",
        params![person],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
