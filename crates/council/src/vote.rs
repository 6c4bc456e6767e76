//! A vote: counts that hold together, and whether they adopt what was proposed.

#[cfg(test)]
mod tests;

use crate::{BallotRule, Headcount, Majority, Member, Secrecy, Threshold, TieRule, Voter, Votes};
use base::Id;
use std::collections::BTreeSet;

/// How a vote is taken (L2121-21).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ballot {
    /// Openly, by a show of hands: counts only.
    Hands,
    /// Each by his name, with what he voted: the register holds it.
    Named,
    Secret,
}

db::word! {
    /// What a member does with his vote.
    pub enum Choice {
        For = "for",
        Against = "against",
        Abstains = "abstains",
        TakesNoPart = "no_part",
    }
}

/// Votes counted. Proxies are in them; who withdrew from the item is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub votes_for: u32,
    pub votes_against: u32,
    pub abstentions: u32,
    /// Present or represented, but not voting.
    pub not_taking_part: u32,
    /// Papers of a secret ballot that say nothing, or not what one may say.
    pub blank: u32,
    pub void: u32,
}

/// One line of a vote by name; the one represented is named, not his proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedVote {
    pub member: Id<Member>,
    pub choice: Choice,
}

/// A vote as the secretary wrote it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    pub ballot: Ballot,
    pub tally: Tally,
    /// What the chair voted; asked when an open vote is even.
    pub chair: Option<Choice>,
    /// Of a vote by name only: how one votes is written nowhere else.
    pub names: Vec<NamedVote>,
}

/// What a vote leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Adopted,
    Rejected,
    /// As many for as against, and the chair was for (L2121-20).
    AdoptedByChair,
    /// As many for as against, and the chair was against, or did not choose.
    RejectedByChair,
    /// As many for as against in a secret ballot, or where nobody breaks a tie: not adopted.
    Tied,
    /// Nobody was for or against: not adopted.
    NothingExpressed,
}

/// Why counts cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoteError {
    /// `votes`: everything that was counted; `available`: present and represented.
    #[error("{votes} votes where {available} can be given")]
    MoreVotesThanMembers { votes: u64, available: u32 },
    #[error("{papers} blank or void papers without papers")]
    PapersInOpenVote { papers: u64 },
    #[error("as many for as against ({votes}), and the chair's vote is not known")]
    TieWithoutChair { votes: u32 },
    /// The chair voted so, and nobody did.
    #[error("the chair's vote is not among the votes")]
    ChairNotCounted(Choice),
    #[error("names in a vote that is not by name")]
    NamesNotAsked,
    #[error("a secret vote, and how the chair voted is written")]
    ChairInSecret,
    #[error("named twice")]
    NamedTwice(Id<Member>),
    #[error("neither present nor represented")]
    NotVoting(Id<Member>),
    #[error("{missing} votes without a name")]
    NamesMissing { missing: u32 },
    #[error("{counted} counted, {named} by the names")]
    NamesDisagree { choice: Choice, counted: u32, named: u64 },
}

impl Outcome {
    pub const fn is_adopted(self) -> bool {
        matches!(self, Outcome::Adopted | Outcome::AdoptedByChair)
    }
}

impl Tally {
    /// For and against: neither abstentions, nor blank or void papers.
    pub fn expressed(&self) -> u32 {
        self.votes_for.saturating_add(self.votes_against)
    }

    /// Everything that was counted.
    pub fn counted(&self) -> u64 {
        let Tally { votes_for, votes_against, abstentions, not_taking_part, blank, void } = *self;
        [votes_for, votes_against, abstentions, not_taking_part, blank, void]
            .into_iter()
            .map(u64::from)
            .sum()
    }

    pub fn of(&self, choice: Choice) -> u32 {
        match choice {
            Choice::For => self.votes_for,
            Choice::Against => self.votes_against,
            Choice::Abstains => self.abstentions,
            Choice::TakesNoPart => self.not_taking_part,
        }
    }

    /// The counts that names make; who is not among the voters counts for nothing.
    pub fn of_names(names: &[NamedVote], voters: &[Voter]) -> Tally {
        let mut tally = Tally::default();
        for vote in names {
            let votes = votes_of(voters, vote.member).unwrap_or(0);
            let count = match vote.choice {
                Choice::For => &mut tally.votes_for,
                Choice::Against => &mut tally.votes_against,
                Choice::Abstains => &mut tally.abstentions,
                Choice::TakesNoPart => &mut tally.not_taking_part,
            };
            *count = count.saturating_add(votes);
        }
        tally
    }

    /// Whether all votes expressed agree, and there are some: what L2121-21 asks to appoint
    /// openly where the law prescribes a secret ballot without imposing it.
    pub fn is_unanimous(&self) -> bool {
        self.votes_for > 0 && self.votes_against == 0
    }
}

impl Vote {
    /// Reads the counts against those who can vote, and says what they lead to; everything that is
    /// wrong, not the first thing. `voters` is looked at in a vote by name only.
    ///
    /// Votes counted may be fewer than those that can be given: who said nothing abstained.
    pub fn decide(
        &self,
        head: &Headcount,
        voters: &[Voter],
        majority: Majority,
        tie: TieRule,
    ) -> Result<Outcome, Vec<VoteError>> {
        let mut errors = Vec::new();
        self.check_counts(head, &mut errors);
        self.check_names(voters, &mut errors);
        let is_left_to_chair = tie == TieRule::ChairDecides && self.ballot != Ballot::Secret;
        let votes = self.tally.votes_for;
        if self.is_even(majority) && is_left_to_chair && self.chair.is_none() {
            errors.push(VoteError::TieWithoutChair { votes });
        }
        if errors.is_empty() { Ok(self.outcome(head, majority, tie)) } else { Err(errors) }
    }

    fn check_counts(&self, head: &Headcount, errors: &mut Vec<VoteError>) {
        let (votes, available) = (self.tally.counted(), head.votes());
        if votes > u64::from(available) {
            errors.push(VoteError::MoreVotesThanMembers { votes, available });
        }
        let papers = u64::from(self.tally.blank) + u64::from(self.tally.void);
        if papers > 0 && self.ballot != Ballot::Secret {
            errors.push(VoteError::PapersInOpenVote { papers });
        }
        match self.chair {
            Some(_) if self.ballot == Ballot::Secret => errors.push(VoteError::ChairInSecret),
            Some(choice) if self.tally.of(choice) == 0 && !self.may_be_silent(choice, head) => {
                errors.push(VoteError::ChairNotCounted(choice));
            }
            _ => {}
        }
    }

    /// An abstention, or a chair who left the room, is not always counted.
    fn may_be_silent(&self, choice: Choice, head: &Headcount) -> bool {
        matches!(choice, Choice::TakesNoPart)
            || choice == Choice::Abstains && self.tally.counted() < u64::from(head.votes())
    }

    fn check_names(&self, voters: &[Voter], errors: &mut Vec<VoteError>) {
        if self.ballot != Ballot::Named {
            if !self.names.is_empty() {
                errors.push(VoteError::NamesNotAsked);
            }
            return;
        }
        let mut named = BTreeSet::new();
        for NamedVote { member, .. } in &self.names {
            if !named.insert(*member) {
                errors.push(VoteError::NamedTwice(*member));
            } else if votes_of(voters, *member).is_none() {
                errors.push(VoteError::NotVoting(*member));
            }
        }
        let missing = voters.iter().filter(|voter| !named.contains(&voter.member));
        let missing = missing.map(|voter| voter.votes).sum();
        if missing > 0 {
            errors.push(VoteError::NamesMissing { missing });
        }
        let of_names = Tally::of_names(&self.names, voters);
        for choice in [Choice::For, Choice::Against, Choice::Abstains, Choice::TakesNoPart] {
            let (counted, named) = (self.tally.of(choice), u64::from(of_names.of(choice)));
            if u64::from(counted) != named {
                errors.push(VoteError::NamesDisagree { choice, counted, named });
            }
        }
    }

    /// A tie is one of what is expressed: where a majority is asked of the members, half is not it.
    fn is_even(&self, majority: Majority) -> bool {
        majority == Majority::SIMPLE
            && self.tally.votes_for == self.tally.votes_against
            && self.tally.votes_for > 0
    }

    fn outcome(&self, head: &Headcount, majority: Majority, tie: TieRule) -> Outcome {
        if self.tally.expressed() == 0 {
            return Outcome::NothingExpressed;
        }
        if self.is_even(majority) {
            return match (tie, self.ballot, self.chair) {
                (TieRule::Rejected, ..) | (_, Ballot::Secret, _) => Outcome::Tied,
                (_, _, Some(Choice::For)) => Outcome::AdoptedByChair,
                _ => Outcome::RejectedByChair,
            };
        }
        let of = match majority.of {
            Votes::Expressed => self.tally.expressed(),
            Votes::PresentOrRepresented => head.votes(),
            Votes::InExercise => head.votes_in_exercise,
            Votes::Seats => head.votes_of_seats,
        };
        if majority.threshold.is_reached_by(self.tally.votes_for, of) {
            Outcome::Adopted
        } else {
            Outcome::Rejected
        }
    }
}

fn votes_of(voters: &[Voter], member: Id<Member>) -> Option<u32> {
    voters.iter().find(|voter| voter.member == member).map(|voter| voter.votes)
}

/// What was asked before a vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// How many of those present ask for it.
    pub by_name: u32,
    pub secret: u32,
}

impl BallotRule {
    /// How a vote must be taken when so many ask (L2121-21: a quarter of those present for a vote
    /// by name, a third for a secret one). A secret ballot prevails over a vote by name.
    pub fn ballot(&self, present: u32, asked: Asked) -> Ballot {
        let is_asked = |by: Option<Threshold>, count| {
            by.is_some_and(|threshold| threshold.is_reached_by(count, present))
        };
        if is_asked(self.secret_asked_by, asked.secret) {
            Ballot::Secret
        } else if is_asked(self.by_name_asked_by, asked.by_name) {
            Ballot::Named
        } else {
            Ballot::Hands
        }
    }
}

impl Secrecy {
    /// Whether an appointment may be voted openly, after the vote on that question, if any.
    pub fn may_be_open(self, waiver: Option<&Tally>) -> bool {
        match self {
            Secrecy::Always => false,
            Secrecy::UnlessUnanimous => waiver.is_some_and(Tally::is_unanimous),
            Secrecy::Never => true,
        }
    }
}
