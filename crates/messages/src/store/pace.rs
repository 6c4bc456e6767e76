//! How much somebody has sent within the hour, for the brake.

use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;

db::row! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Pace {
        pub letters: i64,
        /// How many persons they went to.
        pub weight: i64,
    }
}

/// Counts one more letter, to `weight` persons. What was begun before `since` is over: this letter
/// is then the first of another hour.
pub fn count(
    tx: &Tx<'_>,
    sender: Id<Person>,
    weight: i64,
    now: Instant,
    since: Instant,
) -> Result<Pace> {
    tx.one(
        "insert into letter_pace (person_id, since, letters, weight)
         values ($1, $2, 1, $3)
             on conflict (person_id) do update
            set letters = case when letter_pace.since > $4 then letter_pace.letters + 1 else 1 end,
                weight = case when letter_pace.since > $4 then letter_pace.weight else 0 end
                         + excluded.weight,
                since = case when letter_pace.since > $4 then letter_pace.since
                             else excluded.since
                        end
      returning letters, weight",
        params![sender, now, weight, since],
    )
}
