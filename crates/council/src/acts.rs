//! Acts, for the crates above: what was decided, since when it is in force, what follows from it.

use crate::{
    Deliberation,
    deliberation::{Decision, Written},
    effect::Effect,
    life::{extract, settling},
    store, urls,
};
use base::{Day, Id};
use db::{Result, Tx};
use people::Body;

/// A written act: its words, its day, its articles and their effects.
#[derive(Clone, Debug)]
pub struct Act {
    pub written: Written,
    pub held_on: Day,
    pub decisions: Vec<Decision>,
    /// Those of each decision in their order; of an election, one for each person elected.
    pub effects: Vec<Effect>,
}

pub fn find(tx: &Tx<'_>, id: Id<Deliberation>) -> Result<Option<Act>> {
    let Some(written) = store::deliberations::find(tx, id)? else { return Ok(None) };
    Ok(Some(Act {
        held_on: extract::held_on(tx, written.meeting_id)?,
        decisions: store::deliberations::decisions(tx, id)?,
        effects: settling::of(tx, id)?,
        written,
    }))
}

/// What it decides, in fields.
pub fn effects(tx: &Tx<'_>, id: Id<Deliberation>) -> Result<Vec<Effect>> {
    settling::of(tx, id)
}

/// Acts of a body that are in force, adopted and executory by this day, the latest meeting first.
pub fn executory(tx: &Tx<'_>, body: Id<Body>, on: Day, limit: u32) -> Result<Vec<Written>> {
    store::acts::executory(tx, body, on, limit)
}

/// Where it is read: in public once published, else by those who prepare it.
pub fn url(act: &Written) -> String {
    if act.published_at.is_some() {
        urls::public_act(act.body_id, act.id)
    } else {
        urls::deliberation(act.id)
    }
}
