//! Meetings and their agenda, as rows.

use crate::{
    Mandate, Meeting,
    meeting::{Convened, Item, ItemKind, ItemState, State, Way, Written},
    vote::Asked,
};
use base::{Day, Id, Instant};
use db::{Result, Tx, Value, params};
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

/// When a body met before: the meetings that were held to their end, the latest first.
pub fn held_before(tx: &Tx<'_>, body: Id<Body>, before: Instant) -> Result<Vec<Instant>> {
    let rows: Vec<(Instant,)> = tx.all(
        "select meets_at
           from meeting
          where body_id = $1 and meets_at < $2 and state = 'closed'
          order by meets_at desc
          limit 100",
        params![body, before],
    )?;
    Ok(rows.into_iter().map(|(at,)| at).collect())
}

/// A meeting that takes up again another one, if there is one.
pub fn following(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Option<Id<Meeting>>> {
    let row: Option<(Id<Meeting>,)> = tx.first(
        "select id
           from meeting
          where follows_id = $1
          order by id
          limit 1",
        params![meeting],
    )?;
    Ok(row.map(|(id,)| id))
}

/// A meeting that is being prepared.
pub fn insert(
    tx: &Tx<'_>,
    body: Id<Body>,
    meets_at: Instant,
    place: &str,
    follows: Option<Id<Meeting>>,
) -> Result<Id<Meeting>> {
    let id: Id<Meeting> = tx.new_id();
    tx.run(
        "insert into meeting
           (id, body_id, meets_at, place, state, convened_on, urgent_reason, follows_id, version)
         values ($1, $2, $3, $4, 'draft', null, '', $5, 1)",
        params![id, body, meets_at, place, follows],
    )?;
    Ok(id)
}

/// Where and when it is held, while it is being prepared.
pub fn settle(tx: &Tx<'_>, meeting: &Written, meets_at: Instant, place: &str) -> Result<()> {
    tx.change(
        "update meeting
            set meets_at = $3, place = $4, version = version + 1
          where id = $1 and version = $2 and state = 'draft'",
        params![meeting.id, meeting.version, meets_at, place],
    )
}

/// Its members are told: its rules stand from now on.
pub fn convene(
    tx: &Tx<'_>,
    meeting: &Written,
    on: Day,
    urgent_reason: &str,
    rules: &str,
) -> Result<()> {
    tx.change(
        "update meeting
            set state = 'convened', convened_on = $3, urgent_reason = $4, rules = $5,
                version = version + 1
          where id = $1 and version = $2 and state = 'draft'",
        params![meeting.id, meeting.version, on, urgent_reason, rules],
    )
}

/// It is prepared anew: its members will be told again.
pub fn take_back(tx: &Tx<'_>, meeting: &Written) -> Result<()> {
    tx.change(
        "update meeting
            set state = 'draft', convened_on = null, urgent_reason = '', rules = null,
                version = version + 1
          where id = $1 and version = $2 and state = 'convened'",
        params![meeting.id, meeting.version],
    )
}

/// It goes on to be another; nobody else has changed it meanwhile.
pub fn turn(tx: &Tx<'_>, meeting: &Written, state: State) -> Result<()> {
    tx.change(
        "update meeting
            set state = $3, version = version + 1
          where id = $1 and version = $2",
        params![meeting.id, meeting.version, state],
    )
}

pub fn insert_convening(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    at: Instant,
    urgent_reason: &str,
    told: &[(Id<Mandate>, Way)],
) -> Result<()> {
    let id: Id<Convened> = tx.new_id();
    tx.run(
        "insert into convening (id, meeting_id, sent_at, urgent_reason)
         values ($1, $2, $3, $4)",
        params![id, meeting, at, urgent_reason],
    )?;
    let rows: Vec<Vec<Value>> =
        told.iter().map(|(mandate, way)| params![id, *mandate, *way].to_vec()).collect();
    tx.run_each(
        "insert into convening_told (convening_id, mandate_id, way)
         values ($1, $2, $3)",
        &rows,
    )
    .map(drop)
}

/// Each time its members were told, the latest first.
pub fn convenings(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Convened>> {
    tx.all(
        "select id, sent_at, urgent_reason
           from convening
          where meeting_id = $1
          order by sent_at desc, id desc
          limit 20",
        params![meeting],
    )
}

pub fn told(tx: &Tx<'_>, convening: Id<Convened>) -> Result<Vec<(Id<Mandate>, Way)>> {
    tx.all(
        "select t.mandate_id, t.way
           from convening_told t
           join mandate m on m.id = t.mandate_id
          where t.convening_id = $1
          order by m.rank, m.last_name, m.id
          limit 2000",
        params![convening],
    )
}

pub fn items(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Item>> {
    tx.all(
        "select id, meeting_id, place, kind, title, state, discussion, asked_by_name,
                asked_secret, openly, again_id
           from meeting_item
          where meeting_id = $1
          order by place, id
          limit 500",
        params![meeting],
    )
}

/// Adds lines at the end of an agenda.
pub fn add_items(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    after: u16,
    new: &[(ItemKind, String, Option<Id<Item>>)],
) -> Result<Vec<Id<Item>>> {
    let made: Vec<Id<Item>> = new.iter().map(|_| tx.new_id()).collect();
    let rows: Vec<Vec<Value>> = new
        .iter()
        .zip(&made)
        .zip(after + 1..)
        .map(|(((kind, title, again), id), place)| {
            params![*id, meeting, place, *kind, title, *again].to_vec()
        })
        .collect();
    tx.run_each(
        "insert into meeting_item (id, meeting_id, place, kind, title, state, discussion, again_id)
         values ($1, $2, $3, $4, $5, 'waiting', '', $6)",
        &rows,
    )?;
    Ok(made)
}

/// Writes an agenda in this order.
pub fn order_items(tx: &Tx<'_>, order: &[Id<Item>]) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        order.iter().zip(1u16..).map(|(id, place)| params![*id, place].to_vec()).collect();
    tx.run_each(
        "update meeting_item
            set place = $2
          where id = $1",
        &rows,
    )
    .map(drop)
}

pub fn remove_item(tx: &Tx<'_>, meeting: Id<Meeting>, item: Id<Item>) -> Result<()> {
    super::minutes::forget_item(tx, item)?;
    tx.change(
        "delete from meeting_item
          where id = $1 and meeting_id = $2",
        params![item, meeting],
    )
}

pub fn entitle_item(tx: &Tx<'_>, item: Id<Item>, title: &str) -> Result<()> {
    tx.change(
        "update meeting_item
            set title = $2
          where id = $1",
        params![item, title],
    )
}

/// It was voted, or put off; and how one was asked to vote.
pub fn deal_with(
    tx: &Tx<'_>,
    item: Id<Item>,
    state: ItemState,
    asked: Asked,
    openly: bool,
) -> Result<()> {
    tx.change(
        "update meeting_item
            set state = $2, asked_by_name = $3, asked_secret = $4, openly = $5
          where id = $1",
        params![item, state, asked.by_name, asked.secret, openly],
    )
}

/// What was said about an item; for an information, that it was told.
pub fn discuss(tx: &Tx<'_>, meeting: Id<Meeting>, item: Id<Item>, words: &str) -> Result<()> {
    tx.change(
        "update meeting_item
            set discussion = $3,
                state = case when kind = 'information' and state = 'waiting' then 'done'
                             else state end
          where id = $1 and meeting_id = $2",
        params![item, meeting, words],
    )
}

/// What was not dealt with is left for want of a quorum.
pub fn leave_waiting(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<u64> {
    tx.run(
        "update meeting_item
            set state = 'left'
          where meeting_id = $1 and state = 'waiting'",
        params![meeting],
    )
}

/// What was on the agenda for information was told, when nobody said otherwise.
pub fn tell_waiting(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<()> {
    tx.run(
        "update meeting_item
            set state = 'done'
          where meeting_id = $1 and state = 'waiting' and kind = 'information'",
        params![meeting],
    )
    .map(drop)
}

/// Whether a meeting of this day or later was convened: its rules stand.
pub fn is_convened_since(tx: &Tx<'_>, body: Id<Body>, from: Instant) -> Result<bool> {
    let count = tx.number(
        "select count(*)
           from meeting
          where body_id = $1 and meets_at >= $2 and state <> 'draft'",
        params![body, from],
    )?;
    Ok(count > 0)
}

/// Takes away a meeting of which nobody was told, with its agenda, once its drafts are gone.
pub fn remove(tx: &Tx<'_>, meeting: &Written) -> Result<()> {
    super::minutes::forget_put_to(tx, meeting.id)?;
    tx.run(
        "delete from meeting_item
          where meeting_id = $1",
        params![meeting.id],
    )?;
    tx.change(
        "delete from meeting
          where id = $1
            and version = $2
            and state = 'draft'
            and follows_id is null
            and not exists (select 1 from convening where meeting_id = $1)",
        params![meeting.id, meeting.version],
    )
}
