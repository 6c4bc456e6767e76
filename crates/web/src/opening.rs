//! Opening: a school of the first degree opens because its commune has decided it (the territory),
//! in another feature (administration, feeds). Neither knows the other: the server lends who keeps
//! the gate. Where no gate is lent every school may open.

use crate::App;
use base::{Day, Id, Instant};
use db::{Result, Tx};
use people::{Person, School, Town};
use std::{fmt, sync::Arc};

/// A school that opens although nothing allows it: who decided it, and why.
#[derive(Clone, Debug)]
pub struct Override {
    pub school: Id<School>,
    /// None: the host, on the command line.
    pub by: Option<Id<Person>>,
    pub reason: String,
    pub at: Instant,
}

/// Who says whether schools of the first degree may open.
pub trait Gate: Send + Sync + 'static {
    /// May schools of the first degree of this town open on this day?
    fn may_open(&self, tx: &Tx<'_>, town: Id<Town>, on: Day) -> Result<bool>;

    /// Keeps, in the caller's transaction, that somebody decided otherwise.
    fn overridden(&self, tx: &Tx<'_>, decided: &Override) -> Result<()>;

    /// Where one sees what the town has yet to decide, when there is such a page.
    fn url(&self, tx: &Tx<'_>, town: Id<Town>) -> Result<Option<String>>;
}

/// Lent by the server: `app.jobs.lend(web::opening::Keeper(Arc::new(territory::Opening)))`.
#[derive(Clone)]
pub struct Keeper(pub Arc<dyn Gate>);

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keeper")
    }
}

/// Who keeps the gate in this house, if anybody does.
pub fn of(app: &App) -> Option<Keeper> {
    app.jobs.tool::<Keeper>().map(|keeper| Keeper::clone(&keeper))
}

/// Who makes the archive of everything a town and its schools hold, for a town that leaves.
pub trait Handover: Send + Sync + 'static {
    /// Has it made, in the caller's transaction; where the agents of the town will find it, if
    /// there is such a page.
    fn hand_over(&self, tx: &Tx<'_>, town: Id<Town>, at: Instant) -> Result<Option<String>>;
}

/// Lent by the server:
/// `app.jobs.lend(web::opening::Archivist(Arc::new(territory::handover::Archivist)))`. Without one
/// the stewards are asked to run `preau export`.
#[derive(Clone)]
pub struct Archivist(pub Arc<dyn Handover>);
