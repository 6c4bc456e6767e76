//! All SQL of the agenda.

pub mod adults;
pub mod dates;
pub mod erase;
pub mod events;
pub mod feeds;
pub mod imports;
pub mod lists;
pub mod merging;
pub mod openings;
pub mod places;
pub mod slots;

use base::Instant;
use db::Tx;

/// The hour of this transaction: identifiers are made by the clock of the house.
pub fn now(tx: &Tx<'_>) -> Instant {
    const EPOCH_2020: i64 = 1_577_836_800_000;
    Instant::from_millis((tx.new_id::<()>().raw() >> 22) + EPOCH_2020)
}
