//! Telling those who follow a slip that answers have come: not each of them, but how many there are
//! by now.

use crate::{
    news,
    store::{self, told::Fresh},
};
use base::Instant;
use db::{Result, Tx};

/// Whoever signed before that was counted then.
pub const LOOKED_AT_HOURS: i64 = 6;

/// Its author hears of it; once he has left the school, the team of its class.
pub fn tell(tx: &Tx<'_>, fresh: &Fresh, now: Instant) -> Result<()> {
    let Some(slip) = store::slips::find(tx, fresh.slip_id)? else { return Ok(()) };
    let readers = if store::slips::is_author_here(tx, &slip)? {
        vec![slip.author_id]
    } else {
        store::told::team(tx, slip.id)?
    };
    store::told::keep(tx, slip.id, fresh.answers, now)?;
    news::answered(tx, fresh, &readers, now)
}
