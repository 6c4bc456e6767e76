//! Minutes, as rows: what was put, what was remarked, who signed; the lists of what was examined.

use crate::{
    Mandate, Meeting,
    meeting::{Item, Written},
    minutes::kept::{Kept, Remark, Signature, State},
    store::acts::NewSignature,
};
use base::{Day, Id, Instant};
use db::{Result, Tx, params};
use people::Body;

pub fn find(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Option<Kept>> {
    tx.first(
        "select meeting_id, body_id, state, sheet, digest, put_to, item_id, adopted_on,
                published_at, version
           from minutes
          where meeting_id = $1",
        params![meeting],
    )
}

/// The meetings whose minutes this one settles, and when they were held.
pub fn put_to(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<(Id<Meeting>, Instant)>> {
    tx.all(
        "select t.id, t.meets_at
           from minutes m
           join meeting t on t.id = m.meeting_id
          where m.put_to = $1
          order by t.meets_at, t.id
          limit 50",
        params![meeting],
    )
}

/// The first meeting after an hour that is not over.
pub fn next_meeting(tx: &Tx<'_>, body: Id<Body>, after: Instant) -> Result<Option<Written>> {
    tx.first(
        "select id, body_id, meets_at, place, state, convened_on, urgent_reason, follows_id,
                chair_id, secretary_id, rules, version
           from meeting
          where body_id = $1 and meets_at > $2 and state in ('draft', 'convened', 'open')
          order by meets_at, id
          limit 1",
        params![body, after],
    )
}

pub fn insert(
    tx: &Tx<'_>,
    meeting: &Written,
    sheet: &str,
    digest: &str,
    (put_to, item): (Id<Meeting>, Option<Id<Item>>),
) -> Result<()> {
    tx.run(
        "insert into minutes (meeting_id, body_id, state, sheet, digest, put_to, item_id, version)
         values ($1, $2, 'put', $3, $4, $5, $6, 1)",
        params![meeting.id, meeting.body_id, sheet, digest, put_to, item],
    )
    .map(drop)
}

/// They are a draft again.
pub fn remove(tx: &Tx<'_>, kept: &Kept) -> Result<()> {
    tx.run("delete from minutes_remark where meeting_id = $1", params![kept.meeting_id])?;
    tx.change(
        "delete from minutes
          where meeting_id = $1 and version = $2 and state = 'put'",
        params![kept.meeting_id, kept.version],
    )
}

/// The meeting they were put to is dropped while it is prepared: they are a draft again.
pub fn forget_put_to(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<()> {
    tx.run("delete from minutes where put_to = $1 and state = 'put'", params![meeting]).map(drop)
}

/// Their line is taken off the agenda: they may be settled all the same.
pub fn forget_item(tx: &Tx<'_>, item: Id<Item>) -> Result<()> {
    tx.run("update minutes set item_id = null where item_id = $1", params![item]).map(drop)
}

pub fn adopt(tx: &Tx<'_>, kept: &Kept, on: Day) -> Result<()> {
    tx.change(
        "update minutes
            set state = 'adopted', adopted_on = $3, version = version + 1
          where meeting_id = $1 and version = $2 and state = 'put'",
        params![kept.meeting_id, kept.version, on],
    )
}

pub fn turn(tx: &Tx<'_>, kept: &Kept, state: State) -> Result<()> {
    tx.change(
        "update minutes
            set state = $3, version = version + 1
          where meeting_id = $1 and version = $2",
        params![kept.meeting_id, kept.version, state],
    )
}

pub fn publish(tx: &Tx<'_>, kept: &Kept, at: Instant) -> Result<()> {
    tx.change(
        "update minutes
            set state = 'published', published_at = $3, version = version + 1
          where meeting_id = $1 and version = $2 and state = 'signed'",
        params![kept.meeting_id, kept.version, at],
    )
}

pub fn insert_remark(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    who: Id<Mandate>,
    words: &str,
) -> Result<()> {
    let id: Id<Remark> = tx.new_id();
    tx.run(
        "insert into minutes_remark (id, meeting_id, mandate_id, words) values ($1, $2, $3, $4)",
        params![id, meeting, who, words],
    )
    .map(drop)
}

pub fn remarks(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Remark>> {
    tx.all(
        "select r.id, r.mandate_id, m.title, m.first_name, m.last_name, r.words
           from minutes_remark r
           join mandate m on m.id = r.mandate_id
          where r.meeting_id = $1
          order by r.id
          limit 200",
        params![meeting],
    )
}

/// A signature; one that was given before is replaced.
pub fn write_signature(tx: &Tx<'_>, meeting: Id<Meeting>, new: &NewSignature) -> Result<()> {
    let NewSignature { role, mandate, person, recorded_by, signed_on, at } = *new;
    tx.run(
        "insert into minutes_signature (meeting_id, role, mandate_id, is_paper, person_id,
                                        recorded_by, signed_on, written_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (meeting_id, role) do update
            set mandate_id = excluded.mandate_id, is_paper = excluded.is_paper,
                person_id = excluded.person_id, recorded_by = excluded.recorded_by,
                signed_on = excluded.signed_on, written_at = excluded.written_at",
        params![meeting, role, mandate, person.is_none(), person, recorded_by, signed_on, at],
    )
    .map(drop)
}

pub fn signatures(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Signature>> {
    tx.all(
        "select s.role, m.title, m.first_name, m.last_name, s.is_paper, s.signed_on
           from minutes_signature s
           join mandate m on m.id = s.mandate_id
          where s.meeting_id = $1
          order by s.role
          limit 2",
        params![meeting],
    )
}

/// Puts a list on line; one that was there before is replaced, and keeps its day.
pub fn write_list(tx: &Tx<'_>, meeting: &Written, list: &str, at: Instant) -> Result<()> {
    tx.run(
        "insert into examined_list (meeting_id, body_id, list, published_at)
         values ($1, $2, $3, $4)
         on conflict (meeting_id) do update set list = excluded.list",
        params![meeting.id, meeting.body_id, list, at],
    )
    .map(drop)
}

/// The list of a meeting, as it was published, and since when.
pub fn list(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Option<(String, Instant)>> {
    tx.first("select list, published_at from examined_list where meeting_id = $1", params![meeting])
}

db::row! {
    /// A meeting of which something is published.
    pub struct Public {
        pub id: Id<Meeting>,
        pub meets_at: Instant,
        pub list_at: Option<Instant>,
        pub minutes_at: Option<Instant>,
    }
}

/// Those of a body, the latest first.
pub fn published(tx: &Tx<'_>, body: Id<Body>, limit: u32) -> Result<Vec<Public>> {
    tx.all(
        "select t.id, t.meets_at, l.published_at as list_at, m.published_at as minutes_at
           from meeting t
           left join examined_list l on l.meeting_id = t.id
           left join minutes m on m.meeting_id = t.id and m.published_at is not null
          where t.body_id = $1
            and (l.published_at is not null or m.published_at is not null)
          order by t.meets_at desc, t.id desc
          limit $2",
        params![body, limit],
    )
}
