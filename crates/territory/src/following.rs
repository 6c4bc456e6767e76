//! What follows from a deliberation: told by `council` when it is executory (CGCT L2131-1),
//! withdrawn or repealed, and written here as dated facts. The same news twice changes nothing.

use crate::{
    competence::Competence,
    delegate::{self, Appointed},
    funding,
    statutes::Statutes,
    store::{self, facts, facts::By},
};
use base::{Day, Id};
use council::{
    Deliberation,
    deliberation::Written,
    effect::{Effect, Effects, End},
};
use db::{Result, Tx};
use people::Body;
use std::collections::BTreeSet;

/// Lent by the server: `app.jobs.lend(council::effect::Followed(Arc::new(territory::Followed)))`.
pub struct Followed;

impl Effects for Followed {
    fn enters(&self, tx: &Tx<'_>, act: &Written, effects: &[Effect], on: Day) -> Result<()> {
        let by = By { act: act.id, on };
        effects.iter().try_for_each(|effect| enter(tx, act.body_id, effect, by))?;
        agreed_before(tx, effects, by)?;
        funding::key::enter_by(tx, act, effects, on)
    }

    fn leaves(&self, tx: &Tx<'_>, act: &Written, effects: &[Effect], end: End) -> Result<()> {
        effects.iter().try_for_each(|effect| go(tx, act.id, effect, end))?;
        funding::key::leave_by(tx, act, effects)
    }
}

fn enter(tx: &Tx<'_>, body: Id<Body>, effect: &Effect, by: By) -> Result<()> {
    match effect {
        Effect::Transfer { syndicate, competence } => {
            transfer(tx, body, *syndicate, Id::new(*competence), by)
        }
        Effect::Adhere { syndicate } => adhere(tx, body, *syndicate, by),
        Effect::Concord { asked } => facts::agree(tx, body, *asked, by),
        Effect::Leave { syndicate, competence, on } => {
            // It ends on its day, and never before the decision is in force.
            let by = By { on: (*on).max(by.on), ..by };
            let one = competence.map(Id::<Competence>::new);
            facts::take_back(tx, body, *syndicate, one, by)?;
            if one.is_some() { Ok(()) } else { leave(tx, body, *syndicate, by) }
        }
        // A member that approves the statutes changes nothing in them; the syndicate begins them.
        Effect::Statutes { syndicate, statutes } if *syndicate == body => {
            store::statutes::begin(tx, body, Id::<Statutes>::new(*statutes), by)
        }
        Effect::Appoint { to, name, college, is_deputy } if *to != body => {
            let it = Appointed { to: *to, by: body, name, college, is_deputy: *is_deputy };
            delegate::appoint(tx, &it, by)
        }
        Effect::Statutes { .. }
        | Effect::Appoint { .. }
        | Effect::Pay { .. }
        | Effect::Key { .. }
        | Effect::Other => Ok(()),
    }
}

fn transfer(
    tx: &Tx<'_>,
    body: Id<Body>,
    syndicate: Id<Body>,
    competence: Id<Competence>,
    by: By,
) -> Result<()> {
    let Some(competence) = facts::competence(tx, competence)? else { return Ok(()) };
    if competence.syndicate_id != syndicate || !competence.holds_on(by.on) {
        return Ok(());
    }
    match facts::given_elsewhere(tx, body, &competence, by.on)? {
        Some(other) => facts::note_conflict(tx, body, competence.id, other.id, by),
        None => facts::ask_transfer(tx, body, &competence, by),
    }
}

/// Its sending was taken back and made again: who had agreed to it has agreed.
fn agreed_before(tx: &Tx<'_>, effects: &[Effect], by: By) -> Result<()> {
    let asked = |effect: &Effect| match effect {
        Effect::Transfer { syndicate, .. } | Effect::Adhere { syndicate } => Some(*syndicate),
        _ => None,
    };
    let syndicates: BTreeSet<Id<Body>> = effects.iter().filter_map(asked).collect();
    let concord = Effect::Concord { asked: by.act };
    let fields = serde_json::to_string(&concord).unwrap_or_default();
    for syndicate in syndicates {
        if let Some(agreed) = facts::agreed(tx, syndicate, &fields)? {
            let on = agreed.on.max(by.on);
            facts::agree(tx, syndicate, by.act, By { on, ..agreed })?;
        }
    }
    Ok(())
}

fn adhere(tx: &Tx<'_>, body: Id<Body>, syndicate: Id<Body>, by: By) -> Result<()> {
    let Some(member) = people::body::load(tx, body)? else { return Ok(()) };
    let composition = delegate::composition(tx, syndicate, by.on)?;
    let college = composition.college_of(member.kind).map_or("", |college| &college.word);
    facts::ask_membership(tx, body, syndicate, college, by)
}

/// Who leaves sends nobody any more.
fn leave(tx: &Tx<'_>, body: Id<Body>, syndicate: Id<Body>, by: By) -> Result<()> {
    facts::leave(tx, body, syndicate, by)?;
    let sent = store::delegates::sent_by(tx, body, syndicate, by.on)?;
    sent.iter().try_for_each(|one| delegate::end(tx, one, by.on, Some(by.act)))
}

fn go(tx: &Tx<'_>, act: Id<Deliberation>, effect: &Effect, end: End) -> Result<()> {
    match (effect, end) {
        (Effect::Transfer { .. } | Effect::Adhere { .. }, End::Withdrawn) => {
            facts::forget_asked(tx, act)
        }
        (Effect::Concord { .. }, End::Withdrawn) => facts::forget_agreed(tx, act),
        (
            Effect::Transfer { .. } | Effect::Adhere { .. } | Effect::Concord { .. },
            End::Repealed(on),
        ) => facts::end_by(tx, act, on),
        (Effect::Leave { .. }, End::Withdrawn) => {
            facts::forget_left(tx, act, None)?;
            delegate::restore(tx, act)
        }
        (Effect::Leave { .. }, End::Repealed(on)) => facts::forget_left(tx, act, Some(on)),
        (Effect::Statutes { .. }, End::Withdrawn) => store::statutes::forget(tx, act),
        (Effect::Statutes { .. }, End::Repealed(on)) => store::statutes::end_by(tx, act, on),
        (Effect::Appoint { .. }, End::Withdrawn) => {
            delegate::dismiss(tx, act, None)?;
            delegate::restore(tx, act)
        }
        (Effect::Appoint { .. }, End::Repealed(on)) => delegate::dismiss(tx, act, Some(on)),
        (Effect::Pay { .. } | Effect::Key { .. } | Effect::Other, _) => Ok(()),
    }
}
