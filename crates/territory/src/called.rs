//! What was called from a town for a year, for who reckons what a pupil costs.

use crate::store;
use base::{Id, Money};
use db::{Result, Tx};
use people::Town;

/// The contribution called from the commune of a town for a year; none when it was not.
pub fn called(tx: &Tx<'_>, town: Id<Town>, year: i16) -> Result<Option<Money>> {
    store::contributions::called::of_town(tx, town, year)
}
