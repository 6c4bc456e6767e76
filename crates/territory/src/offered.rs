//! What a deliberation may name of the territory: competences, versions of statutes, keys.

use crate::store::offers;
use council::offers::{Offer, Offers};
use db::{Result, Tx};

/// Lent by the server: `app.jobs.lend(council::offers::Lent(Arc::new(territory::Offered)))`.
pub struct Offered;

impl Offers for Offered {
    fn competences(&self, tx: &Tx<'_>) -> Result<Vec<Offer>> {
        let all = offers::competences(tx)?.into_iter();
        Ok(all.map(|(of, id, name)| Offer { of, id: id.raw(), name }).collect())
    }

    fn statutes(&self, tx: &Tx<'_>) -> Result<Vec<Offer>> {
        let all = offers::statutes(tx)?.into_iter();
        let offer = |(of, id, number, title): (_, base::Id<_>, u32, String)| {
            let name = format!("{number}. {title}");
            Offer { of, id: base::Id::<crate::Statutes>::raw(id), name }
        };
        Ok(all.map(offer).collect())
    }

    fn keys(&self, tx: &Tx<'_>) -> Result<Vec<Offer>> {
        let all = offers::keys(tx)?.into_iter();
        Ok(all.map(|(of, id, name)| Offer { of, id: id.raw(), name }).collect())
    }
}
