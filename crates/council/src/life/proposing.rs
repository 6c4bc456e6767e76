//! Proposing: a draft deliberation with what it decides, on the next meeting that is prepared.

use super::{
    refusal::Refusal,
    undoing::{self, Way},
};
use crate::{Deliberation, effect::Effect, store};
use base::{Id, RichText};
use db::{Error, Result, Tx};
use people::Body;

/// A draft to be written.
#[derive(Clone, Debug)]
pub struct Proposal {
    pub body: Id<Body>,
    pub title: String,
    pub report: RichText,
    /// Each article: what it says, and what follows from it.
    pub decisions: Vec<(String, Effect)>,
    /// The act it corrects; a correction is a new act that names it.
    pub corrects: Option<Id<Deliberation>>,
    /// The act it takes out of force.
    pub undoes: Option<(Id<Deliberation>, Way)>,
}

/// Writes a draft on the first meeting to come of this body that is still being prepared.
/// [`Refusal::NoMeeting`] when there is none; the refusals of [`undoing::check`] for what it names.
///
/// Who may do so is the caller's to show: `Granted<Prepare, Assembly>`.
pub fn propose(tx: &Tx<'_>, proposal: &Proposal) -> Result<Id<Deliberation>> {
    if proposal.title.trim().is_empty() {
        return Err(Error::refused(Refusal::NoTitle));
    }
    for (named, way) in proposal
        .corrects
        .map(|act| (act, None))
        .into_iter()
        .chain(proposal.undoes.map(|(act, way)| (act, Some(way))))
    {
        let act = store::deliberations::find(tx, named)?.ok_or(Error::Missing)?;
        if act.body_id != proposal.body {
            return Err(Error::Missing);
        }
        undoing::check(tx, &act, way)?;
    }
    let meeting = store::proposals::next_meeting(tx, proposal.body)?;
    let meeting = meeting.ok_or_else(|| Error::refused(Refusal::NoMeeting))?;
    let id = store::proposals::insert(tx, meeting, proposal)?;
    if let Some((undone, way)) = proposal.undoes {
        store::acts::insert_undoing(tx, id, undone, way)?;
    }
    Ok(id)
}
