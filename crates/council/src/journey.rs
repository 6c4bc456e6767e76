//! The true case, from the convening to the last day for an appeal: Lys-lez-Lannoy, 13 December
//! 2023, which gives its competence of digital uses in education to the syndicate.

use crate::election::{By, Candidate, Election};
use crate::numbering::{Pattern, Series};
use crate::period::{Milestones, Notice};
use crate::vote::{Ballot, Outcome, Tally, Vote};
use crate::{Convening, Member, Proxy, Rules, Sitting, Term};
use base::{Day, Id};

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

const POPULATION: u32 = 13_000;

/// 33 members in exercise, 31 present, 2 represented.
fn sitting() -> Sitting {
    let id = |number: i64| Id::new(number);
    let held_on = day("2023-12-13");
    Sitting {
        held_on,
        earlier: vec![day("2023-09-27")],
        items: 8,
        seats: 33,
        votes_of_seats: 33,
        members: (1..=33).map(|n| Member { id: id(n), votes: 1 }).collect(),
        present: (1..=31).map(id).collect(),
        excused: vec![id(32), id(33)],
        movements: Vec::new(),
        proxies: vec![
            Proxy::of_session(id(32), id(1), held_on),
            Proxy::of_session(id(33), id(2), day("2023-09-27")),
        ],
        withdrawals: Vec::new(),
    }
}

#[test]
fn lys_lez_lannoy_transfers_its_competence_with_four_votes_for_and_twenty_nine_abstentions() {
    let rules = Rules::commune(POPULATION);
    let notice = rules.notice.check(day("2023-12-06"), day("2023-12-13"), false);
    assert_eq!(notice, Ok(Notice { clear_days: 6, is_shortened: false }));

    let attendance = sitting().check(&rules).expect("a sheet that holds together");
    assert_eq!(rules.items_without_quorum(&attendance, Convening::First), Vec::<u16>::new());
    let at = attendance.at(7);
    let quorum = rules.quorum(&at.headcount, Convening::First);
    assert_eq!((quorum.needed, quorum.counted), (Some(17), 31));

    let tally = Tally { votes_for: 4, abstentions: 29, ..Tally::default() };
    let vote = Vote { ballot: Ballot::Hands, tally, chair: None, names: Vec::new() };
    let outcome = vote.decide(&at.headcount, &at.voters, rules.majority, rules.tie);
    assert_eq!(outcome, Ok(Outcome::Adopted));

    let pattern = Pattern::parse("{aaaa}-{mm}-{jj}/{nn}", Series::Session).expect("a pattern");
    assert_eq!(pattern.write(day("2023-12-13"), 7), "2023-12-13/07");
}

#[test]
fn its_delegate_is_appointed_at_once_and_sits_until_the_next_council() {
    let born_on = day("1960-01-01");
    let delegate = Candidate { id: Id::new(1), born_on };
    let election = Election {
        rule: Rules::commune(POPULATION).appointments,
        seats: 1,
        candidates: vec![delegate],
        rounds: Vec::new(),
    };
    let state = election.state().expect("an election");
    assert_eq!((state.elected[0].candidate, state.elected[0].by), (delegate.id, By::NoRival));

    let council = Term { from_on: day("2020-05-25"), until_on: Some(day("2026-03-21")) };
    let term = Term::of_delegate(&council, day("2023-12-13"), None);
    assert_eq!(term.map(|term| term.until_on), Ok(Some(day("2026-03-21"))));
}

#[test]
fn it_is_in_force_when_published_and_transmitted_and_two_months_may_be_appealed() {
    let act = Milestones {
        voted_on: day("2023-12-13"),
        signed_on: Some(day("2023-12-14")),
        transmitted_on: Some(day("2023-12-21")),
        published_on: Some(day("2023-12-19")),
        must_be_transmitted: true,
    };
    assert_eq!(act.check(), Ok(()));
    assert_eq!(act.executory_on(), Some(day("2023-12-21")));
    assert_eq!(act.appeal_ends(), Some(day("2024-02-20")));
    assert_eq!(act.referral_ends(), Some(day("2024-02-22")));
}

#[test]
fn with_sixteen_left_the_session_is_lifted_and_held_again_four_days_later() {
    let rules = Rules::commune(POPULATION);
    let mut sitting = sitting();
    sitting.movements = (17..=31)
        .map(|n| crate::Movement { member: Id::new(n), before_item: 7, step: crate::Step::Leaves })
        .collect();
    let attendance = sitting.check(&rules).expect("a sheet that holds together");
    let left = rules.items_without_quorum(&attendance, Convening::First);
    assert_eq!(left, [7, 8]);
    let failed = crate::Failed { held_on: day("2023-12-13"), left, was_regular: true };
    assert_eq!(failed.check_again(&rules, day("2023-12-17"), &[7, 8]), Ok(()));
}
