//! Before the vote.

use super::*;

#[test]
fn a_town_sees_what_it_would_pay_and_the_others_what_they_would_save() {
    let (key, vote) = (seventy_thirty(), voted(1_000));
    let now = apportion(&key, &vote, &three()).expect("shares");
    let then = simulate_with(&key, &vote, &three(), member("D", 300, 5_000)).expect("shares");
    let comparison = compare(&now, &then).expect("a comparison");
    let newcomer = &comparison.changes[0];
    assert_eq!((newcomer.member.as_str(), newcomer.before), ("D", None));
    assert_eq!((comparison.more, comparison.less, comparison.same), (1, 3, 0));
    assert_eq!((comparison.before, comparison.after), (now.total, now.total));
    let differences = comparison.changes.iter().map(|change| change.difference);
    assert_eq!(Money::checked_sum(differences), Some(Money::ZERO));
    assert_eq!(newcomer.percent(), None);
}

#[test]
fn two_keys_are_set_side_by_side() {
    let by_pupil = key(Mode::Spread, vec![part(Measure::Pupil, "1", None)]);
    let before = apportion(&seventy_thirty(), &voted(1_000), &three()).expect("shares");
    let after = apportion(&by_pupil, &voted(1_000), &three()).expect("shares");
    let comparison = compare(&before, &after).expect("a comparison");
    let rows = comparison.changes.iter();
    let rows: Vec<_> =
        rows.map(|row| (row.member.as_str(), row.difference.cents(), row.percent())).collect();
    assert_eq!(
        rows,
        [("A", 4_000, Some(1_363)), ("B", 2_000, Some(309)), ("C", -6_000, Some(-10_000))]
    );
}

#[test]
fn a_member_counted_otherwise_takes_the_place_of_itself() {
    let key = key(Mode::Rate, vec![part(Measure::Pupil, "1", None)]);
    let counted = simulate_with(&key, &BY_RATES, &three(), member("A", 120, 1_000));
    assert_eq!(totals(counted), [12_000, 20_000, 0]);
}
