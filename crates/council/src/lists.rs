//! Electing by lists: all seats to the first one, or shared by the highest average.

#[cfg(test)]
mod tests;

use crate::{Fraction, Threshold, election::Candidate};
use base::{Day, Id};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Candidates who stand together, in the order they are elected. It may be shorter than the seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    pub id: Id<List>,
    pub candidates: Vec<Candidate>,
    pub votes: u32,
}

/// How seats are shared, as the statutes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// All to the list with the absolute majority; after so many rounds without one, to the first
    /// list, and to the one that is older on average when two are first (L2122-7-2).
    Majority { absolute_rounds: u8 },
    /// By the highest average (L2121-22).
    HighestAverage {
        /// The first list takes this part before the rest is shared among all, itself included
        /// (code électoral L262: one half, rounded up above four seats and down below).
        bonus: Option<Bonus>,
        /// Lists with less than this part of the votes expressed have no seat (L262: 5 %).
        floor: Option<Fraction>,
    },
}

/// What the first list takes, once it has the absolute majority or enough rounds were held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bonus {
    pub part: Fraction,
    pub absolute_rounds: u8,
}

/// What a round of lists leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shared {
    /// No list has the absolute majority that this round asks.
    AnotherRound,
    /// The seats of each list, in the order of the lists.
    Seats(Vec<u16>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    #[error("no seat")]
    NoSeat,
    #[error("a list without candidates")]
    EmptyList(Id<List>),
    #[error("a list, or its name, written twice")]
    ListTwice(Id<List>),
    #[error("somebody on two lists, or twice on one")]
    CandidateTwice(Id<Candidate>),
    #[error("{candidates} candidates for {seats} seats")]
    TooLong { list: Id<List>, candidates: usize, seats: u16 },
    #[error("{votes} votes of {voters} voters")]
    MoreVotesThanVoters { votes: u64, voters: u32 },
    #[error("no vote was expressed")]
    NothingExpressed,
    /// As many votes and the same age: the law does not say who has the seat.
    #[error("two lists that nothing tells apart")]
    SameAge { one: Id<List>, other: Id<List> },
}

/// A round of lists for so many seats. `voters`: votes that could be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lists {
    pub sharing: Sharing,
    pub seats: u16,
    pub voters: u32,
    pub lists: Vec<List>,
}

impl Lists {
    /// The seats of each list after round `number`, from 1. Seats stay empty only when all lists
    /// that may have some are exhausted.
    pub fn share(&self, number: u8) -> Result<Shared, ListError> {
        self.check()?;
        let expressed: u32 = self.lists.iter().map(|list| list.votes).sum();
        if expressed == 0 {
            return Err(ListError::NothingExpressed);
        }
        let none = vec![0; self.lists.len()];
        let (absolute_rounds, taken, floor) = match self.sharing {
            Sharing::Majority { absolute_rounds } => (absolute_rounds, self.seats, None),
            Sharing::HighestAverage { bonus: Some(Bonus { part, absolute_rounds }), floor } => {
                (absolute_rounds, part_of_seats(part, self.seats), floor)
            }
            Sharing::HighestAverage { bonus: None, floor } => {
                return self.averages(none, floor, expressed).map(Shared::Seats);
            }
        };
        let Some(winner) = self.winner(expressed, number <= absolute_rounds)? else {
            return Ok(Shared::AnotherRound);
        };
        let mut seats = none;
        seats[winner] = taken.min(self.lists[winner].length());
        match self.sharing {
            Sharing::Majority { .. } => Ok(Shared::Seats(seats)),
            Sharing::HighestAverage { .. } => {
                self.averages(seats, floor, expressed).map(Shared::Seats)
            }
        }
    }

    /// Who is elected, list by list, in the order of each.
    pub fn elected(&self, seats: &[u16]) -> Vec<Candidate> {
        let of = |(list, seats): (&List, &u16)| {
            list.candidates.iter().copied().take(usize::from(*seats)).collect::<Vec<_>>()
        };
        self.lists.iter().zip(seats).flat_map(of).collect()
    }

    fn check(&self) -> Result<(), ListError> {
        if self.seats == 0 {
            return Err(ListError::NoSeat);
        }
        let (mut lists, mut names) = (BTreeSet::new(), BTreeSet::new());
        for list in &self.lists {
            let (id, candidates) = (list.id, list.candidates.len());
            if candidates == 0 {
                return Err(ListError::EmptyList(id));
            }
            if candidates > usize::from(self.seats) {
                return Err(ListError::TooLong { list: id, candidates, seats: self.seats });
            }
            if !lists.insert(id) {
                return Err(ListError::ListTwice(id));
            }
            if let Some(twice) = list.candidates.iter().find(|one| !names.insert(one.id)) {
                return Err(ListError::CandidateTwice(twice.id));
            }
        }
        let votes: u64 = self.lists.iter().map(|list| u64::from(list.votes)).sum();
        if votes > u64::from(self.voters) {
            return Err(ListError::MoreVotesThanVoters { votes, voters: self.voters });
        }
        Ok(())
    }

    /// The place of the first list; none when it has not the absolute majority that is asked.
    fn winner(&self, expressed: u32, is_absolute: bool) -> Result<Option<usize>, ListError> {
        let first = (0..self.lists.len()).max_by(|one, other| self.by_votes_and_age(*one, *other));
        let Some(first) = first else { return Ok(None) };
        let list = &self.lists[first];
        if is_absolute && !Threshold::ABSOLUTE_MAJORITY.is_reached_by(list.votes, expressed) {
            return Ok(None);
        }
        let same = |place: &usize| {
            *place != first && self.by_votes_and_age(*place, first) == Ordering::Equal
        };
        match (0..self.lists.len()).find(same) {
            Some(other) => Err(ListError::SameAge { one: list.id, other: self.lists[other].id }),
            None => Ok(Some(first)),
        }
    }

    /// More votes first; at equal votes the higher average age.
    fn by_votes_and_age(&self, one: usize, other: usize) -> Ordering {
        let (one, other) = (&self.lists[one], &self.lists[other]);
        one.votes.cmp(&other.votes).then_with(|| other.compare_births(one))
    }

    /// Shares what `taken` leaves by the highest average. Seats taken before do not weigh on the
    /// averages, but a list never has more seats than candidates.
    fn averages(
        &self,
        taken: Vec<u16>,
        floor: Option<Fraction>,
        expressed: u32,
    ) -> Result<Vec<u16>, ListError> {
        let least = floor.map_or(1, |part| part.rounded_up(expressed).max(1));
        let mut won = vec![0u16; self.lists.len()];
        let left = self.seats - taken.iter().sum::<u16>();
        for seat in 1..=left {
            let may_win = |place: &usize| {
                let list = &self.lists[*place];
                list.votes >= least && taken[*place] + won[*place] < list.length()
            };
            let open: Vec<usize> = (0..self.lists.len()).filter(may_win).collect();
            let rank = |place: usize| self.claim(place, taken[place], won[place]);
            let Some(best) =
                open.iter().copied().max_by(|one, other| rank(*one).cmp(&rank(*other)))
            else {
                break;
            };
            let same = |place: &&usize| **place != best && rank(**place) == rank(best);
            // Before the last seat the other one simply has the next.
            if let Some(other) = open.iter().find(same).filter(|_| seat == left) {
                let (one, other) = (self.lists[best].id, self.lists[*other].id);
                return Err(ListError::SameAge { one, other });
            }
            won[best] += 1;
        }
        Ok(taken.into_iter().zip(won).map(|(taken, won)| taken + won).collect())
    }

    fn claim(&self, place: usize, taken: u16, won: u16) -> Claim {
        let list = &self.lists[place];
        let next = list.candidates.get(usize::from(taken + won));
        Claim { votes: list.votes, won, born_on: next.map(|candidate| candidate.born_on) }
    }
}

/// What a list has for the next seat. L262: the average, then its votes, then the age of who
/// would be elected.
#[derive(Clone, Copy, Debug)]
struct Claim {
    votes: u32,
    won: u16,
    born_on: Option<Day>,
}

impl Claim {
    fn cmp(&self, other: &Claim) -> Ordering {
        // votes / (won + 1), compared without dividing.
        let average = u64::from(self.votes) * (u64::from(other.won) + 1);
        let others = u64::from(other.votes) * (u64::from(self.won) + 1);
        average
            .cmp(&others)
            .then(self.votes.cmp(&other.votes))
            .then_with(|| other.born_on.cmp(&self.born_on))
    }
}

impl PartialEq for Claim {
    fn eq(&self, other: &Claim) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl List {
    fn length(&self) -> u16 {
        u16::try_from(self.candidates.len()).unwrap_or(u16::MAX)
    }

    /// Which list is younger on average: the greater average day of birth.
    fn compare_births(&self, other: &List) -> Ordering {
        let Some(from) = self.candidates.first().map(|candidate| candidate.born_on) else {
            return Ordering::Equal;
        };
        let days = |list: &List| -> i64 {
            list.candidates.iter().map(|one| i64::from(one.born_on.since(from))).sum()
        };
        // The sums are divided by the lengths, compared without dividing.
        let one = days(self) * i64::from(other.length());
        one.cmp(&(days(other) * i64::from(self.length())))
    }
}

/// Half of the seats is rounded up when there are more than four, down when there are fewer (L262).
fn part_of_seats(part: Fraction, seats: u16) -> u16 {
    let all = u32::from(seats);
    let taken = if seats > 4 { part.rounded_up(all) } else { part.rounded_down(all) };
    u16::try_from(taken).unwrap_or(seats)
}
