//! Acts that take another out of force: withdrawal (as if it had never been) and repeal (for what
//! is to come). They are decided as acts are, and do it once executory themselves.

use super::{refusal::Refusal, settling};
use crate::{
    Deliberation,
    deliberation::{State, Written},
    effect::{Effects, End},
    store,
};
use base::{Day, Id};
use db::{Error, Result, Tx};

db::word! {
    pub enum Way {
        /// CRPA L242-1, L243-3: an unlawful act, within four months.
        Withdrawal = "withdrawal",
        /// CRPA L242-1, L243-1.
        Repeal = "repeal",
    }
}

/// CRPA L242-1, L243-3: within so many months of the decision.
pub const WITHDRAWAL_MONTHS: u16 = 4;

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Undoing {
        pub deliberation_id: Id<Deliberation>,
        pub undone_id: Id<Deliberation>,
        pub way: Way,
        pub applied_on: Option<Day>,
    }
}

/// What may be named by a new act: signed, in force, and by no other draft to be undone.
pub fn check(tx: &Tx<'_>, act: &Written, way: Option<Way>) -> Result<()> {
    if act.state != State::Signed {
        return Err(Error::refused(Refusal::StillOpen));
    }
    if act.is_undone() {
        return Err(Error::refused(Refusal::AlreadyUndone));
    }
    let later = store::acts::later(tx, act.id)?;
    if way.is_some() && later.iter().any(|it| it.way != "correction") {
        return Err(Error::refused(Refusal::UndoingUnderWay));
    }
    Ok(())
}

/// `act` has become executory on this day: what it undoes goes out of force.
pub fn apply(tx: &Tx<'_>, effects: Option<&dyn Effects>, act: &Written, on: Day) -> Result<()> {
    let Some(undoing) = store::acts::undoing(tx, act.id)? else { return Ok(()) };
    let undone = store::deliberations::find(tx, undoing.undone_id)?.ok_or(Error::Missing)?;
    let (is_new, end) = match undoing.way {
        Way::Withdrawal => (store::acts::mark_withdrawn(tx, undone.id, act.id)?, End::Withdrawn),
        Way::Repeal => (store::acts::mark_repealed(tx, undone.id, act.id)?, End::Repealed(on)),
    };
    store::acts::mark_undoing(tx, act.id, Some(on))?;
    if !is_new {
        return Ok(());
    }
    if undone.executory_on.is_some() {
        settling::leave(tx, effects, &undone, end)?;
        // To withdraw what had withdrawn an act makes that one stand again; to repeal it does not.
        if end == End::Withdrawn {
            revoke(tx, effects, &undone)?;
        }
    }
    Ok(())
}

/// `act` is no longer in force, as if it never had been: what it undid stands again.
pub fn revoke(tx: &Tx<'_>, effects: Option<&dyn Effects>, act: &Written) -> Result<()> {
    let Some(undoing) = store::acts::undoing(tx, act.id)? else { return Ok(()) };
    store::acts::mark_undoing(tx, act.id, None)?;
    if !store::acts::mark_standing(tx, undoing.undone_id, act.id)? {
        return Ok(());
    }
    let again = store::deliberations::find(tx, undoing.undone_id)?.ok_or(Error::Missing)?;
    match again.executory_on {
        Some(on) => settling::enter(tx, effects, &again, on),
        None => settling::settle(tx, effects, again.id).map(drop),
    }
}
