//! Electing by name: two rounds at the absolute majority, then the relative one, the eldest first.

#[cfg(test)]
mod tests;

use crate::{AppointmentRule, Threshold};
use base::{Day, Id};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Somebody who may be elected. At equal votes the eldest is (L2121-21, L2122-7, L5211-7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub id: Id<Candidate>,
    pub born_on: Day,
}

/// A round, counted. With several seats to fill a paper bears as many names at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Votes that could be given: of those present and represented.
    pub voters: u32,
    /// Papers that name somebody, and are valid.
    pub expressed: u32,
    pub blank: u32,
    pub void: u32,
    /// Candidates may come and go between rounds; one who is not here has no vote.
    pub votes: Vec<(Id<Candidate>, u32)>,
}

/// An election as far as it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Election {
    pub rule: AppointmentRule,
    /// 1 for a delegate; several for the representatives of a college.
    pub seats: u16,
    pub candidates: Vec<Candidate>,
    pub rounds: Vec<Round>,
}

/// Somebody elected; rounds are numbered from 1, and 0 is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elected {
    pub candidate: Id<Candidate>,
    pub round: u8,
    pub votes: u32,
    pub by: By,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// As many candidates as seats: appointed without a vote, and read out (L2121-21).
    NoRival,
    AbsoluteMajority,
    RelativeMajority,
    /// As many votes as another, who is younger.
    Age,
}

/// Where an election stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// In the order they were elected.
    pub elected: Vec<Elected>,
    pub seats_left: u16,
    pub next: Next,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// This round is to be held.
    Round { number: u8, at: RoundMajority },
    /// It is over; seats are left when too few were voted for.
    Over,
}

/// What a round asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundMajority {
    Absolute,
    Relative,
}

/// Why an election cannot be as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ElectionError {
    #[error("no seat")]
    NoSeat,
    #[error("a candidate written twice")]
    CandidateTwice(Id<Candidate>),
    #[error("round {round}: votes for somebody who is no candidate")]
    NotCandidate { candidate: Id<Candidate>, round: u8 },
    #[error("round {round}: a candidate counted twice")]
    CountedTwice { candidate: Id<Candidate>, round: u8 },
    #[error("round {round}: votes for somebody elected before")]
    AlreadyElected { candidate: Id<Candidate>, round: u8 },
    #[error("round {round}: {papers} papers of {voters} voters")]
    MorePapersThanVoters { papers: u64, voters: u32, round: u8 },
    #[error("round {round}: {votes} votes on {expressed} papers for one candidate")]
    MoreVotesThanPapers { candidate: Id<Candidate>, votes: u32, expressed: u32, round: u8 },
    /// With one seat each valid paper is one vote; with several, as many at most.
    #[error("round {round}: {votes} votes in all, {least} to {most} on the papers")]
    SumDisagrees { votes: u64, least: u64, most: u64, round: u8 },
    #[error("round {round} after everything was decided")]
    RoundTooMany { round: u8 },
    /// As many votes and born on the same day: the law does not say who is elected.
    #[error("two candidates of the same age")]
    SameAge { one: Id<Candidate>, other: Id<Candidate>, round: u8 },
}

impl Election {
    /// Whether its candidates are appointed without a vote, where the rule has it (L2121-21, last
    /// paragraph: as many candidates as seats).
    pub fn is_without_rival(&self) -> bool {
        self.rule.is_immediate_without_rival
            && !self.candidates.is_empty()
            && self.candidates.len() == usize::from(self.seats)
    }

    /// Who is elected after the rounds held so far, and what comes next.
    pub fn state(&self) -> Result<State, ElectionError> {
        self.check_candidates()?;
        let mut state = State { elected: Vec::new(), seats_left: self.seats, next: self.round(1) };
        if self.is_without_rival() && self.rounds.is_empty() {
            state.elected = self.candidates.iter().map(Candidate::without_rival).collect();
            return Ok(State { seats_left: 0, next: Next::Over, ..state });
        }
        for (number, round) in (1..).zip(&self.rounds) {
            let Next::Round { at, .. } = state.next else {
                return Err(ElectionError::RoundTooMany { round: number });
            };
            self.check_round(round, number, &state)?;
            let elected = self.elected_in(round, number, at, state.seats_left)?;
            // No more are elected than seats are left.
            state.seats_left -= u16::try_from(elected.len()).unwrap_or(state.seats_left);
            state.elected.extend(elected);
            let is_over = state.seats_left == 0 || at == RoundMajority::Relative;
            state.next = if is_over { Next::Over } else { self.round(number + 1) };
        }
        Ok(state)
    }

    fn round(&self, number: u8) -> Next {
        let is_absolute = number <= self.rule.absolute_rounds;
        let at = if is_absolute { RoundMajority::Absolute } else { RoundMajority::Relative };
        Next::Round { number, at }
    }

    fn check_candidates(&self) -> Result<(), ElectionError> {
        if self.seats == 0 {
            return Err(ElectionError::NoSeat);
        }
        let mut seen = BTreeSet::new();
        match self.candidates.iter().find(|candidate| !seen.insert(candidate.id)) {
            Some(candidate) => Err(ElectionError::CandidateTwice(candidate.id)),
            None => Ok(()),
        }
    }

    fn check_round(&self, held: &Round, round: u8, state: &State) -> Result<(), ElectionError> {
        let Round { voters, expressed, .. } = *held;
        let papers = [expressed, held.blank, held.void].into_iter().map(u64::from).sum();
        if papers > u64::from(voters) {
            return Err(ElectionError::MorePapersThanVoters { papers, voters, round });
        }
        let mut seen = BTreeSet::new();
        for &(candidate, votes) in &held.votes {
            if self.candidate(candidate).is_none() {
                return Err(ElectionError::NotCandidate { candidate, round });
            }
            if !seen.insert(candidate) {
                return Err(ElectionError::CountedTwice { candidate, round });
            }
            if state.elected.iter().any(|elected| elected.candidate == candidate) {
                return Err(ElectionError::AlreadyElected { candidate, round });
            }
            if votes > expressed {
                let wrong =
                    ElectionError::MoreVotesThanPapers { candidate, votes, expressed, round };
                return Err(wrong);
            }
        }
        let votes: u64 = held.votes.iter().map(|(_, votes)| u64::from(*votes)).sum();
        let least = u64::from(expressed);
        let most = least * u64::from(state.seats_left);
        if (least..=most).contains(&votes) {
            Ok(())
        } else {
            Err(ElectionError::SumDisagrees { votes, least, most, round })
        }
    }

    fn elected_in(
        &self,
        held: &Round,
        round: u8,
        at: RoundMajority,
        seats: u16,
    ) -> Result<Vec<Elected>, ElectionError> {
        let needed = match at {
            RoundMajority::Absolute => Threshold::ABSOLUTE_MAJORITY.minimum(held.expressed),
            RoundMajority::Relative => 1,
        };
        let mut ranked: Vec<(Candidate, u32)> = held
            .votes
            .iter()
            .filter(|(_, votes)| *votes >= needed)
            .filter_map(|(id, votes)| Some((self.candidate(*id)?, *votes)))
            .collect();
        ranked.sort_by_key(|(candidate, votes)| (Reverse(*votes), candidate.born_on));
        let seats = usize::from(seats);
        let first_out = ranked.get(seats).copied();
        let last_in = seats.checked_sub(1).and_then(|place| ranked.get(place)).copied();
        if let (Some((one, votes)), Some((other, same))) = (last_in, first_out)
            && votes == same
            && one.born_on == other.born_on
        {
            return Err(ElectionError::SameAge { one: one.id, other: other.id, round });
        }
        let by = |votes| match at {
            _ if first_out.is_some_and(|(_, out)| out == votes) => By::Age,
            RoundMajority::Absolute => By::AbsoluteMajority,
            RoundMajority::Relative => By::RelativeMajority,
        };
        ranked.truncate(seats);
        let elected = |(candidate, votes): (Candidate, u32)| Elected {
            candidate: candidate.id,
            round,
            votes,
            by: by(votes),
        };
        Ok(ranked.into_iter().map(elected).collect())
    }

    fn candidate(&self, id: Id<Candidate>) -> Option<Candidate> {
        self.candidates.iter().copied().find(|candidate| candidate.id == id)
    }
}

impl Candidate {
    fn without_rival(&self) -> Elected {
        Elected { candidate: self.id, round: 0, votes: 0, by: By::NoRival }
    }
}
