//! Executory: published **and** transmitted (L2131-1). Whoever of the two comes last settles it, in
//! its own transaction, once: what follows is told there and commits with it.

use super::undoing;
use crate::{
    Deliberation,
    deliberation::{Deciding, Decision, State, Written},
    effect::{Effect, Effects, End},
    period::Milestones,
    store,
};
use base::{Day, Id, Instant};
use db::{Error, Result, Tx};

/// The days of an act, as far as it has come. A deliberation is always to be transmitted (L2131-2).
pub fn milestones(act: &Written, voted_on: Day) -> Milestones {
    let signed = act.chair_signed_at.max(act.secretary_signed_at);
    Milestones {
        voted_on,
        signed_on: signed.filter(|_| act.state == State::Signed).map(Instant::day),
        transmitted_on: act.transmitted_at.map(Instant::day),
        published_on: act.published_at.map(Instant::day),
        must_be_transmitted: true,
    }
}

/// Makes it executory if it is time, and tells who lives by it; the day it did so, if it did now.
pub fn settle(
    tx: &Tx<'_>,
    effects: Option<&dyn Effects>,
    act: Id<Deliberation>,
) -> Result<Option<Day>> {
    let act = store::deliberations::find(tx, act)?.ok_or(Error::Missing)?;
    let (Some(published), Some(transmitted)) = (act.published_at, act.transmitted_at) else {
        return Ok(None);
    };
    let on = published.day().max(transmitted.day());
    if !store::acts::mark_executory(tx, act.id, on)? {
        return Ok(None);
    }
    let act = store::deliberations::find(tx, act.id)?.ok_or(Error::Missing)?;
    enter(tx, effects, &act, on)?;
    undoing::apply(tx, effects, &act, on)?;
    Ok(Some(on))
}

/// Its sending was taken back: it is not executory any more, until it is sent again.
pub fn unsettle(tx: &Tx<'_>, effects: Option<&dyn Effects>, act: Id<Deliberation>) -> Result<()> {
    let act = store::deliberations::find(tx, act)?.ok_or(Error::Missing)?;
    store::acts::mark_untransmitted(tx, act.id)?;
    if act.executory_on.is_some() && !act.is_undone() {
        leave(tx, effects, &act, End::Withdrawn)?;
        undoing::revoke(tx, effects, &act)?;
    }
    Ok(())
}

pub(super) fn enter(
    tx: &Tx<'_>,
    effects: Option<&dyn Effects>,
    act: &Written,
    on: Day,
) -> Result<()> {
    let Some(followed) = effects else { return Ok(()) };
    followed.enters(tx, act, &of(tx, act.id)?, on)
}

pub(super) fn leave(
    tx: &Tx<'_>,
    effects: Option<&dyn Effects>,
    act: &Written,
    end: End,
) -> Result<()> {
    let Some(followed) = effects else { return Ok(()) };
    followed.leaves(tx, act, &of(tx, act.id)?, end)
}

/// What an act decides, in fields, in the order of its articles.
pub fn of(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Vec<Effect>> {
    let decisions = store::deliberations::decisions(tx, act)?;
    let effects = decisions.iter().map(effects).collect::<Result<Vec<_>>>()?;
    Ok(effects.into_iter().flatten().collect())
}

/// The fields of one decision: one effect, or one for each person it elected. Of a kind that the
/// territory lives by they must be there.
fn effects(decision: &Decision) -> Result<Vec<Effect>> {
    let fields = &decision.fields;
    let read = if fields.starts_with('[') {
        serde_json::from_str(fields)
    } else {
        serde_json::from_str(fields).map(|effect| vec![effect])
    };
    match read {
        Ok(effects) => Ok(effects),
        Err(_) if decision.kind == Deciding::Other => Ok(vec![Effect::Other]),
        Err(_) => Err(Error::Engine(format!("decision {} has no fields", decision.id))),
    }
}
