//! The lists: what one may see, what a thread holds, what awaits those who write.

use crate::{Article, Thread, article::State, thread::ThreadKind};
use base::{Day, Id, Instant, Lang, PersonName, Title};
use db::{Result, Tx, ids, params};
use people::{Person, School, Town};
use publication::{Awaiting, Edition};

db::row! {
    /// A line of a list.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub id: Id<Article>,
        pub edition: Option<Id<Edition>>,
        pub thread_kind: ThreadKind,
        pub thread_id: Id<Thread>,
        pub thread_name: String,
        pub school_id: Option<Id<School>>,
        pub town_id: Id<Town>,
        pub author_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        pub title: String,
        pub summary: String,
        pub lang: Lang,
        pub state: State,
        pub is_headline: bool,
        pub publish_at: Option<Instant>,
        pub published_at: Option<Instant>,
        pub ends_on: Option<Day>,
        pub edited_at: Instant,
        pub files: u32,
        pub is_seen: bool,
    }
}

impl Line {
    pub fn author(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }
}

/// Published articles by their editions, the newest first, as this person has them.
pub fn of_editions(tx: &Tx<'_>, editions: &[i64], person: Id<Person>) -> Result<Vec<Line>> {
    if editions.is_empty() {
        return Ok(Vec::new());
    }
    let editions = editions.iter().map(|edition| Id::<Edition>::new(*edition));
    tx.all(
        "select a.id, a.edition, a.thread_kind, a.thread_id,
                coalesce(c.name, s.name, t.name) as thread_name, a.school_id, a.town_id,
                a.author_id, p.first_name, p.last_name, p.title as civility, a.title, a.summary,
                a.lang, a.state, a.is_headline, a.publish_at, a.published_at, a.ends_on,
                a.edited_at, a.files, case when n.person_id is null then 0 else 1 end as is_seen
           from news_article a
           join person p on p.id = a.author_id
           join town t on t.id = a.town_id
           left join school s on s.id = a.school_id
           left join class c on a.thread_kind = 'class' and c.id = a.thread_id
           left join edition_seen n on n.edition = a.edition and n.person_id = $2
          where a.edition in ids($1) and a.state = 'published'
          order by a.edition desc",
        params![ids(editions), person],
    )
}

/// The editions of a thread below one, the newest first.
pub fn editions_of(tx: &Tx<'_>, thread: Id<Thread>, below: i64, limit: u32) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = tx.all(
        "select edition
           from news_article
          where thread_id = $1 and edition < $2 and state = 'published'
          order by edition desc
          limit $3",
        params![thread, below, limit],
    )?;
    Ok(rows.into_iter().map(|(edition,)| edition).collect())
}

/// What is under way in these threads, or was written by this person; drafts are their author's.
pub fn under_way(
    tx: &Tx<'_>,
    managed: &[Id<Thread>],
    person: Id<Person>,
    limit: u32,
) -> Result<Vec<Line>> {
    tx.all(
        "select a.id, a.edition, a.thread_kind, a.thread_id,
                coalesce(c.name, s.name, t.name) as thread_name, a.school_id, a.town_id,
                a.author_id, p.first_name, p.last_name, p.title as civility, a.title, a.summary,
                a.lang, a.state, a.is_headline, a.publish_at, a.published_at, a.ends_on,
                a.edited_at, a.files, 1 as is_seen
           from (select id
                   from news_article
                  where thread_id in ids($1) and state in ('submitted', 'waiting', 'archived')
                  union
                 select id from news_article where author_id = $2) w
           join news_article a on a.id = w.id
           join person p on p.id = a.author_id
           join town t on t.id = a.town_id
           left join school s on s.id = a.school_id
           left join class c on a.thread_kind = 'class' and c.id = a.thread_id
          order by a.edited_at desc, a.id desc
          limit $3",
        params![ids(managed.iter().copied()), person, limit],
    )
}

/// Articles of these threads, in these schools or by this person, below which something awaits him.
pub fn awaiting(
    tx: &Tx<'_>,
    (managed, schools): (&[Id<Thread>], &[Id<School>]),
    person: Id<Person>,
    limit: u32,
) -> Result<Vec<Awaiting>> {
    tx.all(
        "select a.id, a.title, sum(w.held) as held, sum(w.reports) as reports
           from (select c.thing_id, 1 as held, 0 as reports from comment c where c.state = 'held'
                  union all
                 select c.thing_id, 0, 1
                   from comment_report r
                   join comment c on c.id = r.comment_id
                  where r.answered_at is null) w
           join news_article a on a.id = w.thing_id
          where a.thread_id in ids($1) or a.author_id = $2 or a.school_id in ids($3)
          group by a.id, a.title
          order by a.id desc
          limit $4",
        params![ids(managed.iter().copied()), person, ids(schools.iter().copied()), limit],
    )
}
