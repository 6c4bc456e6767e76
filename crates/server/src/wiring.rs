//! Where two features meet: what one knows, said in the words of the other.

mod archives;
pub mod learning;

pub use archives::TownArchives;

use base::{Id, Money};
use db::{Result, Tx};
use people::Town;

/// What was called by the territory, for the cost of a pupil.
pub struct CalledContributions;

impl usage::Contributions for CalledContributions {
    fn called(&self, tx: &Tx<'_>, town: Id<Town>, year: i16) -> Result<Option<Money>> {
        territory::called(tx, town, year)
    }
}
