//! Meetings, their agenda and who was there, as rows.

use crate::{
    Meeting,
    meeting::{Item, Seat, Written},
};
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Body;

pub fn find(tx: &Tx<'_>, id: Id<Meeting>) -> Result<Option<Written>> {
    tx.first(
        "select id, body_id, meets_at, place, state, convened_on, urgent_reason, follows_id,
                chair_id, secretary_id, rules, version
           from meeting
          where id = $1",
        params![id],
    )
}

/// Those of a body, the latest first.
pub fn of_body(tx: &Tx<'_>, body: Id<Body>, before: Instant, limit: u32) -> Result<Vec<Written>> {
    tx.all(
        "select id, body_id, meets_at, place, state, convened_on, urgent_reason, follows_id,
                chair_id, secretary_id, rules, version
           from meeting
          where body_id = $1 and meets_at < $2
          order by meets_at desc, id desc
          limit $3",
        params![body, before, limit],
    )
}

pub fn items(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Item>> {
    tx.all(
        "select id, meeting_id, place, kind, title
           from meeting_item
          where meeting_id = $1
          order by place
          limit 500",
        params![meeting],
    )
}

pub fn seats(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Seat>> {
    tx.all(
        "select mandate_id, state, proxy_to, came_at, left_at
           from meeting_seat
          where meeting_id = $1
          order by mandate_id
          limit 2000",
        params![meeting],
    )
}
