//! Lists: seats shared as the law shares them, against an example worked out by others.

use super::*;
use proptest::prelude::*;

/// A list of so many, born from this year on, one a year.
fn list(number: i64, votes: u32, length: i16, first_birth: i16) -> List {
    let candidate = |n: i16| Candidate {
        id: Id::new(1_000 * number + i64::from(n)),
        born_on: Day::new(first_birth + n, 6, 1).expect("a day"),
    };
    List { id: Id::new(number), candidates: (0..length).map(candidate).collect(), votes }
}

fn full_lists(sharing: Sharing, seats: u16, votes: &[u32]) -> Lists {
    let length = i16::try_from(seats).expect("few");
    let lists = (1..)
        .zip(votes)
        .map(|(n, votes)| list(n, *votes, length, 1950 + 3 * i16::try_from(n).expect("few")));
    let voters = votes.iter().sum();
    Lists { sharing, seats, voters, lists: lists.collect() }
}

const AVERAGE: Sharing = Sharing::HighestAverage { bonus: None, floor: None };

fn half(absolute_rounds: u8) -> Sharing {
    let bonus = Some(Bonus { part: Fraction::HALF, absolute_rounds });
    Sharing::HighestAverage { bonus, floor: Fraction::new(5, 100) }
}

fn seats(lists: &Lists, round: u8) -> Vec<u16> {
    match lists.share(round).expect("lists that can be") {
        Shared::Seats(seats) => seats,
        Shared::AnotherRound => panic!("another round"),
    }
}

#[test]
fn nineteen_seats_of_a_commune_are_sixteen_and_three() {
    // Worked out in a note on the articles L260 ff.: 10 by the bonus, then 9 shared 6 and 3.
    assert_eq!(seats(&full_lists(half(1), 19, &[884, 544]), 1), [16, 3]);
}

#[test]
fn the_highest_average_shares_five_seats_of_a_college() {
    assert_eq!(seats(&full_lists(AVERAGE, 5, &[60, 28, 12]), 1), [4, 1, 0]);
    assert_eq!(seats(&full_lists(AVERAGE, 5, &[45, 35, 20]), 1), [2, 2, 1]);
}

#[test]
fn the_bonus_waits_for_an_absolute_majority_then_goes_to_the_first_list() {
    let lists = full_lists(half(1), 3, &[45, 35, 20]);
    assert_eq!(lists.share(1), Ok(Shared::AnotherRound));
    // Half of three is one, below; the other two are shared.
    assert_eq!(seats(&lists, 2), [2, 1, 0]);
}

#[test]
fn a_list_below_the_floor_has_no_seat() {
    let floor = Fraction::new(5, 100);
    let with_floor = Sharing::HighestAverage { bonus: None, floor };
    assert_eq!(seats(&full_lists(with_floor, 40, &[951, 49]), 1), [40, 0]);
    assert_eq!(seats(&full_lists(with_floor, 40, &[950, 50]), 1), [38, 2]);
    // 49/2 is more than 951/39.
    assert_eq!(seats(&full_lists(AVERAGE, 40, &[951, 49]), 1), [38, 2]);
}

#[test]
fn the_majority_takes_everything_and_the_older_list_wins_a_tie() {
    let sharing = Sharing::Majority { absolute_rounds: 2 };
    assert_eq!(seats(&full_lists(sharing, 4, &[17, 16]), 1), [4, 0]);
    let even = full_lists(sharing, 4, &[16, 16]);
    assert_eq!(even.share(2), Ok(Shared::AnotherRound));
    assert_eq!(seats(&even, 3), [4, 0]);
    let mut same_age = even;
    same_age.lists = vec![list(1, 16, 4, 1960), list(2, 16, 4, 1960)];
    assert!(matches!(same_age.share(3), Err(ListError::SameAge { .. })));
}

#[test]
fn the_last_seat_at_equal_averages_goes_to_more_votes_then_to_the_eldest() {
    // 30/3 = 10 and 10/1 = 10: the younger list has more votes.
    let lists = vec![list(1, 30, 3, 1990), list(2, 10, 3, 1950)];
    let more_votes = Lists { sharing: AVERAGE, seats: 3, voters: 40, lists };
    assert_eq!(seats(&more_votes, 1), [3, 0]);
    let lists = vec![list(1, 10, 1, 1970), list(2, 10, 1, 1960)];
    let one_seat = Lists { sharing: AVERAGE, seats: 1, voters: 20, lists };
    assert_eq!(seats(&one_seat, 1), [0, 1]);
    assert_eq!(one_seat.elected(&[0, 1]), one_seat.lists[1].candidates);
    let lists = vec![list(1, 10, 1, 1960), list(2, 10, 1, 1960)];
    let twins = Lists { lists, ..one_seat };
    assert!(matches!(twins.share(1), Err(ListError::SameAge { .. })));
    // With a seat for each there is nothing to tell apart.
    assert_eq!(seats(&Lists { seats: 2, ..twins }, 1), [1, 1]);
}

#[test]
fn a_list_has_no_more_seats_than_candidates() {
    let lists = vec![list(1, 90, 2, 1950), list(2, 10, 5, 1960)];
    let short = Lists { sharing: AVERAGE, seats: 5, voters: 100, lists };
    assert_eq!(seats(&short, 1), [2, 3]);
    let bonus = Lists { sharing: half(1), ..short.clone() };
    assert_eq!(seats(&bonus, 1), [2, 3]);
    let alone = Lists { lists: vec![list(1, 90, 2, 1950)], ..short };
    assert_eq!(seats(&alone, 1), [2]);
}

#[test]
fn lists_that_cannot_be_are_refused() {
    let refused = |seats, voters, lists| {
        Lists { sharing: AVERAGE, seats, voters, lists }.share(1).expect_err("a refusal")
    };
    let one = || list(1, 10, 2, 1950);
    assert_eq!(refused(0, 10, vec![one()]), ListError::NoSeat);
    assert_eq!(refused(2, 10, vec![list(1, 5, 0, 1950)]), ListError::EmptyList(Id::new(1)));
    assert_eq!(refused(2, 20, vec![one(), one()]), ListError::ListTwice(Id::new(1)));
    let mut other = list(2, 5, 2, 1950);
    other.candidates[1] = one().candidates[0];
    let twice = ListError::CandidateTwice(Id::new(1_000));
    assert_eq!(refused(2, 20, vec![one(), other]), twice);
    let too_long = ListError::TooLong { list: Id::new(1), candidates: 2, seats: 1 };
    assert_eq!(refused(1, 10, vec![one()]), too_long);
    let too_many = ListError::MoreVotesThanVoters { votes: 10, voters: 9 };
    assert_eq!(refused(2, 9, vec![one()]), too_many);
    assert_eq!(refused(2, 9, vec![list(1, 0, 2, 1950)]), ListError::NothingExpressed);
}

proptest! {
    #[test]
    fn all_seats_are_shared_and_more_votes_never_have_fewer_seats(
        votes in prop::collection::vec(1u32..500, 1..6), count in 1u16..25,
    ) {
        for sharing in [AVERAGE, half(0), Sharing::Majority { absolute_rounds: 0 }] {
            let shared = seats(&full_lists(sharing, count, &votes), 1);
            prop_assert_eq!(shared.iter().sum::<u16>(), count);
            for (votes_of_one, one) in votes.iter().zip(&shared) {
                for (votes_of_other, other) in votes.iter().zip(&shared) {
                    prop_assert!(votes_of_one <= votes_of_other || one >= other);
                }
            }
        }
    }

    #[test]
    fn the_highest_average_gives_every_list_at_least_its_whole_quotients(
        votes in prop::collection::vec(1u32..500, 1..6), count in 1u16..25,
    ) {
        let shared = seats(&full_lists(AVERAGE, count, &votes), 1);
        let all: u32 = votes.iter().sum();
        for (votes, seats) in votes.iter().zip(shared) {
            prop_assert!(u32::from(seats) >= votes * u32::from(count) / all);
        }
    }
}
