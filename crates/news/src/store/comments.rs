//! Comments and the reports about them.

use crate::{
    Article, Thread,
    comment::{AuthorKind, Comment, Said},
};
use base::{Id, Instant, RichText};
use db::{Result, Tx, ids, params};
use people::Person;

pub fn find(tx: &Tx<'_>, id: Id<Comment>) -> Result<Option<Said>> {
    tx.first(
        "select c.id, c.article_id, c.author_id, p.first_name, p.last_name, p.title as civility,
                c.author_kind, c.body, c.written_at, c.hidden_at,
                (select count(*)
                   from news_report r
                  where r.comment_id = c.id and r.answered_at is null) as reports
           from news_comment c
           join person p on p.id = c.author_id
          where c.id = $1",
        params![id],
    )
}

/// The oldest first.
pub fn below(tx: &Tx<'_>, article: Id<Article>, limit: u32) -> Result<Vec<Said>> {
    let mut said: Vec<Said> = tx.all(
        "select c.id, c.article_id, c.author_id, p.first_name, p.last_name, p.title as civility,
                c.author_kind, c.body, c.written_at, c.hidden_at,
                (select count(*)
                   from news_report r
                  where r.comment_id = c.id and r.answered_at is null) as reports
           from news_comment c
           join person p on p.id = c.author_id
          where c.article_id = $1
          order by c.id desc
          limit $2",
        params![article, limit],
    )?;
    said.reverse();
    Ok(said)
}

pub fn insert(
    tx: &Tx<'_>,
    article: Id<Article>,
    (author, kind): (Id<Person>, AuthorKind),
    body: &RichText,
    once: &str,
    now: Instant,
) -> Result<()> {
    tx.run(
        "insert into news_comment
           (id, article_id, author_id, author_kind, body, written_at, once)
         select $1, $2, $3, $4, $5, $6, $7
          where $7 = ''
             or not exists (select 1 from news_comment where author_id = $3 and once = $7)",
        params![tx.new_id::<Comment>(), article, author, kind, body, now, once],
    )
    .map(drop)
}

pub fn hide(tx: &Tx<'_>, id: Id<Comment>, by: Id<Person>, now: Instant) -> Result<()> {
    tx.run(
        "update news_comment
            set hidden_at = $2, hidden_by = $3
          where id = $1 and hidden_at is null",
        params![id, now, by],
    )
    .map(drop)
}

pub fn show(tx: &Tx<'_>, id: Id<Comment>) -> Result<()> {
    tx.run("update news_comment set hidden_at = null, hidden_by = null where id = $1", params![id])
        .map(drop)
}

pub fn report(
    tx: &Tx<'_>,
    id: Id<Comment>,
    by: Id<Person>,
    reason: &str,
    now: Instant,
) -> Result<()> {
    tx.run(
        "insert into news_report (comment_id, reporter_id, reason, at)
         values ($1, $2, $3, $4)
         on conflict (comment_id, reporter_id) do update
            set reason = excluded.reason, at = excluded.at, answered_at = null",
        params![id, by, reason, now],
    )
    .map(drop)
}

/// Somebody has looked: hidden or left.
pub fn answer_reports(tx: &Tx<'_>, id: Id<Comment>, now: Instant) -> Result<()> {
    tx.run(
        "update news_report set answered_at = $2 where comment_id = $1 and answered_at is null",
        params![id, now],
    )
    .map(drop)
}

/// Why comments below an article were reported, for those who moderate: not by whom.
pub fn reasons(tx: &Tx<'_>, article: Id<Article>) -> Result<Vec<(Id<Comment>, String)>> {
    tx.all(
        "select r.comment_id, r.reason
           from news_comment c
           join news_report r on r.comment_id = c.id
          where c.article_id = $1 and r.answered_at is null
          order by r.comment_id, r.at
          limit 200",
        params![article],
    )
}

db::row! {
    /// An article with comments that somebody has to look at.
    #[derive(Clone, Debug)]
    pub struct Reported {
        pub id: Id<Article>,
        pub title: String,
        pub reports: u32,
    }
}

pub fn reported(
    tx: &Tx<'_>,
    managed: &[Id<Thread>],
    person: Id<Person>,
    limit: u32,
) -> Result<Vec<Reported>> {
    tx.all(
        "select a.id, a.title, count(*) as reports
           from news_report r
           join news_comment c on c.id = r.comment_id
           join news_article a on a.id = c.article_id
          where r.answered_at is null
            and (a.thread_id in ids($1) or a.author_id = $2)
          group by a.id, a.title
          order by a.id desc
          limit $3",
        params![ids(managed.iter().copied()), person, limit],
    )
}
