//! What is refused, with what its sentence needs.

use super::*;

fn frozen(members: Vec<CountedMember>) -> Result<Counts, Refusal> {
    Counts::freeze(YEAR, day(1, 1), members)
}

#[test]
fn counts_that_cannot_be_are_refused() {
    assert_eq!(frozen(vec![]), Err(Refusal::NoMember));
    let twice = frozen(vec![member("A", 1, 1), member("A", 2, 2)]);
    assert_eq!(twice, Err(Refusal::MemberTwice(code("A"))));
    let mut shared = vec![member("A", 1, 1), member("B", 1, 1)];
    shared[1].schools[0].uai = "UAI-A".to_owned();
    let (uai, first, second) = ("UAI-A".to_owned(), code("A"), code("B"));
    assert_eq!(frozen(shared), Err(Refusal::SchoolTwice { uai, first, second }));
    let next = Day::new(YEAR + 1, 1, 1).expect("a day");
    let late = Counts::freeze(YEAR, next, vec![member("A", 1, 1)]);
    assert_eq!(late, Err(Refusal::ReferenceAfterYear { day: next, year: YEAR }));
    let mut gone = member("A", 1, 1);
    gone.until = Day::new(2026, 12, 31);
    let outside = Refusal::OutsideYear { member: code("A"), year: YEAR };
    assert_eq!(frozen(vec![gone.clone()]), Err(outside));
    gone.until = Day::new(2023, 12, 12);
    assert!(matches!(frozen(vec![gone]), Err(Refusal::LeavesBeforeJoining { .. })));
    let mut negative = member("A", 1, 1);
    negative.last_year = Some(Money::from_cents(-1));
    assert!(matches!(frozen(vec![negative]), Err(Refusal::NegativeLastYear { .. })));
    assert_eq!(MemberCode::parse(" "), Err(Refusal::Code(String::new())));
}

#[test]
fn frozen_counts_are_checked_again_when_they_are_read() {
    let json = serde_json::to_string(&three()).expect("json");
    assert_eq!(serde_json::from_str::<Counts>(&json).expect("counts"), three());
    let edited = json.replace("\"code\":\"B\"", "\"code\":\"A\"");
    assert!(serde_json::from_str::<Counts>(&edited).is_err());
}

#[test]
fn a_vote_that_does_not_fit_the_key_is_refused() {
    let rates = key(Mode::Rate, vec![part(Measure::Pupil, "1", None)]);
    let sum = Money::from_euros(10);
    assert_eq!(apportion(&rates, &voted(10), &three()), Err(Refusal::SumNotSpread(sum)));
    assert_eq!(apportion(&seventy_thirty(), &BY_RATES, &three()), Err(Refusal::NoSumVoted));
    let nothing = Refusal::NothingToSpread(Money::ZERO);
    assert_eq!(apportion(&seventy_thirty(), &voted(0), &three()), Err(nothing));
    let other = Vote { year: 2028, sum: None };
    let expected = Refusal::OtherYear { counted: 2027, voted: 2028 };
    assert_eq!(apportion(&rates, &other, &three()), Err(expected));
}

#[test]
fn a_key_that_sums_to_nothing_is_refused() {
    let nobody = counts(vec![member("A", 0, 10), member("B", 0, 10)]);
    let rates = key(Mode::Rate, vec![part(Measure::Pupil, "1", None)]);
    assert_eq!(apportion(&rates, &BY_RATES, &nobody), Err(Refusal::SumsToNothing));
    let weights = key(Mode::Spread, vec![part(Measure::Pupil, "1", None)]);
    assert_eq!(apportion(&weights, &voted(10), &nobody), Err(Refusal::SumsToNothing));
    let shares = apportion(&seventy_thirty(), &voted(10), &nobody);
    assert_eq!(shares, Err(Refusal::PartSumsToNothing { part: 0 }));
}

#[test]
fn bounds_no_sum_can_keep_are_refused() {
    let mut key = seventy_thirty();
    key.bounds.minimum = Some(Money::from_euros(40));
    let (least, voted_sum) = (Money::from_euros(120), Money::from_euros(100));
    let expected = Refusal::MinimumsAboveSum { least, voted: voted_sum };
    assert_eq!(apportion(&key, &voted(100), &three()), Err(expected));
    key.bounds = Bounds { minimum: None, maximum: Some(Money::from_euros(30)), pro_rata: false };
    let most = Money::from_euros(90);
    let expected = Refusal::MaximumsBelowSum { most, voted: voted_sum };
    assert_eq!(apportion(&key, &voted(100), &three()), Err(expected));
    assert_eq!(totals(apportion(&key, &voted(90), &three())), [3_000, 3_000, 3_000]);
}

#[test]
fn numbers_that_do_not_fit_are_refused() {
    let huge = Rate::from_millionths(i64::MAX);
    let mut key = key(Mode::Rate, vec![part(Measure::Inhabitant, "1", None)]);
    key.parts[0].scale = Scale::Each { of: Measure::Inhabitant, rate: huge };
    let towns = counts(vec![member("A", 1, u32::MAX), member("B", 1, u32::MAX)]);
    assert_eq!(apportion(&key, &BY_RATES, &towns), Err(Refusal::Overflow));
}
