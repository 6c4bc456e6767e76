//! A school of the first degree opens because its commune has given the competence: the gate that
//! administration and feeds ask (`web::opening`), and what is decided over it.

use crate::{competence, deeds, store, urls};
use base::{Day, Id};
use db::{Result, Tx};
use people::Town;
use web::opening::{Gate, Override};

/// Lent by the server: `app.jobs.lend(web::opening::Keeper(Arc::new(territory::Opening)))`.
pub struct Opening;

impl Gate for Opening {
    fn may_open(&self, tx: &Tx<'_>, town: Id<Town>, on: Day) -> Result<bool> {
        competence::opens_schools(tx, town, on)
    }

    fn overridden(&self, tx: &Tx<'_>, decided: &Override) -> Result<()> {
        store::openings::insert(tx, decided)?;
        deeds::overridden(tx, decided.school, decided.by, decided.at)
    }

    fn url(&self, tx: &Tx<'_>, town: Id<Town>) -> Result<Option<String>> {
        let body = people::body::of_town(tx, town)?;
        Ok(body.map(|body| urls::body(body.id)))
    }
}
