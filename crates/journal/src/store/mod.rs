//! All SQL of the class journal.

pub mod books;
pub mod comments;
pub mod erase;
pub mod lists;
pub mod merging;
pub mod pictures;
pub mod places;
pub mod posts;
pub mod reach;
pub mod reactions;
pub mod readers;
pub mod seen;
pub mod versions;

use base::Instant;
use db::Tx;

/// The hour of the house, as the ids it makes tell it: for what is asked without a clock at hand.
pub fn now(tx: &Tx<'_>) -> Instant {
    const EPOCH_2020: i64 = 1_577_836_800_000;
    Instant::from_millis((tx.new_id::<()>().raw() >> 22) + EPOCH_2020)
}
