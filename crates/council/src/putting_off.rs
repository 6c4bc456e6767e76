//! What a meeting has put off is taken up by a later one, as it was: its words, what it decides,
//! its ballots, its annexes. What was put off stays where it was, and each names the other.
//!
//! What was left for want of a quorum is another thing: it goes on the agenda of the meeting that
//! is convened again, and nothing else does (CGCT L2121-17; `pages::again`).

use crate::{
    Deliberation,
    life::annexes,
    meeting::{Item, ItemKind, State, Written},
    store::{self, put_off::Waiting},
};
use base::Id;
use db::{Error, Result, Tx};

/// Takes up a line that was put off, at the end of the agenda of a meeting that is being prepared;
/// says what is now proposed, unless it is to inform. [`Error::Missing`] when no such line waits in
/// this assembly; a conflict for a meeting that deals with what another one left (L2121-17).
pub fn take_up(tx: &Tx<'_>, meeting: &Written, item: Id<Item>) -> Result<Option<Id<Deliberation>>> {
    if meeting.state != State::Draft || meeting.follows_id.is_some() {
        return Err(Error::Conflict("its agenda is settled".to_owned()));
    }
    let waiting = store::put_off::waiting(tx, meeting.body_id)?;
    let waiting = waiting.into_iter().find(|it| it.id == item).ok_or(Error::Missing)?;
    store::meetings::turn(tx, meeting, State::Draft)?;
    let after = store::meetings::items(tx, meeting.id)?.len();
    let after = u16::try_from(after).unwrap_or(u16::MAX);
    let new = [(waiting.kind, waiting.title.clone(), None)];
    let made = store::meetings::add_items(tx, meeting.id, after, &new)?;
    let Some(line) = made.first().copied() else { return Err(Error::Missing) };
    store::put_off::mark(tx, line, item)?;
    match (waiting.kind, waiting.act) {
        (ItemKind::Decision, Some(old)) => {
            propose_again(tx, meeting, line, &waiting, old).map(Some)
        }
        _ => Ok(None),
    }
}

fn propose_again(
    tx: &Tx<'_>,
    meeting: &Written,
    line: Id<Item>,
    waiting: &Waiting,
    old: Id<Deliberation>,
) -> Result<Id<Deliberation>> {
    let new = [(line, waiting.title.clone())];
    let made = store::drafts::insert(tx, meeting.body_id, meeting.id, &new)?;
    let Some(act) = made.first().copied() else { return Err(Error::Missing) };
    store::put_off::copy_words(tx, old, act)?;
    let decisions = store::deliberations::decisions(tx, old)?;
    let lines = store::put_off::copy_decisions(tx, &decisions, act)?;
    store::put_off::copy_polls(tx, old, act, &lines)?;
    annexes::copy(tx, old, act)?;
    Ok(act)
}
