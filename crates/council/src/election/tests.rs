//! Elections: rounds, ages, several seats, and what cannot be counted.

use super::*;
use proptest::prelude::*;

fn id(number: i64) -> Id<Candidate> {
    Id::new(number)
}

/// The first is the eldest.
fn candidates(how_many: i16) -> Vec<Candidate> {
    (1..=how_many)
        .map(|n| Candidate {
            id: id(i64::from(n)),
            born_on: Day::new(1950 + n, 1, 1).expect("a day"),
        })
        .collect()
}

fn round(votes: &[u32]) -> Round {
    Round {
        voters: 33,
        expressed: votes.iter().sum(),
        votes: (1..).map(id).zip(votes.iter().copied()).collect(),
        ..Round::default()
    }
}

/// For one seat, by secret ballot.
fn after(rounds: &[&[u32]]) -> Result<State, ElectionError> {
    let rounds = rounds.iter().map(|votes| round(votes)).collect();
    let rule = AppointmentRule::BY_SECRET_BALLOT;
    Election { rule, seats: 1, candidates: candidates(3), rounds }.state()
}

fn elected(state: Result<State, ElectionError>) -> Vec<(i64, u8, By)> {
    let state = state.expect("an election");
    state.elected.iter().map(|one| (one.candidate.raw(), one.round, one.by)).collect()
}

#[test]
fn more_than_half_of_what_is_expressed_elects_in_the_first_round() {
    assert_eq!(elected(after(&[&[10, 17, 5]])), [(2, 1, By::AbsoluteMajority)]);
    // Half is not more than half.
    let half = after(&[&[10, 16, 6]]).expect("no one elected");
    assert_eq!(half.next, Next::Round { number: 2, at: RoundMajority::Absolute });
    assert!(half.elected.is_empty() && half.seats_left == 1);
}

#[test]
fn blank_papers_do_not_raise_the_majority() {
    let mut held = round(&[3, 0, 1]);
    held.blank = 29;
    let rule = AppointmentRule::BY_COUNCIL;
    let election = Election { rule, seats: 1, candidates: candidates(3), rounds: vec![held] };
    assert_eq!(elected(election.state()), [(1, 1, By::AbsoluteMajority)]);
}

#[test]
fn the_third_round_is_at_the_relative_majority_and_the_eldest_wins_a_tie() {
    let split: &[u32] = &[11, 11, 10];
    let third = after(&[split, split]).expect("two rounds").next;
    assert_eq!(third, Next::Round { number: 3, at: RoundMajority::Relative });
    assert_eq!(elected(after(&[split, split, &[10, 12, 10]])), [(2, 3, By::RelativeMajority)]);
    assert_eq!(elected(after(&[split, split, split])), [(1, 3, By::Age)]);
}

#[test]
fn a_round_after_the_last_one_is_refused() {
    let won: &[u32] = &[20, 5, 5];
    assert_eq!(after(&[won, won]), Err(ElectionError::RoundTooMany { round: 2 }));
}

#[test]
fn when_nobody_is_voted_for_in_three_rounds_the_seat_stays_empty() {
    let nobody: &[u32] = &[0, 0, 0];
    let state = after(&[nobody, nobody, nobody]).expect("three rounds");
    assert_eq!((state.next, state.seats_left, state.elected.len()), (Next::Over, 1, 0));
    assert_eq!(after(&[nobody; 4]), Err(ElectionError::RoundTooMany { round: 4 }));
}

#[test]
fn twins_with_as_many_votes_are_left_to_the_statutes() {
    let mut twins = candidates(3);
    twins[1].born_on = twins[0].born_on;
    let split = round(&[11, 11, 10]);
    let rule = AppointmentRule::BY_COUNCIL;
    let election = Election { rule, seats: 1, candidates: twins, rounds: vec![split; 3] };
    let (one, other) = (id(1), id(2));
    assert_eq!(election.state(), Err(ElectionError::SameAge { one, other, round: 3 }));
}

#[test]
fn the_only_candidate_of_lys_lez_lannoy_is_appointed_without_a_vote() {
    let rule = AppointmentRule::BY_COUNCIL;
    let alone = Election { rule, seats: 1, candidates: candidates(1), rounds: Vec::new() };
    assert_eq!(elected(alone.state()), [(1, 0, By::NoRival)]);
    // Where the law says secret ballot, one is held even so.
    let secret = Election { rule: AppointmentRule::BY_SECRET_BALLOT, ..alone };
    assert!(secret.state().expect("an election").elected.is_empty());
}

#[test]
fn a_college_fills_its_seats_over_several_rounds() {
    let paper = |expressed, votes: &[(i64, u32)]| Round {
        voters: 100,
        expressed,
        votes: votes.iter().map(|(n, votes)| (id(*n), *votes)).collect(),
        ..Round::default()
    };
    let first = paper(100, &[(1, 40), (2, 70), (3, 60), (4, 45), (5, 30)]);
    let second = paper(90, &[(1, 40), (4, 44)]);
    let second = Round { expressed: 84, ..second };
    let mut election = Election {
        rule: AppointmentRule::BY_SECRET_BALLOT,
        seats: 3,
        candidates: candidates(5),
        rounds: vec![first],
    };
    let absolute = By::AbsoluteMajority;
    assert_eq!(elected(election.state()), [(2, 1, absolute), (3, 1, absolute)]);
    election.rounds.push(second);
    let all = [(2, 1, absolute), (3, 1, absolute), (4, 2, absolute)];
    assert_eq!(elected(election.state()), all);
    // One seat is left: a paper bears one name.
    election.rounds[1].votes[0].1 = 41;
    let too_many = ElectionError::SumDisagrees { votes: 85, least: 84, most: 84, round: 2 };
    assert_eq!(election.state(), Err(too_many));
    election.rounds[1].votes[0].0 = id(2);
    let again = ElectionError::AlreadyElected { candidate: id(2), round: 2 };
    assert_eq!(election.state(), Err(again));
}

#[test]
fn counts_that_cannot_be_are_refused() {
    let election = |held| Election {
        rule: AppointmentRule::BY_COUNCIL,
        seats: 1,
        candidates: candidates(2),
        rounds: vec![held],
    };
    let refused = |held| election(held).state().expect_err("a refusal");
    assert_eq!(
        refused(Round { blank: 4, ..round(&[20, 10]) }),
        ElectionError::MorePapersThanVoters { papers: 34, voters: 33, round: 1 }
    );
    assert_eq!(
        refused(Round { expressed: 19, ..round(&[20, 0]) }),
        ElectionError::MoreVotesThanPapers { candidate: id(1), votes: 20, expressed: 19, round: 1 }
    );
    assert_eq!(
        refused(Round { expressed: 33, ..round(&[20, 10]) }),
        ElectionError::SumDisagrees { votes: 30, least: 33, most: 33, round: 1 }
    );
    assert_eq!(
        refused(round(&[20, 5, 5])),
        ElectionError::NotCandidate { candidate: id(3), round: 1 }
    );
    let mut held = round(&[10, 10]);
    held.votes[1].0 = id(1);
    assert_eq!(refused(held), ElectionError::CountedTwice { candidate: id(1), round: 1 });
}

#[test]
fn an_election_has_a_seat_and_each_candidate_once() {
    let mut election = Election {
        rule: AppointmentRule::BY_COUNCIL,
        seats: 0,
        candidates: candidates(2),
        rounds: Vec::new(),
    };
    assert_eq!(election.state(), Err(ElectionError::NoSeat));
    election.seats = 1;
    election.candidates[1].id = id(1);
    assert_eq!(election.state(), Err(ElectionError::CandidateTwice(id(1))));
}

proptest! {
    #[test]
    fn after_three_rounds_somebody_is_elected_and_nobody_had_more_votes(
        votes in prop::array::uniform3(prop::array::uniform3(0u32..12)),
    ) {
        let mut held: Vec<&[u32]> = Vec::new();
        for round in &votes {
            held.push(round);
            let state = after(&held).expect("counts that can be");
            let Some(winner) = state.elected.first() else { continue };
            prop_assert!(winner.votes == *round.iter().max().expect("three"));
            if winner.by == By::AbsoluteMajority {
                prop_assert!(2 * winner.votes > round.iter().sum());
            }
            prop_assert_eq!(state.next, Next::Over);
            return Ok(());
        }
        // Nobody at all was voted for in the last one, and the seat stays empty.
        let state = after(&held).expect("counts that can be");
        prop_assert_eq!((state.next, state.seats_left), (Next::Over, 1));
        prop_assert_eq!(votes[2].iter().sum::<u32>(), 0);
    }

    #[test]
    fn no_more_are_elected_than_there_are_seats_and_none_twice(
        seats in 1u16..5, votes in prop::collection::vec(0u32..=20, 1..8),
    ) {
        let sum: u32 = votes.iter().sum();
        let count = i16::try_from(votes.len()).expect("few");
        let mut held = round(&votes);
        let most = votes.iter().copied().max().unwrap_or(0);
        let expressed = sum.div_ceil(u32::from(seats)).max(most);
        (held.expressed, held.voters) = (expressed, expressed);
        prop_assume!(expressed <= sum);
        let rule = AppointmentRule { absolute_rounds: 0, ..AppointmentRule::BY_SECRET_BALLOT };
        let election = Election { rule, seats, candidates: candidates(count), rounds: vec![held] };
        let state = election.state().expect("counts that can be");
        let named: BTreeSet<_> = state.elected.iter().map(|one| one.candidate).collect();
        prop_assert_eq!(named.len(), state.elected.len());
        prop_assert_eq!(state.elected.len() + usize::from(state.seats_left), usize::from(seats));
        let least = state.elected.iter().map(|one| one.votes).min().unwrap_or(0);
        let better = votes.iter().filter(|votes| **votes > least).count();
        prop_assert!(state.elected.is_empty() || better < usize::from(seats));
    }
}
