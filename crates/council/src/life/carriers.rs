//! Who carries acts to the State: an operator for each body, lent by the host.

use actes::Carrier;
use std::{collections::BTreeMap, sync::Arc};
use web::App;

/// Which operator carries for a body. An access is the authority's own (its certificate).
pub trait Carries: Send + Sync + 'static {
    /// By the nine figures of the body's SIREN; none when it sends by other means.
    fn of(&self, siren: &str) -> Option<Arc<dyn Carrier>>;
}

/// Lent by the server: `app.jobs.lend(council::Carriers(Arc::new(accesses)))`.
pub struct Carriers(pub Arc<dyn Carries>);

/// Accesses that the configuration lists, by SIREN.
#[derive(Default)]
pub struct Accesses(pub BTreeMap<String, Arc<dyn Carrier>>);

impl Carries for Accesses {
    fn of(&self, siren: &str) -> Option<Arc<dyn Carrier>> {
        self.0.get(siren).cloned()
    }
}

/// Who carries for this body in this house, if anybody does.
pub fn carrier(app: &App, siren: &str) -> Option<Arc<dyn Carrier>> {
    app.jobs.tool::<Carriers>().and_then(|carriers| carriers.0.of(siren))
}
