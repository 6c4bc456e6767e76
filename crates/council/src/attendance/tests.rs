//! Sheets of attendance: who is counted, and what is refused.

use super::*;
use crate::Rules;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

fn id(number: u16) -> Id<Member> {
    Id::new(i64::from(number))
}

fn ids(numbers: impl IntoIterator<Item = u16>) -> Vec<Id<Member>> {
    numbers.into_iter().map(id).collect()
}

/// A council of so many, all there, with ten items.
fn council(members: u16) -> Sitting {
    Sitting {
        held_on: day("2023-12-13"),
        earlier: ["2023-06-28", "2023-09-27", "2023-11-08"].map(day).to_vec(),
        items: 10,
        seats: u32::from(members),
        votes_of_seats: u32::from(members),
        members: (1..=members).map(|n| Member { id: id(n), votes: 1 }).collect(),
        present: ids(1..=members),
        excused: Vec::new(),
        movements: Vec::new(),
        proxies: Vec::new(),
        withdrawals: Vec::new(),
    }
}

/// 33 members, of whom the last two are absent and represented.
fn lys_lez_lannoy() -> Sitting {
    Sitting {
        present: ids(1..=31),
        excused: ids([32, 33]),
        proxies: vec![proxy(32, 1), proxy(33, 2)],
        ..council(33)
    }
}

fn proxy(giver: u16, holder: u16) -> Proxy {
    Proxy::of_session(id(giver), id(holder), day("2023-12-13"))
}

fn movement(number: u16, before_item: u16, step: Step) -> Movement {
    Movement { member: id(number), before_item, step }
}

fn refused(sitting: Sitting) -> Vec<AttendanceError> {
    sitting.check(&Rules::commune(13_000)).expect_err("a refusal")
}

fn accepted(sitting: Sitting) -> Attendance {
    sitting.check(&Rules::commune(13_000)).expect("an attendance")
}

/// Present, represented, votes.
fn counted(attendance: &Attendance, item: u16) -> (u32, u32, u32) {
    let head = attendance.at(item).headcount;
    (head.present(), head.proxies(), head.votes())
}

#[test]
fn lys_lez_lannoy_has_31_present_2_represented_and_33_votes_at_each_item() {
    let attendance = accepted(lys_lez_lannoy());
    assert!(attendance.items().all(|item| counted(&attendance, item) == (31, 2, 33)));
    let last = attendance.at(10).voters[32];
    assert_eq!(last, Voter { member: id(33), votes: 1, holder: Some(id(2)) });
}

#[test]
fn one_who_arrives_takes_his_vote_back_from_who_held_it() {
    let movements = vec![movement(32, 4, Step::Arrives)];
    let attendance = accepted(Sitting { movements, ..lys_lez_lannoy() });
    assert_eq!(counted(&attendance, 3), (31, 2, 33));
    assert_eq!(counted(&attendance, 4), (32, 1, 33));
}

#[test]
fn when_a_holder_leaves_the_vote_he_holds_leaves_with_him() {
    let movements = vec![movement(1, 5, Step::Leaves), movement(1, 8, Step::Arrives)];
    let attendance = accepted(Sitting { movements, ..lys_lez_lannoy() });
    let votes: Vec<_> = [4, 5, 7, 8].map(|item| counted(&attendance, item)).to_vec();
    assert_eq!(votes, [(31, 2, 33), (30, 1, 31), (30, 1, 31), (31, 2, 33)]);
    assert_eq!(attendance.at(5).absent, ids([1, 32]));
}

#[test]
fn one_who_leaves_may_give_his_vote_from_then_on() {
    let movements = vec![movement(31, 6, Step::Leaves)];
    let mut sitting = Sitting { movements, ..lys_lez_lannoy() };
    sitting.proxies.push(Proxy { from_item: 6, until_item: Some(9), ..proxy(31, 3) });
    let attendance = accepted(sitting);
    let votes: Vec<_> = [5, 6, 8, 9].map(|item| counted(&attendance, item)).to_vec();
    assert_eq!(votes, [(31, 2, 33), (30, 3, 33), (30, 3, 33), (30, 2, 32)]);
}

#[test]
fn a_member_with_an_interest_is_not_there_for_that_item_nor_votes_for_another() {
    let interest = Withdrawal { member: id(1), item: 7, reason: Reason::Interest };
    let attendance = accepted(Sitting { withdrawals: vec![interest], ..lys_lez_lannoy() });
    assert_eq!(counted(&attendance, 7), (30, 1, 31));
    let at = attendance.at(7);
    assert_eq!((at.withdrawn, at.absent), (ids([1]), ids([32])));
    assert_eq!(at.headcount.members(crate::Members::InExercise), 33);
}

#[test]
fn a_represented_member_with_an_interest_is_not_voted_for() {
    let interest = Withdrawal { member: id(32), item: 7, reason: Reason::Interest };
    let attendance = accepted(Sitting { withdrawals: vec![interest], ..lys_lez_lannoy() });
    assert_eq!(counted(&attendance, 7), (31, 1, 32));
}

#[test]
fn whom_the_town_sends_to_the_syndicate_is_left_out_of_its_members_for_the_item_on_it() {
    let sent = Withdrawal { member: id(5), item: 7, reason: Reason::SentThere };
    let attendance = accepted(Sitting { withdrawals: vec![sent], ..lys_lez_lannoy() });
    let head = attendance.at(7).headcount;
    assert_eq!((head.members(crate::Members::InExercise), head.in_exercise()), (32, 33));
}

#[test]
fn a_proxy_of_a_present_member_is_refused() {
    let proxies = vec![proxy(31, 1)];
    let (giver, holder) = (id(31), id(1));
    assert_eq!(
        refused(Sitting { proxies, ..lys_lez_lannoy() }),
        [AttendanceError::GiverPresent { giver, holder }]
    );
}

#[test]
fn a_proxy_held_by_an_absent_member_is_refused() {
    let proxies = vec![proxy(32, 33)];
    let (giver, holder) = (id(32), id(33));
    assert_eq!(
        refused(Sitting { proxies, ..lys_lez_lannoy() }),
        [AttendanceError::HolderAbsent { giver, holder }]
    );
}

#[test]
fn a_second_proxy_in_one_hand_is_refused_unless_the_statutes_allow_it() {
    let sitting = Sitting { proxies: vec![proxy(32, 1), proxy(33, 1)], ..lys_lez_lannoy() };
    assert_eq!(
        refused(sitting.clone()),
        [AttendanceError::TooManyHeld { holder: id(1), held: 2, held_max: 1, item: 1 }]
    );
    let mut rules = Rules::epci();
    rules.proxies.held_max = 2;
    assert!(sitting.clone().check(&rules).is_ok());
    rules.proxies.held_max = 0;
    assert!(sitting.check(&rules).is_err());
}

#[test]
fn a_hand_that_has_given_a_vote_back_may_hold_another() {
    let mut sitting = lys_lez_lannoy();
    sitting.movements = vec![movement(32, 4, Step::Arrives), movement(31, 6, Step::Leaves)];
    sitting.proxies.push(proxy(31, 1));
    let attendance = accepted(sitting.clone());
    assert_eq!([3, 4, 6].map(|item| counted(&attendance, item).1), [2, 1, 2]);
    sitting.movements.swap(0, 1);
    sitting.movements[0].before_item = 3;
    assert_eq!(
        refused(sitting),
        [AttendanceError::TooManyHeld { holder: id(1), held: 2, held_max: 1, item: 3 }]
    );
}

#[test]
fn a_paper_serves_for_three_sessions_and_for_a_fourth_only_in_illness() {
    let with_paper_of = |since: &str, is_ill| {
        let paper = Proxy { since_on: day(since), is_ill, ..proxy(32, 1) };
        Sitting { proxies: vec![paper], ..lys_lez_lannoy() }
    };
    accepted(with_paper_of("2023-09-27", false));
    accepted(with_paper_of("2023-06-28", true));
    assert_eq!(
        refused(with_paper_of("2023-06-28", false)),
        [AttendanceError::TooManySessions { giver: id(32), sessions: 4, sessions_max: 3 }]
    );
    let since_on = day("2023-12-14");
    assert_eq!(
        refused(with_paper_of("2023-12-14", false)),
        [AttendanceError::NotYet { giver: id(32), since_on }]
    );
}

#[test]
fn two_papers_of_one_member_for_the_same_item_and_one_to_himself_are_refused() {
    let proxies = vec![proxy(32, 1), proxy(32, 2)];
    assert_eq!(
        refused(Sitting { proxies, ..lys_lez_lannoy() }),
        [AttendanceError::GivenTwice { giver: id(32), item: 1 }]
    );
    let proxies = vec![proxy(32, 32)];
    assert_eq!(
        refused(Sitting { proxies, ..lys_lez_lannoy() }),
        [AttendanceError::ToHimself(id(32)),]
    );
    let proxies = vec![Proxy { from_item: 4, until_item: Some(4), ..proxy(32, 1) }];
    assert_eq!(
        refused(Sitting { proxies, ..lys_lez_lannoy() }),
        [AttendanceError::EndsBeforeItBegins { giver: id(32), from_item: 4, until_item: 4 }]
    );
}

#[test]
fn not_everybody_can_be_represented() {
    let sitting = Sitting {
        present: Vec::new(),
        proxies: vec![proxy(1, 2), proxy(2, 3), proxy(3, 1)],
        ..council(3)
    };
    let errors = refused(sitting);
    assert!(errors.contains(&AttendanceError::MoreProxiesThanMembers { proxies: 3, members: 3 }));
}

#[test]
fn one_who_is_not_in_exercise_is_refused_wherever_he_is_written() {
    let mut everywhere = vec![
        Sitting { excused: ids([40]), ..lys_lez_lannoy() },
        Sitting { movements: vec![movement(40, 2, Step::Arrives)], ..lys_lez_lannoy() },
        Sitting { proxies: vec![proxy(40, 1)], ..lys_lez_lannoy() },
        Sitting { proxies: vec![proxy(32, 40)], ..lys_lez_lannoy() },
    ];
    let interest = Withdrawal { member: id(40), item: 7, reason: Reason::Interest };
    everywhere.push(Sitting { withdrawals: vec![interest], ..lys_lez_lannoy() });
    let mut present = lys_lez_lannoy();
    present.present.push(id(40));
    everywhere.push(present);
    for sitting in everywhere {
        assert_eq!(refused(sitting), [AttendanceError::NotInExercise(id(40))]);
    }
}

#[test]
fn a_sheet_that_contradicts_itself_is_refused_with_all_that_is_wrong() {
    let mut sitting = lys_lez_lannoy();
    sitting.seats = 32;
    sitting.present.push(id(31));
    sitting.excused.push(id(30));
    sitting.movements = vec![
        movement(3, 11, Step::Leaves),
        movement(4, 2, Step::Arrives),
        movement(32, 12, Step::Leaves),
    ];
    assert_eq!(
        refused(sitting),
        [
            AttendanceError::MoreMembersThanSeats { members: 33, seats: 32 },
            AttendanceError::PresentTwice(id(31)),
            AttendanceError::PresentAndExcused(id(30)),
            AttendanceError::UnknownItem { item: 11, items: 10 },
            AttendanceError::UnknownItem { item: 12, items: 10 },
            AttendanceError::OutOfOrder { member: id(4), item: 2 },
            AttendanceError::ArrivesTwice { member: id(4), item: 2 },
            AttendanceError::LeavesTwice { member: id(32), item: 12 },
        ]
    );
}

#[test]
fn members_and_withdrawals_written_twice_are_refused() {
    let interest = Withdrawal { member: id(2), item: 7, reason: Reason::Interest };
    let mut sitting = Sitting { withdrawals: vec![interest; 2], ..lys_lez_lannoy() };
    sitting.members[4].id = id(4);
    sitting.present.retain(|one| *one != id(5));
    assert_eq!(
        refused(sitting),
        [
            AttendanceError::MemberTwice(id(4)),
            AttendanceError::WithdrawnTwice { member: id(2), item: 7 },
        ]
    );
}

#[test]
fn a_delegate_whom_the_statutes_give_three_votes_brings_three() {
    let mut sitting = lys_lez_lannoy();
    sitting.members[32].votes = 3;
    sitting.votes_of_seats = 35;
    let attendance = accepted(sitting);
    assert_eq!(counted(&attendance, 1), (31, 2, 35));
}

/// Sheets as a tired secretary might fill them: most contradict themselves.
fn sheets() -> impl Strategy<Value = Sitting> {
    let members = 6u16;
    let someone = 1..=members;
    let movements = prop::collection::vec((someone.clone(), 1u16..=4, any::<bool>()), 0..3);
    let proxies = prop::collection::vec((someone.clone(), someone.clone(), 1u16..=3), 0..4);
    let there = prop::collection::btree_set(someone.clone(), 0..=6);
    let withdrawals = prop::collection::vec((someone, 1u16..=4, any::<bool>()), 0..2);
    (there, movements, proxies, withdrawals).prop_map(
        move |(there, movements, proxies, withdrawals)| Sitting {
            items: 4,
            present: ids(there),
            movements: movements
                .into_iter()
                .map(|(n, item, comes)| {
                    movement(n, item, if comes { Step::Arrives } else { Step::Leaves })
                })
                .collect(),
            proxies: proxies
                .into_iter()
                .map(|(giver, holder, from_item)| Proxy { from_item, ..proxy(giver, holder) })
                .collect(),
            withdrawals: withdrawals
                .into_iter()
                .map(|(n, item, sent)| Withdrawal {
                    member: id(n),
                    item,
                    reason: if sent { Reason::SentThere } else { Reason::Interest },
                })
                .collect(),
            ..council(members)
        },
    )
}

proptest! {
    #[test]
    fn every_member_is_counted_once_at_each_item_of_a_sheet_that_is_accepted(sheet in sheets()) {
        let members = ids(1..=6);
        if let Ok(attendance) = sheet.check(&Rules::commune(13_000)) {
            for item in attendance.items() {
                let at = attendance.at(item);
                let voters = at.voters.iter().map(|voter| voter.member);
                let mut all: Vec<_> =
                    voters.chain(at.absent.iter().chain(&at.withdrawn).copied()).collect();
                all.sort_unstable();
                prop_assert_eq!(&all, &members);
                let head = at.headcount;
                prop_assert!(head.votes() <= head.in_exercise());
                prop_assert!(head.proxies() <= head.present());
                prop_assert_eq!(head.present() + head.proxies() + head.absent(), 6);
                // Who votes for another is there himself, and the other is not.
                for voter in at.voters.iter().filter(|voter| voter.holder.is_some()) {
                    let himself = |member| {
                        at.voters.iter().any(|one| one.member == member && one.holder.is_none())
                    };
                    prop_assert!(voter.holder.is_some_and(himself) && !himself(voter.member));
                }
            }
        }
    }
}
