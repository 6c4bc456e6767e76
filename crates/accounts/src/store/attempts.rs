//! What was tried, and when it may be tried again.

use crate::brake::Pace;
use base::Instant;
use db::{Result, Tx, params};

pub fn next_at(tx: &Tx<'_>, key: [u8; 32]) -> Result<Option<Instant>> {
    let row: Option<(Instant,)> =
        tx.first("select next_at from attempt where key_hash = $1", params![key])?;
    Ok(row.map(|(next_at,)| next_at))
}

pub fn count(tx: &Tx<'_>, key: [u8; 32], pace: Pace, now: Instant) -> Result<()> {
    let forgotten = now.plus_millis(-pace.forgotten_after_millis);
    tx.run(
        "insert into attempt (key_hash, tries, tried_at, next_at)
         values ($1, 1, $2, $2)
         on conflict (key_hash) do update
            set tries = case when attempt.tried_at < $3 then 1 else attempt.tries + 1 end,
                tried_at = excluded.tried_at,
                next_at = excluded.tried_at
                        + case when attempt.tried_at < $3 or attempt.tries + 1 < $4 then 0
                               else least($6, $5 * (1 << cast(
                                      least(attempt.tries + 1 - $4, 20) as integer)))
                          end",
        params![key, now, forgotten, pace.free, pace.pause_first_millis, pace.pause_max_millis],
    )
    .map(drop)
}

/// Begins anew at none. The row stays until it is swept: looking for it, to remove it, would meet
/// whoever signs in at the same moment and adds his.
pub fn forget(tx: &Tx<'_>, key: [u8; 32], now: Instant) -> Result<()> {
    tx.run(
        "insert into attempt (key_hash, tries, tried_at, next_at)
         values ($1, 0, $2, $2)
         on conflict (key_hash) do update
            set tries = 0, tried_at = excluded.tried_at, next_at = excluded.next_at",
        params![key, now],
    )
    .map(drop)
}

/// Removes what nobody has tried since `before`.
pub fn sweep(tx: &Tx<'_>, before: Instant) -> Result<u64> {
    tx.run("delete from attempt where tried_at < $1", params![before])
}
