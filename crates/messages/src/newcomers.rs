//! Who has never come. The feature that keeps accounts knows; the server introduces it.

use base::Id;
use db::{Result, Tx};
use people::Person;
use std::sync::Arc;
use web::App;

/// Those of these persons who have never opened their account.
pub type Ask = fn(&Tx<'_>, &[Id<Person>]) -> Result<Vec<Id<Person>>>;

/// Lent by the server: `app.jobs.lend(messages::Newcomers(accounts::never_came))`.
#[derive(Clone, Copy)]
pub struct Newcomers(pub Ask);

/// A house without accounts awaits nobody.
pub(crate) fn of(app: &App) -> Arc<Newcomers> {
    app.jobs.tool::<Newcomers>().unwrap_or_else(|| Arc::new(Newcomers(|_, _| Ok(Vec::new()))))
}
