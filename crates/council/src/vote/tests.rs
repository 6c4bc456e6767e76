//! Votes: the true case, ties, majorities of the statutes, and what cannot be counted.

use super::*;
use crate::{Counted, Fraction, Rules};
use proptest::prelude::*;

fn head(in_exercise: u32, present: u32, proxies: u32) -> Headcount {
    let counted = Counted { seats: in_exercise, in_exercise, present, proxies };
    Headcount::check(counted, &Rules::epci().proxies).expect("counts")
}

/// 33 in exercise, 31 present, 2 represented.
fn lys_lez_lannoy() -> Headcount {
    head(33, 31, 2)
}

fn tally(votes_for: u32, votes_against: u32, abstentions: u32) -> Tally {
    Tally { votes_for, votes_against, abstentions, ..Tally::default() }
}

fn vote(ballot: Ballot, tally: Tally) -> Vote {
    Vote { ballot, tally, chair: None, names: Vec::new() }
}

fn by_hands(votes_for: u32, votes_against: u32, abstentions: u32) -> Vote {
    vote(Ballot::Hands, tally(votes_for, votes_against, abstentions))
}

fn decide(vote: &Vote) -> Result<Outcome, Vec<VoteError>> {
    vote.decide(&lys_lez_lannoy(), &[], Majority::SIMPLE, TieRule::ChairDecides)
}

#[test]
fn four_for_and_twenty_nine_abstentions_is_adopted() {
    assert_eq!(decide(&by_hands(4, 0, 29)), Ok(Outcome::Adopted));
}

#[test]
fn more_for_than_against_is_adopted_and_nothing_expressed_is_not() {
    assert_eq!(decide(&by_hands(17, 16, 0)), Ok(Outcome::Adopted));
    assert_eq!(decide(&by_hands(16, 17, 0)), Ok(Outcome::Rejected));
    assert_eq!(decide(&by_hands(0, 0, 33)), Ok(Outcome::NothingExpressed));
    assert_eq!(decide(&by_hands(0, 1, 32)), Ok(Outcome::Rejected));
}

#[test]
fn the_chair_decides_when_an_open_vote_is_even() {
    let even = |chair| Vote { chair, ..by_hands(16, 16, 1) };
    assert_eq!(decide(&even(Some(Choice::For))), Ok(Outcome::AdoptedByChair));
    assert_eq!(decide(&even(Some(Choice::Against))), Ok(Outcome::RejectedByChair));
    assert_eq!(decide(&even(Some(Choice::Abstains))), Ok(Outcome::RejectedByChair));
    assert_eq!(decide(&even(None)), Err(vec![VoteError::TieWithoutChair { votes: 16 }]));
}

#[test]
fn nobody_decides_when_a_secret_vote_is_even_or_the_statutes_say_so() {
    let secret = vote(Ballot::Secret, tally(16, 16, 1));
    assert_eq!(decide(&secret), Ok(Outcome::Tied));
    let open = by_hands(16, 16, 1);
    let outcome = open.decide(&lys_lez_lannoy(), &[], Majority::SIMPLE, TieRule::Rejected);
    assert_eq!(outcome, Ok(Outcome::Tied));
    assert!(!Outcome::Tied.is_adopted());
}

#[test]
fn blank_and_void_papers_are_not_expressed() {
    let papers = Tally { blank: 20, void: 3, ..tally(6, 4, 0) };
    assert_eq!(decide(&vote(Ballot::Secret, papers)), Ok(Outcome::Adopted));
    assert_eq!(
        decide(&vote(Ballot::Hands, papers)),
        Err(vec![VoteError::PapersInOpenVote { papers: 23 }])
    );
}

#[test]
fn more_votes_than_members_present_and_represented_are_refused() {
    assert_eq!(
        decide(&by_hands(5, 0, 29)),
        Err(vec![VoteError::MoreVotesThanMembers { votes: 34, available: 33 }])
    );
    let absent = Tally { not_taking_part: 2, ..tally(4, 0, 28) };
    assert!(decide(&vote(Ballot::Hands, absent)).is_err());
    let huge = by_hands(u32::MAX, u32::MAX, u32::MAX);
    let votes = 3 * u64::from(u32::MAX);
    let refusals = decide(&huge).expect_err("too many");
    assert_eq!(refusals[0], VoteError::MoreVotesThanMembers { votes, available: 33 });
}

#[test]
fn a_change_of_statutes_takes_two_thirds_of_who_composes_the_committee() {
    let of_30 = head(30, 25, 2);
    let change = |votes_for, votes_against| {
        let vote = by_hands(votes_for, votes_against, 0);
        vote.decide(&of_30, &[], Majority::STATUTES, TieRule::ChairDecides)
    };
    assert_eq!(change(19, 0), Ok(Outcome::Rejected));
    assert_eq!(change(20, 7), Ok(Outcome::Adopted));
    // Half of the votes is no tie where two thirds are asked: the chair has no say.
    assert_eq!(change(13, 13), Ok(Outcome::Rejected));
}

#[test]
fn a_vacant_seat_still_composes_the_committee() {
    let counted = Counted { seats: 33, in_exercise: 30, present: 25, proxies: 2 };
    let head = Headcount::check(counted, &Rules::epci().proxies).expect("counts");
    let outcome = |of| {
        let majority = Majority { of, ..Majority::STATUTES };
        by_hands(20, 7, 0).decide(&head, &[], majority, TieRule::Rejected)
    };
    assert_eq!(outcome(Votes::InExercise), Ok(Outcome::Adopted));
    assert_eq!(outcome(Votes::Seats), Ok(Outcome::Rejected));
}

#[test]
fn statutes_may_ask_a_majority_of_those_present_or_in_exercise() {
    let outcome = |of| {
        let majority = Majority { threshold: Threshold::ABSOLUTE_MAJORITY, of };
        by_hands(14, 3, 10).decide(&head(30, 25, 2), &[], majority, TieRule::Rejected)
    };
    assert_eq!(outcome(Votes::PresentOrRepresented), Ok(Outcome::Adopted));
    assert_eq!(outcome(Votes::InExercise), Ok(Outcome::Rejected));
}

#[test]
fn what_the_chair_voted_is_among_the_votes_and_unknown_in_a_secret_one() {
    let against = Vote { chair: Some(Choice::Against), ..by_hands(4, 0, 29) };
    assert_eq!(decide(&against), Err(vec![VoteError::ChairNotCounted(Choice::Against)]));
    // One vote of 33 was not counted: the chair may have kept it, but was not against.
    let silent = |choice| decide(&Vote { chair: Some(choice), ..by_hands(4, 0, 28) });
    assert!(silent(Choice::Abstains).is_ok() && silent(Choice::TakesNoPart).is_ok());
    assert_eq!(silent(Choice::Against), Err(vec![VoteError::ChairNotCounted(Choice::Against)]));
    let all_chose = Vote { chair: Some(Choice::Abstains), ..by_hands(4, 29, 0) };
    assert_eq!(decide(&all_chose), Err(vec![VoteError::ChairNotCounted(Choice::Abstains)]));
    let secret = Vote { chair: Some(Choice::For), ..vote(Ballot::Secret, tally(16, 16, 0)) };
    assert_eq!(decide(&secret), Err(vec![VoteError::ChairInSecret]));
}

/// Three voters, the last one with two votes by proxy.
fn voters() -> Vec<Voter> {
    let voter = |n, votes, holder| Voter { member: Id::new(n), votes, holder };
    vec![voter(1, 1, None), voter(2, 1, None), voter(3, 2, Some(Id::new(1)))]
}

fn named(choices: &[(i64, Choice)]) -> Vec<NamedVote> {
    let line = |(n, choice): &(i64, Choice)| NamedVote { member: Id::new(*n), choice: *choice };
    choices.iter().map(line).collect()
}

fn by_name(tally: Tally, choices: &[(i64, Choice)]) -> Result<Outcome, Vec<VoteError>> {
    let vote = Vote { names: named(choices), ..vote(Ballot::Named, tally) };
    vote.decide(&head(4, 4, 0), &voters(), Majority::SIMPLE, TieRule::ChairDecides)
}

#[test]
fn names_agree_with_the_counts_or_are_refused() {
    use Choice::{Abstains, Against, For};
    let all = [(1, For), (2, Abstains), (3, For)];
    assert_eq!(by_name(tally(3, 0, 1), &all), Ok(Outcome::Adopted));
    assert_eq!(
        by_name(tally(2, 1, 1), &all),
        Err(vec![
            VoteError::NamesDisagree { choice: For, counted: 2, named: 3 },
            VoteError::NamesDisagree { choice: Against, counted: 1, named: 0 },
        ])
    );
    assert_eq!(
        by_name(tally(1, 0, 1), &all[..2]),
        Err(vec![VoteError::NamesMissing { missing: 2 }])
    );
}

#[test]
fn who_is_not_there_or_named_twice_is_refused() {
    use Choice::{Against, For};
    let names = [(1, For), (2, For), (3, For), (9, Against)];
    assert_eq!(by_name(tally(4, 0, 0), &names), Err(vec![VoteError::NotVoting(Id::new(9))]));
    let names = [(1, For), (2, For), (3, For), (2, For)];
    let refusals = by_name(tally(4, 0, 0), &names).expect_err("named twice");
    assert_eq!(refusals[0], VoteError::NamedTwice(Id::new(2)));
}

#[test]
fn names_are_kept_in_a_vote_by_name_only() {
    let names = named(&[(1, Choice::For)]);
    let hands = Vote { names, ..by_hands(4, 0, 29) };
    assert_eq!(decide(&hands), Err(vec![VoteError::NamesNotAsked]));
}

#[test]
fn a_third_of_those_present_has_a_secret_vote_and_a_quarter_one_by_name() {
    let rule = Rules::commune(13_000).ballots;
    let ballot = |by_name, secret| rule.ballot(31, Asked { by_name, secret });
    assert_eq!(ballot(7, 10), Ballot::Hands);
    assert_eq!(ballot(8, 10), Ballot::Named);
    assert_eq!(ballot(31, 11), Ballot::Secret);
    assert_eq!(
        Rules::department().ballots.ballot(30, Asked { by_name: 5, secret: 30 }),
        Ballot::Named
    );
}

#[test]
fn an_appointment_is_secret_unless_all_agree_that_it_is_not() {
    let agreed = tally(4, 0, 29);
    assert!(Secrecy::UnlessUnanimous.may_be_open(Some(&agreed)));
    assert!(!Secrecy::UnlessUnanimous.may_be_open(Some(&tally(32, 1, 0))));
    assert!(!Secrecy::UnlessUnanimous.may_be_open(Some(&tally(0, 0, 33))));
    assert!(!Secrecy::UnlessUnanimous.may_be_open(None));
    assert!(!Secrecy::Always.may_be_open(Some(&agreed)) && Secrecy::Never.may_be_open(None));
}

fn majorities() -> impl Strategy<Value = Majority> {
    let of = prop::sample::select(vec![
        Votes::Expressed,
        Votes::PresentOrRepresented,
        Votes::InExercise,
        Votes::Seats,
    ]);
    let threshold = prop::sample::select(vec![
        Threshold::ABSOLUTE_MAJORITY,
        Threshold::AtLeast(Fraction::TWO_THIRDS),
        Threshold::AtLeast(Fraction::ALL),
    ]);
    (threshold, of).prop_map(|(threshold, of)| Majority { threshold, of })
}

/// Counts, some of which are too many for 100 voters.
fn tallies() -> impl Strategy<Value = Tally> {
    prop::array::uniform6(0u32..25).prop_map(|counts| {
        let [votes_for, votes_against, abstentions, not_taking_part, blank, void] = counts;
        Tally { votes_for, votes_against, abstentions, not_taking_part, blank, void }
    })
}

fn in_secret(tally: Tally, majority: Majority) -> Result<Outcome, Vec<VoteError>> {
    vote(Ballot::Secret, tally).decide(&head(100, 90, 10), &[], majority, TieRule::ChairDecides)
}

proptest! {
    #[test]
    fn counts_are_accepted_exactly_when_there_are_so_many_votes(tally in tallies()) {
        let votes = tally.expressed() + tally.abstentions + tally.not_taking_part;
        let is_possible = votes + tally.blank + tally.void <= 100;
        prop_assert_eq!(in_secret(tally, Majority::SIMPLE).is_ok(), is_possible);
    }

    #[test]
    fn under_the_simple_majority_adopted_is_more_for_than_against(tally in tallies()) {
        if let Ok(outcome) = in_secret(tally, Majority::SIMPLE) {
            prop_assert_eq!(outcome.is_adopted(), tally.votes_for > tally.votes_against);
        }
    }

    #[test]
    fn an_abstention_more_never_changes_an_outcome(tally in tallies(), majority in majorities()) {
        let more = Tally { abstentions: tally.abstentions + 1, ..tally };
        if let (Ok(before), Ok(after)) = (in_secret(tally, majority), in_secret(more, majority)) {
            prop_assert_eq!(before, after);
        }
    }

    #[test]
    fn a_vote_more_for_never_rejects_and_one_more_against_never_adopts(
        tally in tallies(), majority in majorities(),
    ) {
        let is_adopted = |tally| in_secret(tally, majority).ok().map(Outcome::is_adopted);
        let with = Tally { votes_for: tally.votes_for + 1, ..tally };
        let against = Tally { votes_against: tally.votes_against + 1, ..tally };
        if let Some(before) = is_adopted(tally) {
            prop_assert!(is_adopted(with).is_none_or(|after| after || !before));
            prop_assert!(is_adopted(against).is_none_or(|after| before || !after));
        }
    }

    #[test]
    fn a_proposal_and_its_contrary_are_never_both_adopted(
        tally in tallies(), majority in majorities(),
    ) {
        let contrary = Tally {
            votes_for: tally.votes_against,
            votes_against: tally.votes_for,
            ..tally
        };
        let is_adopted = |tally| in_secret(tally, majority).is_ok_and(Outcome::is_adopted);
        prop_assert!(!(is_adopted(tally) && is_adopted(contrary)));
    }

    #[test]
    fn counts_made_of_names_are_accepted(choices in prop::array::uniform3(0usize..4)) {
        let choice = |n: usize| {
            [Choice::For, Choice::Against, Choice::Abstains, Choice::TakesNoPart][n]
        };
        let names: Vec<_> = (1..).zip(choices).map(|(n, c)| (n, choice(c))).collect();
        let counts = Tally::of_names(&named(&names), &voters());
        prop_assert_eq!(counts.counted(), 4);
        let is_even = counts.votes_for == counts.votes_against && counts.votes_for > 0;
        prop_assert_eq!(by_name(counts, &names).is_ok(), !is_even);
    }
}
