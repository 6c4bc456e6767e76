//! Where persons want their mails. The feature that keeps accounts knows; the server introduces it.

use base::Id;
use db::{Result, Tx};
use people::Person;
use std::{collections::HashMap, sync::Arc};
use web::App;

/// The confirmed address of each of these persons who has one.
pub type Ask = fn(&Tx<'_>, &[Id<Person>]) -> Result<Vec<(Id<Person>, String)>>;

/// Lent by the server: `app.jobs.lend(notices::Addresses(accounts::addresses))`.
#[derive(Clone, Copy)]
pub struct Addresses(pub Ask);

/// A house without accounts writes to nobody.
pub(crate) fn of(app: &App) -> Arc<Addresses> {
    app.jobs.tool::<Addresses>().unwrap_or_else(|| Arc::new(Addresses(|_, _| Ok(Vec::new()))))
}

impl Addresses {
    /// Those that mails reach: an address a server has refused for good is left alone.
    pub(crate) fn reachable(
        &self,
        tx: &Tx<'_>,
        persons: &[Id<Person>],
    ) -> Result<HashMap<Id<Person>, String>> {
        let mut addresses: HashMap<_, _> = (self.0)(tx, persons)?.into_iter().collect();
        for bounce in crate::store::bounces::of(tx, persons)? {
            if addresses.get(&bounce.person_id) == Some(&bounce.address) {
                addresses.remove(&bounce.person_id);
            }
        }
        Ok(addresses)
    }
}
