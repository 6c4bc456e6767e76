//! Slips whose time is over: what they said and what was answered goes.

use crate::{Slip, slip::Written};
use base::{Id, Instant};
use db::{Result, Tx, params};

/// Sent before this hour, the oldest first.
pub fn over(tx: &Tx<'_>, before: Instant, limit: u32) -> Result<Vec<Written>> {
    tx.all(
        "select id, school_id, author_id, theme, state, needs, due_on, accepts_late, for_pupils,
                title, lang, version, asked_version, sent_at, deliver_at, reminders, urgent_reason,
                purged_at, pupils_kept, answered_kept
           from slip
          where sent_at < $1 and state <> 'purged'
          order by sent_at, id
          limit $2",
        params![before, limit],
    )
}

/// For how many it was and how many signed: that is kept.
pub fn count(tx: &Tx<'_>, slip: &Written, now: Instant) -> Result<()> {
    tx.change(
        "update slip
            set state = 'purged', purged_at = $2, remind_at = null, urgent_reason = '',
                pupils_kept = (select count(*) from slip_pupil p where p.slip_id = $1),
                answered_kept = (select count(distinct a.pupil_id)
                                   from slip_answer a
                                  where a.slip_id = $1 and a.version >= slip.asked_version)
          where id = $1 and state <> 'purged'",
        params![slip.id, now],
    )
}

/// The places in the chain stay, and say when they were emptied.
pub fn answers(tx: &Tx<'_>, slip: Id<Slip>, now: Instant) -> Result<()> {
    tx.run(
        "update seal
            set erased_at = $2
          where erased_at is null
            and signature_id in (select id from signature where slip_id = $1)",
        params![slip, now],
    )?;
    tx.run(
        "delete from seal_wait
          where signature_id in (select id from signature where slip_id = $1)",
        params![slip],
    )?;
    tx.run("delete from slip_answer where slip_id = $1", params![slip])?;
    tx.run("delete from signature where slip_id = $1", params![slip])?;
    tx.run("delete from slip_booking where slip_id = $1", params![slip])?;
    tx.run("delete from slip_place where slip_id = $1", params![slip])?;
    tx.run("delete from slip_pupil where slip_id = $1", params![slip])?;
    tx.run("delete from slip_told where slip_id = $1", params![slip]).map(drop)
}

/// Of its versions the last one stays, without words; nobody is named as a target any more.
pub fn words(tx: &Tx<'_>, slip: Id<Slip>) -> Result<()> {
    tx.run(
        "delete from slip_version
          where slip_id = $1 and version < (select version from slip where id = $1)",
        params![slip],
    )?;
    tx.run(
        "update slip_version
            set body = '', questions = '[]', files_id = 0, attached = ''
          where slip_id = $1",
        params![slip],
    )?;
    tx.run(
        "update slip_target
            set pupil_id = null, name = ''
          where slip_id = $1 and pupil_id is not null",
        params![slip],
    )
    .map(drop)
}
