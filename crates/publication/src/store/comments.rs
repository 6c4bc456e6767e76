//! Comments and the reports about them.

use crate::{Said, Saying, State};
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;

pub fn find(tx: &Tx<'_>, kind: &'static str, id: Id<Said>) -> Result<Option<Said>> {
    tx.first(
        "select c.id, c.thing_id, c.author_id, p.first_name, p.last_name, p.title as civility,
                c.author_kind, c.body, c.written_at, c.state, c.reason,
                (select count(*)
                   from comment_report r
                  where r.comment_id = c.id and r.answered_at is null) as reports
           from comment c
           join person p on p.id = c.author_id
          where c.id = $1 and c.kind = $2",
        params![id, kind],
    )
}

/// The last ones, the oldest first.
pub fn below(tx: &Tx<'_>, text: Id<()>, limit: u32) -> Result<Vec<Said>> {
    let mut said: Vec<Said> = tx.all(
        "select c.id, c.thing_id, c.author_id, p.first_name, p.last_name, p.title as civility,
                c.author_kind, c.body, c.written_at, c.state, c.reason,
                (select count(*)
                   from comment_report r
                  where r.comment_id = c.id and r.answered_at is null) as reports
           from comment c
           join person p on p.id = c.author_id
          where c.thing_id = $1
          order by c.id desc
          limit $2",
        params![text, limit],
    )?;
    said.reverse();
    Ok(said)
}

/// Says whether it is new: the same form sent twice is one comment.
pub fn insert(
    tx: &Tx<'_>,
    (kind, text): (&'static str, Id<()>),
    saying: &Saying<'_>,
    now: Instant,
) -> Result<bool> {
    let written = tx.run(
        "insert into comment
           (id, kind, thing_id, author_id, author_kind, body, written_at, state, reason, once)
         select $1, $2, $3, $4, $5, $6, $7, $8, '', $9
          where $9 = ''
             or not exists (select 1
                              from comment
                             where author_id = $4 and kind = $2 and once = $9)",
        params![
            tx.new_id::<Said>(),
            kind,
            text,
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
    id: Id<Said>,
    state: State,
    reason: &str,
    by: Id<Person>,
    now: Instant,
) -> Result<()> {
    tx.change(
        "update comment
            set state = $2, reason = $3, judged_by = $4, judged_at = $5
          where id = $1",
        params![id, state, reason, by, now],
    )
}

pub fn report(tx: &Tx<'_>, id: Id<Said>, by: Id<Person>, reason: &str, now: Instant) -> Result<()> {
    tx.run(
        "insert into comment_report (comment_id, reporter_id, reason, at)
         values ($1, $2, $3, $4)
         on conflict (comment_id, reporter_id) do update
            set reason = excluded.reason, at = excluded.at, answered_at = null",
        params![id, by, reason, now],
    )
    .map(drop)
}

/// Somebody has looked: hidden or left.
pub fn answer_reports(tx: &Tx<'_>, id: Id<Said>, now: Instant) -> Result<()> {
    tx.run(
        "update comment_report set answered_at = $2 where comment_id = $1 and answered_at is null",
        params![id, now],
    )
    .map(drop)
}

/// Why comments below a text were reported.
pub fn reasons(tx: &Tx<'_>, text: Id<()>) -> Result<Vec<(Id<Said>, String)>> {
    tx.all(
        "select r.comment_id, r.reason
           from comment c
           join comment_report r on r.comment_id = c.id
          where c.thing_id = $1 and r.answered_at is null
          order by r.comment_id, r.at
          limit 200",
        params![text],
    )
}

/// Is there a comment below it that nobody has read, or a report that nobody has answered?
pub fn await_somebody(tx: &Tx<'_>, text: Id<()>) -> Result<bool> {
    let waiting = tx.number(
        "select count(*)
           from comment c
          where c.thing_id = $1
            and (c.state = 'held'
                 or exists (select 1
                              from comment_report r
                             where r.comment_id = c.id and r.answered_at is null))",
        params![text],
    )?;
    Ok(waiting > 0)
}

db::row! {
    /// A text below which something awaits those who moderate.
    #[derive(Clone, Debug)]
    pub struct Awaiting {
        pub id: Id<()>,
        pub title: String,
        /// Comments that nobody has read.
        pub held: u32,
        /// Reports that nobody has answered.
        pub reports: u32,
    }
}

/// What was said below a text that is gone.
pub fn forget(tx: &Tx<'_>, text: Id<()>) -> Result<()> {
    tx.run(
        "delete from comment_report
          where comment_id in (select id from comment where thing_id = $1)",
        params![text],
    )?;
    tx.run("delete from comment where thing_id = $1", params![text]).map(drop)
}
