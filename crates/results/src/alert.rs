//! What a family is told of: each guardian says it for each of his children.

use crate::{Share, store::alerts as store};
use base::Id;
use db::{Result, Tx};
use people::Person;

db::word! {
    pub enum What {
        /// Each result.
        Each = "each",
        /// When something is not reached.
        Below = "below",
        /// One word a week.
        Weekly = "weekly",
        Never = "never",
    }
}

/// The choice of a guardian for a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub what: What,
    /// With [`What::Below`]: what counts for less is told.
    pub below_percent: u8,
}

/// « Atteints » begins here.
pub const NOT_REACHED: u8 = crate::progress::REACHED_PERCENT;
/// « Partiellement atteints » begins here.
pub const FAR: u8 = 35;

impl Default for Choice {
    fn default() -> Self {
        Choice { what: What::Each, below_percent: NOT_REACHED }
    }
}

impl Choice {
    /// Is a result told at once? `at` is the threshold the least of it reaches ([`at_percent`]), if
    /// it says a level.
    pub fn tells(self, at: Option<u8>) -> bool {
        match self.what {
            What::Each => true,
            What::Below => at.is_some_and(|at| at < self.below_percent),
            What::Weekly | What::Never => false,
        }
    }
}

/// The highest threshold a share reaches: all that is kept of a result until it is told.
pub fn at_percent(share: Share) -> u8 {
    [NOT_REACHED, FAR].into_iter().find(|percent| share.is_at_least(*percent)).unwrap_or(0)
}

pub fn of(tx: &Tx<'_>, guardian: Id<Person>, pupil: Id<Person>) -> Result<Choice> {
    Ok(store::of(tx, guardian, pupil)?.unwrap_or_default())
}

/// What waited for the word of the week and is no longer wanted goes with the old choice.
pub fn choose(tx: &Tx<'_>, guardian: Id<Person>, pupil: Id<Person>, choice: Choice) -> Result<()> {
    choose_all(tx, &[(guardian, pupil, choice)])?;
    if choice.what == What::Weekly { Ok(()) } else { store::forget_waiting(tx, guardian, pupil) }
}

/// The choices of several guardians, each for a child.
pub fn choose_all(tx: &Tx<'_>, chosen: &[(Id<Person>, Id<Person>, Choice)]) -> Result<()> {
    store::choose(tx, chosen)
}
