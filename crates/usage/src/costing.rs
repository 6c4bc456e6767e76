//! Costing: what a town pays for a year, and what that is for a pupil who comes.

use crate::store::{self, accounts::Accounts};
use base::{Id, Money};
use db::{Result, Tx};
use people::Town;
use std::sync::Arc;
use web::{App, visits::Role};

/// Where contributions are reckoned in this house: the sum called from a town for a year.
pub trait Contributions: Send + Sync + 'static {
    /// The sum called, when it was.
    fn called(&self, tx: &Tx<'_>, town: Id<Town>, year: i16) -> Result<Option<Money>>;
}

/// Lent by the server: `app.jobs.lend(usage::Called(Arc::new(…)))`.
pub struct Called(pub Arc<dyn Contributions>);

/// Where the sum comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// It was called from the town.
    Called,
    /// The officer has said it.
    Said,
}

/// What a year costs a town, and each of its pupils.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    pub year: i16,
    pub sum: Money,
    pub source: Source,
    /// For each pupil whose account is open; none when their number is hidden.
    pub per_active_pupil: Option<Money>,
    /// For each pupil.
    pub per_pupil: Option<Money>,
}

pub fn lent(app: &App) -> Option<Arc<dyn Contributions>> {
    app.jobs.tool::<Called>().map(|called| called.0.clone())
}

/// The cost of a town: the sum called from it, else the one that was said.
pub fn of_town(
    tx: &Tx<'_>,
    lent: Option<&Arc<dyn Contributions>>,
    town: Id<Town>,
    year: i16,
    accounts: &[Accounts],
) -> Result<Option<Cost>> {
    let called = lent.map_or(Ok(None), |it| it.called(tx, town, year))?;
    let said = store::costs::find(tx, town.raw(), year)?.map(|(sum, _)| (sum, Source::Said));
    let known = called.map(|sum| (sum, Source::Called)).or(said);
    Ok(known.map(|(sum, source)| of(year, sum, source, accounts)))
}

fn of(year: i16, sum: Money, source: Source, accounts: &[Accounts]) -> Cost {
    let pupils = accounts.iter().find(|it| it.role == Role::Pupil);
    Cost {
        year,
        sum,
        source,
        per_active_pupil: pupils.and_then(|it| shared(sum, it.opened)),
        per_pupil: pupils.and_then(|it| shared(sum, it.persons)),
    }
}

/// To the nearest cent.
fn shared(sum: Money, among: u64) -> Option<Money> {
    let among = i64::try_from(among).ok().filter(|count| *count > 0)?;
    let cents = sum.cents().checked_mul(2)?.checked_add(among)?.div_euclid(among.checked_mul(2)?);
    Some(Money::from_cents(cents))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_is_rounded_to_the_nearest_cent_and_nobody_shares_with_nobody() {
        let each = |cents, among| shared(Money::from_cents(cents), among).map(Money::cents);
        assert_eq!(each(100_000, 3), Some(33_333));
        assert_eq!(each(100_001, 2), Some(50_001));
        assert_eq!(each(100_000, 0), None);
    }
}
