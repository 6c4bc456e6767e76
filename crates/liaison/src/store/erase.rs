//! Removing what is held of a person. The chain keeps its places: only their content goes.

use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;

/// What was signed for a pupil.
pub fn signatures(tx: &Tx<'_>, person: Id<Person>, at: Instant) -> Result<u64> {
    tx.run(
        "update seal
            set erased_at = $2
          where erased_at is null
            and signature_id in (select id from signature where pupil_id = $1)",
        params![person, at],
    )?;
    tx.run(
        "delete from seal_wait
          where signature_id in (select id from signature where pupil_id = $1)",
        params![person],
    )?;
    Ok(tx.run("delete from slip_answer where pupil_id = $1", params![person])?
        + tx.run("delete from signature where pupil_id = $1", params![person])?)
}

/// The slips that were for him: they were for others too.
pub fn pupil(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    tx.run(
        "update slip_target set pupil_id = null, name = '' where pupil_id = $1",
        params![person],
    )?;
    Ok(tx.run("delete from slip_booking where pupil_id = $1", params![person])?
        + tx.run("delete from slip_pupil where pupil_id = $1", params![person])?)
}

/// What he was writing. The slips he sent and the templates he made are the school's.
pub fn drafts(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    tx.run("update slip_template set by_id = 0 where by_id = $1", params![person])?;
    tx.run("delete from slip_draft where person_id = $1", params![person])
}
