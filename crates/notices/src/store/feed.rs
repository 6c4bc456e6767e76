//! What a person finds on his page.

use crate::Notice;
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;

db::row! {
    /// A line of the feed. One notice for two children is two lines.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub notice_id: Id<Notice>,
        pub on_behalf_of: i64,
        pub kind: String,
        pub text_id: String,
        pub args: String,
        pub deliver_at: Instant,
        pub seen_at: Option<Instant>,
    }
}

/// The newest that have come, before `before`.
pub fn lines(tx: &Tx<'_>, person: Id<Person>, before: Id<Notice>, limit: u32) -> Result<Vec<Line>> {
    tx.all(
        "select r.notice_id, r.on_behalf_of, n.kind, n.text_id, n.args, r.deliver_at, r.seen_at
           from notice_reader r
           join notice n on n.id = r.notice_id
          where r.person_id = $1 and r.notice_id < $2 and r.is_here = 1
          order by r.notice_id desc, r.on_behalf_of
          limit $3",
        params![person, before, limit],
    )
}

/// What has not been seen, of one child or of all (0), the newest first.
pub fn unseen(tx: &Tx<'_>, person: Id<Person>, child: i64, limit: u32) -> Result<Vec<Line>> {
    tx.all(
        "select r.notice_id, r.on_behalf_of, n.kind, n.text_id, n.args, r.deliver_at, r.seen_at
           from notice_reader r
           join notice n on n.id = r.notice_id
          where r.person_id = $1
            and r.seen_at is null
            and r.is_here = 1
            and ($2 = 0 or r.on_behalf_of = $2)
          order by r.notice_id desc, r.on_behalf_of
          limit $3",
        params![person, child, limit],
    )
}

pub fn count_unseen(tx: &Tx<'_>, person: Id<Person>) -> Result<i64> {
    tx.number(
        "select count(distinct notice_id)
           from notice_reader
          where person_id = $1 and seen_at is null and is_here = 1",
        params![person],
    )
}

db::row! {
    /// A notice with its reader's own row.
    #[derive(Clone, Debug)]
    pub struct Found {
        pub id: Id<Notice>,
        pub url: String,
        pub is_seen: bool,
    }
}

pub fn find(tx: &Tx<'_>, id: Id<Notice>, person: Id<Person>) -> Result<Option<Found>> {
    tx.first(
        "select n.id, n.url, case when r.seen_at is null then 0 else 1 end as is_seen
           from notice_reader r
           join notice n on n.id = r.notice_id
          where r.person_id = $1 and r.notice_id = $2 and r.is_here = 1
          order by r.seen_at
          limit 1",
        params![person, id],
    )
}

db::row! {
    /// A line of an export.
    pub struct Kept {
        pub at: Instant,
        pub kind: String,
        pub text_id: String,
        pub args: String,
        pub url: String,
        pub seen_at: Option<Instant>,
    }
}

pub fn of_person(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Kept>> {
    tx.all(
        "select r.deliver_at as at, n.kind, n.text_id, n.args, n.url, r.seen_at
           from notice_reader r
           join notice n on n.id = r.notice_id
          where r.person_id = $1
          order by r.notice_id
          limit 100000",
        params![person],
    )
}
