//! Who was at a meeting, as rows.

use crate::{
    Mandate, Meeting, Reason, Step,
    meeting::{Moved, Paper, Seat, Withdrawn, Written},
};
use base::Id;
use db::{Result, Tx, Value, params};

pub fn seats(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Seat>> {
    tx.all(
        "select mandate_id, state, deputy_id
           from meeting_seat
          where meeting_id = $1
          order by mandate_id
          limit 2000",
        params![meeting],
    )
}

/// In the order they happened.
pub fn movements(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Moved>> {
    tx.all(
        "select id, mandate_id, before_item, step
           from meeting_movement
          where meeting_id = $1
          order by before_item, id
          limit 2000",
        params![meeting],
    )
}

pub fn papers(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Paper>> {
    tx.all(
        "select id, giver_id, holder_id, since_on, is_ill, from_item, until_item
           from meeting_proxy
          where meeting_id = $1
          order by id
          limit 2000",
        params![meeting],
    )
}

pub fn withdrawals(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Withdrawn>> {
    tx.all(
        "select id, mandate_id, item, reason
           from meeting_withdrawal
          where meeting_id = $1
          order by item, id
          limit 2000",
        params![meeting],
    )
}

/// The meeting is held, and nobody else has closed it meanwhile.
pub fn touch(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<()> {
    tx.change(
        "update meeting
            set version = version + 1
          where id = $1 and state in ('convened', 'open')",
        params![meeting],
    )
}

/// Who is there when it opens, who presides over it and who writes.
pub fn open(
    tx: &Tx<'_>,
    meeting: &Written,
    chair: Option<Id<Mandate>>,
    secretary: Option<Id<Mandate>>,
    seats: &[Seat],
) -> Result<()> {
    tx.change(
        "update meeting
            set state = 'open', chair_id = $3, secretary_id = $4, version = version + 1
          where id = $1 and version = $2 and state in ('convened', 'open')",
        params![meeting.id, meeting.version, chair, secretary],
    )?;
    let rows: Vec<Vec<Value>> = seats
        .iter()
        .map(|seat| params![meeting.id, seat.mandate_id, seat.state, seat.deputy_id].to_vec())
        .collect();
    tx.run_each(
        "insert into meeting_seat (meeting_id, mandate_id, state, deputy_id)
         values ($1, $2, $3, $4)
             on conflict (meeting_id, mandate_id)
             do update set state = excluded.state, deputy_id = excluded.deputy_id",
        &rows,
    )
    .map(drop)
}

pub fn move_one(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    mandate: Id<Mandate>,
    before_item: u16,
    step: Step,
) -> Result<()> {
    let id: Id<Moved> = tx.new_id();
    tx.run(
        "insert into meeting_movement (id, meeting_id, mandate_id, before_item, step)
         values ($1, $2, $3, $4, $5)",
        params![id, meeting, mandate, before_item, step],
    )
    .map(drop)
}

pub fn forget_movement(tx: &Tx<'_>, meeting: Id<Meeting>, id: Id<Moved>) -> Result<()> {
    tx.change(
        "delete from meeting_movement
          where id = $1 and meeting_id = $2",
        params![id, meeting],
    )
}

/// The id of `new` is not asked.
pub fn add_paper(tx: &Tx<'_>, meeting: Id<Meeting>, new: &Paper) -> Result<()> {
    let id: Id<Paper> = tx.new_id();
    tx.run(
        "insert into meeting_proxy
           (id, meeting_id, giver_id, holder_id, since_on, is_ill, from_item, until_item)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            id,
            meeting,
            new.giver_id,
            new.holder_id,
            new.since_on,
            new.is_ill,
            new.from_item,
            new.until_item
        ],
    )
    .map(drop)
}

pub fn forget_paper(tx: &Tx<'_>, meeting: Id<Meeting>, id: Id<Paper>) -> Result<()> {
    tx.change(
        "delete from meeting_proxy
          where id = $1 and meeting_id = $2",
        params![id, meeting],
    )
}

pub fn withdraw(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    mandate: Id<Mandate>,
    item: u16,
    reason: Reason,
) -> Result<()> {
    let id: Id<Withdrawn> = tx.new_id();
    tx.run(
        "insert into meeting_withdrawal (id, meeting_id, mandate_id, item, reason)
         values ($1, $2, $3, $4, $5)",
        params![id, meeting, mandate, item, reason],
    )
    .map(drop)
}

pub fn forget_withdrawal(tx: &Tx<'_>, meeting: Id<Meeting>, id: Id<Withdrawn>) -> Result<()> {
    tx.change(
        "delete from meeting_withdrawal
          where id = $1 and meeting_id = $2",
        params![id, meeting],
    )
}
