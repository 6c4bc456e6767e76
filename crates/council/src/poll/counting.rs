//! Holding a poll in its meeting: a round is counted, or those without a rival are read out, and
//! what follows is written (CGCT L2121-17, L2121-21).

use super::{
    Candidacy, Counted, Poll,
    held::{Held, Unclear},
};
use crate::{
    AtItem, Meeting, Secrecy,
    deliberation::{Ballot, Outcome, Written as Act},
    election::{ElectionError, Next},
    meeting::{ItemState, State as Stage},
    record::Record,
    store::{self, drafts::Counted as Voted},
    vote::{Asked, Tally},
    voting,
};
use base::{Day, Id};
use db::{Error, Result, Tx};

/// A round as it was typed; written again when it is the last one.
#[derive(Clone, Debug)]
pub struct Entry {
    pub round: Counted,
    pub votes: Vec<(Id<Candidacy>, u32)>,
    /// Days of birth that were given, to tell apart who has as many votes.
    pub births: Vec<(Id<Candidacy>, Day)>,
    /// All agreed not to vote in secret.
    pub openly: bool,
}

/// Why a poll cannot be held so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The meeting is not held, or not enough are there.
    #[error(transparent)]
    Item(voting::Refused),
    #[error("nobody stands")]
    NoCandidate,
    #[error("{voters} papers where {available} votes can be given")]
    MoreVotersThanVotes { voters: u32, available: u32 },
    #[error("{papers} blank or void papers of {voters}")]
    MorePapersThanVoters { papers: u64, voters: u32 },
    #[error("{papers} blank or void papers without papers")]
    PapersInOpenPoll { papers: u64 },
    /// The law or the statutes want it secret whatever the assembly says.
    #[error("it is always secret")]
    AlwaysSecret,
    #[error(transparent)]
    Unclear(#[from] Unclear),
    #[error("there is a rival, or votes")]
    HasRival,
    /// The meeting is closed: what was decided may be corrected, not undone.
    #[error("nobody would be elected any more")]
    Settled,
}

/// Carried by [`Error::Refused`].
#[derive(Debug, thiserror::Error)]
#[error("the poll cannot be held so")]
pub struct Wrong(pub Vec<Refused>);

fn refused(wrong: impl Into<Refused>) -> Error {
    Error::refused(Wrong(vec![wrong.into()]))
}

/// Writes a round down. [`Error::Refused`] carries [`Wrong`]; `version` is what was seen.
pub fn count(tx: &Tx<'_>, poll: &Poll, version: u32, entry: &Entry) -> Result<()> {
    store::polls::touch(tx, poll.id, version)?;
    store::polls::write_births(tx, poll.id, &entry.births)?;
    if entry.round.number == 1 {
        store::polls::mark_openly(tx, poll.id, entry.openly)?;
    }
    store::polls::write_round(tx, &entry.round, &entry.votes)?;
    let (record, at) = sitting(tx, poll)?;
    let held = own(&record, poll)?;
    if held.rounds.len() != usize::from(entry.round.number) {
        return Err(Error::Conflict("neither the last round nor the next one".to_owned()));
    }
    let errors = check(held, &entry.round, at.headcount.votes());
    if !errors.is_empty() {
        return Err(Error::refused(Wrong(errors)));
    }
    settle(tx, &record, &poll.act, &at)
}

/// Takes the last round away, while the meeting is held.
pub fn take_back(tx: &Tx<'_>, poll: &Poll, version: u32) -> Result<()> {
    store::polls::touch(tx, poll.id, version)?;
    store::polls::remove_last_round(tx, poll.id)?;
    let (record, at) = sitting(tx, poll)?;
    settle(tx, &record, &poll.act, &at)
}

/// As many candidates as seats: they are read out, and appointed at once (L2121-21).
pub fn read_out(tx: &Tx<'_>, poll: &Poll, version: u32) -> Result<()> {
    let (record, _) = sitting(tx, poll)?;
    if !own(&record, poll)?.may_be_read() {
        return Err(refused(Refused::HasRival));
    }
    store::polls::touch(tx, poll.id, version)?;
    store::polls::mark_read(tx, poll.id, true)?;
    let (record, at) = sitting(tx, poll)?;
    settle(tx, &record, &poll.act, &at)
}

/// The meeting as it stands, and who may vote on this item.
fn sitting(tx: &Tx<'_>, poll: &Poll) -> Result<(Record, AtItem)> {
    let written = store::meetings::find(tx, poll.act.meeting_id)?.ok_or(Error::Missing)?;
    let meeting = Meeting { written, assembly: poll.act.assembly.clone() };
    let record = Record::load(tx, &meeting)?;
    match at(&record, &poll.act) {
        Ok(at) => Ok((record, at)),
        Err(errors) => Err(Error::refused(Wrong(errors))),
    }
}

/// Who may vote on an item, when there are enough of them (L2121-17).
pub fn at(record: &Record, act: &Act) -> std::result::Result<AtItem, Vec<Refused>> {
    let all = |errors: Vec<voting::Refused>| errors.into_iter().map(Refused::Item).collect();
    let (item, at) = voting::at(record, act).map_err(all)?;
    if record.meeting.state == Stage::Closed && act.outcome == Some(Outcome::PutOff) {
        return Err(all(vec![voting::Refused::Settled]));
    }
    let quorum = record.quorum(&at);
    if !quorum.is_met() {
        return Err(all(vec![voting::Refused::NoQuorum { item, quorum }]));
    }
    Ok(at)
}

fn own<'a>(record: &'a Record, poll: &Poll) -> Result<&'a Held> {
    record.polls.iter().find(|held| held.poll.id == poll.id).ok_or(Error::Missing)
}

/// `available`: the votes of those present and represented.
fn check(held: &Held, round: &Counted, available: u32) -> Vec<Refused> {
    let mut errors = Vec::new();
    let (voters, papers) = (round.voters, u64::from(round.blank) + u64::from(round.void));
    if held.candidates.is_empty() {
        errors.push(Refused::NoCandidate);
    }
    if voters > available {
        errors.push(Refused::MoreVotersThanVotes { voters, available });
    }
    if papers > u64::from(voters) {
        errors.push(Refused::MorePapersThanVoters { papers, voters });
    }
    if held.poll.openly && papers > 0 {
        errors.push(Refused::PapersInOpenPoll { papers });
    }
    if held.poll.openly && held.rule.secrecy == Secrecy::Always {
        errors.push(Refused::AlwaysSecret);
    }
    if errors.is_empty()
        && let Err(unclear) = held.state()
    {
        errors.push(unclear.into());
    }
    errors
}

/// What follows is written: who will sit and, where the deliberation decides nothing but
/// appointments, what became of it.
fn settle(tx: &Tx<'_>, record: &Record, act: &Act, at: &AtItem) -> Result<()> {
    let polls: Vec<&Held> = record.polls_of(act.id).collect();
    for held in &polls {
        store::drafts::rewrite_effects(tx, held.poll.decision_id, &held.effects())?;
    }
    let are_over = polls.iter().all(|held| held.is_over());
    if record.meeting.state == Stage::Closed && !are_over {
        return Err(refused(Refused::Settled));
    }
    if !is_only_polls(tx, record, act)? {
        return Ok(());
    }
    let asked = record
        .item(act.item_id)
        .map(|item| Asked { by_name: item.asked_by_name, secret: item.asked_secret });
    let asked = asked.unwrap_or_default();
    if !are_over {
        store::drafts::forget_vote(tx, act.id)?;
        return store::meetings::deal_with(tx, act.item_id, ItemState::Waiting, asked, false);
    }
    let openly = polls.iter().all(|held| held.poll.openly || held.poll.is_read);
    let fresh = store::deliberations::find(tx, act.id)?.ok_or(Error::Missing)?;
    store::drafts::vote(tx, &fresh, &voted(&polls, at, asked, openly))?;
    store::meetings::deal_with(tx, act.item_id, ItemState::Done, asked, openly)
}

/// A deliberation that does nothing but appoint is decided by its polls.
fn is_only_polls(tx: &Tx<'_>, record: &Record, act: &Act) -> Result<bool> {
    let decisions = store::deliberations::decisions(tx, act.id)?;
    Ok(record.is_decided_by_polls(act.id, &decisions))
}

/// Nothing is voted for or against: the rounds say what was cast.
fn voted(polls: &[&Held], at: &AtItem, asked: Asked, openly: bool) -> Voted {
    let is_adopted = polls.iter().any(|held| !held.elected().is_empty());
    Voted {
        ballot: if openly { Ballot::Hands } else { Ballot::Secret },
        in_exercise: at.headcount.in_exercise(),
        present: at.headcount.present(),
        proxies: at.headcount.proxies(),
        tally: Tally::default(),
        chair_vote: None,
        outcome: if is_adopted { Outcome::Adopted } else { Outcome::Rejected },
        asked,
        openly,
        names: Vec::new(),
    }
}

impl From<ElectionError> for Refused {
    fn from(error: ElectionError) -> Self {
        Refused::Unclear(Unclear::Election(error))
    }
}

/// Whether a poll has still to be held: nobody was elected, and a round is left.
pub fn is_waiting(held: &Held) -> bool {
    held.state().map_or(true, |state| matches!(state.next, Next::Round { .. }))
}
