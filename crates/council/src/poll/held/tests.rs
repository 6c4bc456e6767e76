//! Who is elected, who has to say when he was born, and who may still be voted for.

use super::*;
use crate::poll::Poll;
use base::Day;
use proptest::prelude::*;

fn id(number: i64) -> Id<Candidacy> {
    Id::new(number)
}

fn candidate(number: i64, born: Option<i16>) -> Candidacy {
    Candidacy {
        id: id(number),
        poll_id: Id::new(1),
        place: 1,
        mandate_id: None,
        title: None,
        first_name: "Anne".to_owned(),
        last_name: format!("Six-{number}"),
        deputy_id: None,
        deputy_title: None,
        deputy_first_name: String::new(),
        deputy_last_name: String::new(),
        born_on: born.and_then(|year| Day::new(year, 1, 1)),
    }
}

/// A poll for so many seats; each round is its papers, and the votes of the candidates 1, 2, 3…
fn held(seats: u16, births: &[Option<i16>], rounds: &[(u32, &[u32])]) -> Held {
    let poll_id: Id<Poll> = Id::new(1);
    let round = |(number, (voters, votes)): (u16, &(u32, &[u32]))| {
        let voters = *voters;
        let cast = (1..).map(id).zip(votes.iter().copied()).filter(|(_, count)| *count > 0);
        (Counted { poll_id, number, voters, blank: 0, void: 0 }, cast.collect())
    };
    Held {
        poll: Written {
            id: poll_id,
            deliberation_id: Id::new(1),
            decision_id: Id::new(1),
            to_id: Id::new(1),
            college: String::new(),
            seat: Seat::Member,
            seats,
            openly: false,
            is_read: false,
            version: 1,
        },
        words: "de désigner.".to_owned(),
        rule: AppointmentRule::BY_COUNCIL,
        candidates: (1..).zip(births).map(|(number, born)| candidate(number, *born)).collect(),
        rounds: (1..).zip(rounds).map(round).collect(),
    }
}

fn names(held: &Held) -> Vec<i64> {
    held.elected().iter().map(|(who, _)| who.id.raw()).collect()
}

#[test]
fn only_those_who_are_tied_have_to_say_when_they_were_born() {
    // Two seats, three rounds; in the last one the second seat is tied.
    let rounds: [(u32, &[u32]); 3] =
        [(30, &[10, 10, 10]), (30, &[10, 10, 10]), (30, &[20, 10, 10])];
    let unknown = held(2, &[None, None, None], &rounds).state();
    let Err(Unclear::AgeUnknown { candidates, votes, round }) = unknown else {
        panic!("{unknown:?}")
    };
    assert_eq!((candidates, votes, round), (vec![id(2), id(3)], 10, 3));
    let known = held(2, &[None, Some(1960), Some(1950)], &rounds);
    assert_eq!(names(&known), [1, 3]);
    assert!(held(2, &[None, Some(1960), None], &rounds).state().is_err());
    let twins = held(2, &[None, Some(1960), Some(1960)], &rounds).state();
    assert!(matches!(twins, Err(Unclear::Election(ElectionError::SameAge { round: 3, .. }))));
}

#[test]
fn equal_votes_that_both_elect_ask_nobody_for_his_age() {
    let both = held(2, &[None, None, None], &[(30, &[20, 20, 0])]);
    assert_eq!(names(&both), [1, 2]);
    // Nor do equal votes that elect nobody yet.
    let nobody = held(1, &[None, None], &[(20, &[10, 10])]);
    assert!(matches!(nobody.state().expect("a state").next, Next::Round { number: 2, .. }));
    assert_eq!(nobody.effects(), []);
}

#[test]
fn who_is_elected_is_not_voted_for_again() {
    let one = held(2, &[None, None, None], &[(30, &[30, 14, 15])]);
    let left: Vec<i64> = one.eligible(2).iter().map(|it| it.id.raw()).collect();
    assert_eq!(left, [2, 3]);
    // In the round that elected him he may be counted again.
    assert_eq!(one.eligible(1).len(), 3);
}

#[test]
fn who_has_no_rival_is_appointed_once_he_was_read_out() {
    let mut alone = held(1, &[None], &[]);
    assert!(alone.may_be_read() && !alone.is_over());
    assert_eq!(alone.effects(), []);
    alone.poll.is_read = true;
    assert!(alone.is_over() && !alone.may_be_read());
    assert_eq!(alone.effects().len(), 1);
    // A law that wants a secret ballot wants it for one candidate too.
    let rule = AppointmentRule::BY_SECRET_BALLOT;
    assert!(!Held { rule, ..held(1, &[None], &[]) }.may_be_read());
    assert!(!held(2, &[None], &[]).may_be_read(), "one candidate for two seats");
}

proptest! {
    #[test]
    fn nobody_is_elected_by_an_age_that_nobody_knows(
        votes in prop::collection::vec(prop::collection::vec(0u32..4, 4), 1..=3),
        seats in 1u16..=3,
        births in prop::collection::vec(prop::option::of(1950i16..1953), 4),
    ) {
        let papers = |cast: &Vec<u32>| cast.iter().sum::<u32>().div_ceil(u32::from(seats));
        let rounds: Vec<(u32, &[u32])> =
            votes.iter().map(|cast| (papers(cast), cast.as_slice())).collect();
        let held = held(seats, &births, &rounds);
        if let Ok(state) = held.state() {
            for one in state.elected.iter().filter(|one| one.by == By::Age) {
                let (_, cast) = &held.rounds[usize::from(one.round) - 1];
                let tied = cast.iter().filter(|(_, count)| *count == one.votes);
                for (who, _) in tied {
                    let candidate = held.candidate(*who).expect("a candidate");
                    prop_assert!(candidate.born_on.is_some());
                }
            }
            prop_assert!(state.elected.len() <= usize::from(seats));
        }
    }
}
