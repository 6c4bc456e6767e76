//! What a deliberation may name of the territory: competences, versions of statutes, keys.

use crate::store::offers::{self, Named};
use council::offers::{Offer, Offers};
use db::{Result, Tx};

/// Lent by the server: `app.jobs.lend(council::offers::Lent(Arc::new(territory::Offered)))`.
pub struct Offered;

impl Offers for Offered {
    fn competences(&self, tx: &Tx<'_>) -> Result<Vec<Offer>> {
        offers::competences(tx).map(offer)
    }

    fn statutes(&self, tx: &Tx<'_>) -> Result<Vec<Offer>> {
        offers::statutes(tx).map(offer)
    }

    fn keys(&self, tx: &Tx<'_>) -> Result<Vec<Offer>> {
        offers::keys(tx).map(offer)
    }
}

fn offer<T>(all: Vec<Named<T>>) -> Vec<Offer> {
    all.into_iter().map(|(of, id, name)| Offer { of, id: id.raw(), name }).collect()
}
