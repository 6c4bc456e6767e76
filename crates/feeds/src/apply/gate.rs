//! Whether a new school may open, and what is kept when it opens all the same.

use super::{Caution, places};
use crate::history::{Feed, SchoolStep};
use crate::plan::SchoolPlan;
use base::{Id, Instant};
use db::{Result, Tx};
use people::{School, Town};
use web::opening::{Keeper, Override};

/// The gate is shut over a new school, whose town the platform may have.
pub struct Shut {
    pub town: Option<Id<Town>>,
}

/// A school that is there goes on; a new one of the first degree asks the gate.
pub fn shut(
    tx: &Tx<'_>,
    plan: &SchoolPlan,
    feed: &Feed,
    caution: &Caution,
) -> Result<Option<Shut>> {
    let (Some(wanted), Some(gate)) = (&plan.opens, &caution.gate) else { return Ok(None) };
    if !wanted.kind().is_first_degree() {
        return Ok(None);
    }
    let town = places::known_town(tx, wanted)?;
    // A town the platform does not have has given nothing: no town has this id.
    let may_open = gate.0.may_open(tx, town.unwrap_or(Id::new(0)), feed.day())?;
    Ok((!may_open).then_some(Shut { town }))
}

/// A new school is open: when the gate was shut over it, the gate keeps who decided it and why.
pub fn opened(
    tx: &Tx<'_>,
    feed: &Feed,
    (school, step): (Id<School>, &SchoolStep),
    gate: Option<&Keeper>,
    at: Instant,
) -> Result<()> {
    let (Some(reason), Some(gate)) = (&step.reason, gate) else { return Ok(()) };
    let (by, reason) = (feed.by, reason.clone());
    gate.0.overridden(tx, &Override { school, by, reason, at })
}
