//! What a decision may name that another room keeps: competences, statutes, keys of contributions.

use base::Id;
use db::{Result, Tx};
use people::Body;
use std::sync::Arc;
use web::App;

/// One thing a decision may be about, by the number its room gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The syndicate it is of.
    pub of: Id<Body>,
    pub id: i64,
    pub name: String,
}

/// Told by the room that keeps them; each list has at most a few hundred lines.
pub trait Offers: Send + Sync + 'static {
    fn competences(&self, tx: &Tx<'_>) -> Result<Vec<Offer>>;
    fn statutes(&self, tx: &Tx<'_>) -> Result<Vec<Offer>>;
    fn keys(&self, tx: &Tx<'_>) -> Result<Vec<Offer>>;
}

/// Lent by the server: `app.jobs.lend(council::offers::Lent(Arc::new(territory::Offered)))`.
/// Without it a decision names them by their numbers.
pub struct Lent(pub Arc<dyn Offers>);

pub(crate) fn of(app: &App) -> Option<Arc<dyn Offers>> {
    app.jobs.tool::<Lent>().map(|lent| lent.0.clone())
}
