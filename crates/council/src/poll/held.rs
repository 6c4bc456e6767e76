//! A poll as far as it has come: its candidates, its rounds, who is elected, what comes next.

#[cfg(test)]
mod tests;

use super::{Candidacy, Counted, Seat, Written};
use crate::{
    AppointmentRule, Meeting,
    deliberation::Decision,
    effect::Effect,
    election::{
        By, Candidate, Elected, Election, ElectionError, Next, Round, RoundMajority, State,
    },
    store,
};
use base::{Id, Instant};
use db::{Result, Tx};

/// All that is written of a poll, and the rule it is held by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub poll: Written,
    /// What the deliberation says of it: « de désigner… ».
    pub words: String,
    pub rule: AppointmentRule,
    pub candidates: Vec<Candidacy>,
    /// Each with the votes of those who had some.
    pub rounds: Vec<(Counted, Votes)>,
}

/// Who was voted for, and by how many; the first come first.
pub type Votes = Vec<(Id<Candidacy>, u32)>;

/// Why nobody can be told who is elected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unclear {
    #[error(transparent)]
    Election(#[from] ElectionError),
    /// As many votes, and nobody knows who is the eldest (L2121-21).
    #[error("round {round}: {votes} votes each, and no day of birth")]
    AgeUnknown { candidates: Vec<Id<Candidacy>>, votes: u32, round: u8 },
}

/// The polls of a meeting, in the order of the decisions they are lines of.
pub fn of_meeting(tx: &Tx<'_>, meeting: Id<Meeting>, rule: AppointmentRule) -> Result<Vec<Held>> {
    let polls = store::polls::of_meeting(tx, meeting)?;
    if polls.is_empty() {
        return Ok(Vec::new());
    }
    let decisions = store::drafts::decisions_of_meeting(tx, meeting)?;
    let candidates = store::polls::candidates(tx, meeting)?;
    let rounds = store::polls::rounds(tx, meeting)?;
    let votes = store::polls::votes(tx, meeting)?;
    let words = |id: Id<Decision>| {
        let found = decisions.iter().find(|decision| decision.id == id);
        found.map(|decision| decision.words.clone()).unwrap_or_default()
    };
    let cast = |round: &Counted| {
        let own = votes.iter().filter(|one| (one.0, one.1) == (round.poll_id, round.number));
        (*round, own.map(|one| (one.2, one.3)).collect())
    };
    let held = |poll: Written| Held {
        words: words(poll.decision_id),
        rule,
        candidates: candidates.iter().filter(|one| one.poll_id == poll.id).cloned().collect(),
        rounds: rounds.iter().filter(|one| one.poll_id == poll.id).map(cast).collect(),
        poll,
    };
    Ok(polls.into_iter().map(held).collect())
}

impl Held {
    /// Who is elected so far, and what comes next. Those who have no rival are not appointed before
    /// they were read out.
    pub fn state(&self) -> std::result::Result<State, Unclear> {
        let election = self.election();
        let state = election.state().map_err(|error| self.unclear(error))?;
        if self.rounds.is_empty() && !self.poll.is_read {
            let seats_left = self.poll.seats;
            return Ok(State { elected: Vec::new(), seats_left, next: self.first() });
        }
        let tied = state.elected.iter().filter(|one| one.by == By::Age);
        for one in tied {
            self.check_ages(*one)?;
        }
        Ok(state)
    }

    /// Nobody has anything left to vote.
    pub fn is_over(&self) -> bool {
        self.state().is_ok_and(|state| state.next == Next::Over)
    }

    /// Those elected, once it is over, with how.
    pub fn elected(&self) -> Vec<(&Candidacy, Elected)> {
        let state = self.state().ok().filter(|state| state.next == Next::Over);
        let elected = state.map(|state| state.elected).unwrap_or_default();
        let found = |one: Elected| Some((self.candidate(one.candidate.cast())?, one));
        elected.into_iter().filter_map(found).collect()
    }

    /// As many candidates as seats, and nobody has voted: they may be read out (L2121-21).
    pub fn may_be_read(&self) -> bool {
        self.rounds.is_empty() && !self.poll.is_read && self.election().is_without_rival()
    }

    /// What follows from it: each of those elected sits, and his deputy after him.
    pub fn effects(&self) -> Vec<Effect> {
        let appoint = |name, is_deputy| Effect::Appoint {
            to: self.poll.to_id,
            name,
            college: self.poll.college.clone(),
            is_deputy,
        };
        let of = |(who, _): (&Candidacy, Elected)| {
            let own = appoint(who.name(), self.poll.seat == Seat::Deputy);
            let deputy = who.deputy().map(|name| appoint(name, true));
            [Some(own), deputy].into_iter().flatten().collect::<Vec<_>>()
        };
        self.elected().into_iter().flat_map(of).collect()
    }

    pub fn candidate(&self, id: Id<Candidacy>) -> Option<&Candidacy> {
        self.candidates.iter().find(|one| one.id == id)
    }

    /// Whether somebody voted for him.
    pub fn has_votes(&self, id: Id<Candidacy>) -> bool {
        self.rounds.iter().any(|(_, votes)| votes.iter().any(|(who, _)| *who == id))
    }

    /// Who may still be voted for in a round: whoever no earlier one has elected.
    pub fn eligible(&self, number: u16) -> Vec<&Candidacy> {
        let elected = self.election().state().map(|state| state.elected).unwrap_or_default();
        let is_elected = |one: &&Candidacy| {
            let before = |it: &Elected| it.candidate == one.id.cast() && it.by != By::NoRival;
            elected.iter().any(|it| before(it) && u16::from(it.round) < number)
        };
        self.candidates.iter().filter(|one| !is_elected(one)).collect()
    }

    fn first(&self) -> Next {
        let is_absolute = self.rule.absolute_rounds > 0;
        let at = if is_absolute { RoundMajority::Absolute } else { RoundMajority::Relative };
        Next::Round { number: 1, at }
    }

    fn election(&self) -> Election {
        // Stands for a day of birth that nobody gave: no result rests on it (`ages_missing`).
        let unknown = Instant::default().day();
        let candidate = |one: &Candidacy| Candidate {
            id: one.id.cast(),
            born_on: one.born_on.unwrap_or(unknown),
        };
        let round = |(counted, votes): &(Counted, Votes)| Round {
            voters: counted.voters,
            expressed: counted.expressed(),
            blank: counted.blank,
            void: counted.void,
            votes: votes.iter().map(|(who, count)| (who.cast(), *count)).collect(),
        };
        Election {
            rule: self.rule,
            seats: self.poll.seats,
            candidates: self.candidates.iter().map(candidate).collect(),
            rounds: self.rounds.iter().map(round).collect(),
        }
    }

    fn unclear(&self, error: ElectionError) -> Unclear {
        let ElectionError::SameAge { one, round, .. } = error else { return error.into() };
        self.ages_missing(one.cast(), round).unwrap_or_else(|| error.into())
    }

    /// Elected at equal votes: by age, when all ages are known.
    fn check_ages(&self, one: Elected) -> std::result::Result<(), Unclear> {
        self.ages_missing(one.candidate.cast(), one.round).map_or(Ok(()), Err)
    }

    /// Those who have as many votes as this one in a round, when the age of one of them is unknown.
    fn ages_missing(&self, one: Id<Candidacy>, round: u8) -> Option<Unclear> {
        let (_, cast) = self.rounds.get(usize::from(round).checked_sub(1)?)?;
        let votes = cast.iter().find(|(who, _)| *who == one)?.1;
        let tied = cast.iter().filter(|(_, count)| *count == votes).map(|(who, _)| *who);
        let candidates: Vec<Id<Candidacy>> = tied.collect();
        let is_unknown = |id: &Id<Candidacy>| {
            self.candidate(*id).is_some_and(|candidate| candidate.born_on.is_none())
        };
        let missing = candidates.iter().any(is_unknown);
        missing.then_some(Unclear::AgeUnknown { candidates, votes, round })
    }
}
