//! All the SQL of the liaison book.

pub mod answers;
pub mod consent;
pub mod drafts;
pub mod erase;
pub mod follow;
pub mod lists;
pub mod merging;
pub mod places;
pub mod pupils;
pub mod purge;
pub mod reach;
pub mod seals;
pub mod signatures;
pub mod slips;
pub mod told;
pub mod versions;

use base::Instant;
use db::Tx;

/// The hour of the house, as the ids it makes tell it: for what is asked without a clock at hand.
pub fn now(tx: &Tx<'_>) -> Instant {
    const EPOCH_2020: i64 = 1_577_836_800_000;
    Instant::from_millis((tx.new_id::<()>().raw() >> 22) + EPOCH_2020)
}
