//! Voting an item: who may, how it must be voted, and what comes out (CGCT L2121-17, L2121-20,
//! L2121-21).

use crate::{
    AtItem, AttendanceError, Majority, Quorum,
    deliberation::{Ballot, Deciding, Outcome, Written},
    meeting::{ItemState, State},
    record::Record,
    store::drafts::Counted,
    vote::{self, Asked, Choice, NamedVote, Tally, Vote, VoteError},
};

/// A vote as it was typed.
#[derive(Clone, Debug)]
pub struct Said {
    pub ballot: Ballot,
    pub tally: Tally,
    pub chair: Option<Choice>,
    pub names: Vec<NamedVote>,
    /// How many asked for a vote by name, or a secret one.
    pub asked: Asked,
    /// All agreed to appoint openly, or there is one candidate alone.
    pub is_openly_agreed: bool,
}

/// Why an item cannot be voted so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the meeting is not held")]
    NotOpen,
    /// It was left for want of a quorum when the meeting was lifted.
    #[error("the item was left")]
    Left,
    /// All it decides is who is elected: its polls say so.
    #[error("the item is decided by ballot")]
    ByPoll,
    #[error(transparent)]
    Sheet(#[from] AttendanceError),
    /// Numbers are given: what was put off stays so, what was voted is not put off any more.
    #[error("the meeting is closed")]
    Settled,
    #[error("no quorum at item {item}")]
    NoQuorum { item: u16, quorum: Quorum },
    /// Enough of those present asked for it (L2121-21).
    #[error("another ballot was asked for")]
    BallotAsked(vote::Ballot),
    /// An appointment is secret unless all agree (L2121-21).
    #[error("an appointment that is not secret")]
    MustBeSecret { may_be_waived: bool },
    #[error(transparent)]
    Vote(#[from] VoteError),
}

/// Who may vote on a deliberation; and its item, from 1.
pub fn at(record: &Record, act: &Written) -> Result<(u16, AtItem), Vec<Refused>> {
    let item = record.item(act.item_id);
    let place = item.map_or(0, |item| item.place);
    let is_left = item.is_some_and(|item| item.state == ItemState::Left);
    match record.meeting.state {
        _ if is_left => return Err(vec![Refused::Left]),
        State::Void => return Err(vec![Refused::Left]),
        State::Draft | State::Convened => return Err(vec![Refused::NotOpen]),
        State::Open | State::Closed => {}
    }
    let attendance = record.attendance();
    let attendance =
        attendance.map_err(|errors| errors.into_iter().map(Refused::Sheet).collect::<Vec<_>>())?;
    Ok((place, attendance.at(place)))
}

/// The majority a deliberation needs: that of the statutes when it changes them (L5721-2-1).
pub fn majority(record: &Record, kinds: &[Deciding]) -> Majority {
    let rules = record.rules();
    let own = rules.majority_for_statutes.filter(|_| kinds.contains(&Deciding::Statutes));
    own.unwrap_or(rules.majority)
}

/// Reads a vote against who was there and the rules; everything that is wrong.
pub fn decide(
    record: &Record,
    act: &Written,
    kinds: &[Deciding],
    said: &Said,
) -> Result<Counted, Vec<Refused>> {
    let (item, at) = self::at(record, act)?;
    let mut errors = Vec::new();
    if record.meeting.state == State::Closed && act.outcome == Some(Outcome::PutOff) {
        errors.push(Refused::Settled);
    }
    let quorum = record.quorum(&at);
    if !quorum.is_met() {
        errors.push(Refused::NoQuorum { item, quorum });
    }
    check_ballot(record, kinds, said, &at, &mut errors);
    let vote = Vote {
        ballot: as_rule(said.ballot),
        tally: said.tally,
        chair: said.chair,
        names: said.names.clone(),
    };
    let majority = majority(record, kinds);
    match vote.decide(&at.headcount, &at.voters, majority, record.rules().tie) {
        Ok(outcome) if errors.is_empty() => {
            let is_adopted = outcome.is_adopted();
            let outcome = if is_adopted { Outcome::Adopted } else { Outcome::Rejected };
            let appoints = kinds.contains(&Deciding::Appoint);
            let openly = said.is_openly_agreed && appoints && said.ballot != Ballot::Secret;
            Ok(Counted { openly, ..counted(&at, said, outcome) })
        }
        Ok(_) => Err(errors),
        Err(wrong) => {
            errors.extend(wrong.into_iter().map(Refused::Vote));
            Err(errors)
        }
    }
}

/// It is taken off, or put off to a later meeting: nobody votes.
pub fn put_off(record: &Record, act: &Written) -> Result<Counted, Vec<Refused>> {
    let (_, at) = self::at(record, act)?;
    if record.meeting.state == State::Closed && act.outcome != Some(Outcome::PutOff) {
        return Err(vec![Refused::Settled]);
    }
    let nothing = Said {
        ballot: Ballot::Hands,
        tally: Tally::default(),
        chair: None,
        names: Vec::new(),
        asked: Asked::default(),
        is_openly_agreed: false,
    };
    Ok(counted(&at, &nothing, Outcome::PutOff))
}

fn check_ballot(
    record: &Record,
    kinds: &[Deciding],
    said: &Said,
    at: &AtItem,
    errors: &mut Vec<Refused>,
) {
    let rules = record.rules();
    let needed = rules.ballots.ballot(at.headcount.present(), said.asked);
    let is_kept = match needed {
        vote::Ballot::Hands => true,
        vote::Ballot::Named => said.ballot != Ballot::Hands,
        vote::Ballot::Secret => said.ballot == Ballot::Secret,
    };
    if !is_kept {
        errors.push(Refused::BallotAsked(needed));
    }
    let appoints = kinds.contains(&Deciding::Appoint) && said.ballot != Ballot::Secret;
    let agreed = Tally { votes_for: 1, ..Tally::default() };
    let waiver = said.is_openly_agreed.then_some(&agreed);
    if appoints && !rules.appointments.secrecy.may_be_open(waiver) {
        let may_be_waived = rules.appointments.secrecy.may_be_open(Some(&agreed));
        errors.push(Refused::MustBeSecret { may_be_waived });
    }
}

fn counted(at: &AtItem, said: &Said, outcome: Outcome) -> Counted {
    // How one votes is written only where it decided something.
    let is_even = said.tally.votes_for == said.tally.votes_against;
    Counted {
        ballot: said.ballot,
        in_exercise: at.headcount.in_exercise(),
        present: at.headcount.present(),
        proxies: at.headcount.proxies(),
        tally: said.tally,
        chair_vote: said.chair.filter(|_| is_even),
        outcome,
        asked: said.asked,
        openly: said.is_openly_agreed,
        names: said.names.iter().map(|one| (one.member.cast(), one.choice)).collect(),
    }
}

pub const fn as_rule(ballot: Ballot) -> vote::Ballot {
    match ballot {
        Ballot::Hands => vote::Ballot::Hands,
        Ballot::Named => vote::Ballot::Named,
        Ballot::Secret => vote::Ballot::Secret,
    }
}
