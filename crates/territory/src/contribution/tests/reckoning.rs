//! Reckonings one can do by hand.

use super::*;

#[test]
fn each_pays_rate_times_count() {
    let parts = vec![
        part(Measure::Member, "150", None),
        part(Measure::Pupil, "2,105", None),
        part(Measure::School, "80", None),
        part(Measure::Inhabitant, "0,0253", None),
    ];
    let apportioned = apportion(&key(Mode::Rate, parts), &BY_RATES, &three()).expect("amounts");
    let first = &apportioned.contributions[0];
    let amounts: Vec<i64> = first.lines.iter().map(|line| line.amount.cents()).collect();
    assert_eq!(amounts, [15_000, 21_050, 8_000, 2_530]);
    assert_eq!(first.lines[1].quantity, 100);
    assert_eq!(first.total, Money::from_cents(46_580));
    assert_eq!(apportioned.of(&code("C")).expect("C").total, Money::from_cents(17_530));
    assert_eq!(apportioned.of(&code("D")), None);
}

#[test]
fn half_a_cent_is_rounded_up() {
    let by_pupil = key(Mode::Rate, vec![part(Measure::Inhabitant, "0,000005", None)]);
    assert_eq!(totals(apportion(&by_pupil, &BY_RATES, &three())), [1, 2, 1]);
}

#[test]
fn a_sum_is_spread_by_shares_to_the_cent() {
    let apportioned = apportion(&seventy_thirty(), &voted(1_000), &three());
    assert_eq!(totals(apportioned), [29_333, 64_667, 6_000]);
}

#[test]
fn a_sum_is_spread_by_weights_to_the_cent() {
    let parts = vec![part(Measure::Member, "100", None), part(Measure::Pupil, "1", None)];
    let apportioned = apportion(&key(Mode::Spread, parts), &voted(100), &three()).expect("shares");
    // 200, 300 and 100 of 600.
    let shares: Vec<i64> = apportioned.contributions.iter().map(|one| one.total.cents()).collect();
    assert_eq!(shares, [3_333, 5_000, 1_667]);
    let lines: Vec<i64> =
        apportioned.contributions[0].lines.iter().map(|line| line.amount.cents()).collect();
    assert_eq!(lines, [1_667, 1_666]);
}

#[test]
fn a_part_with_a_sum_of_its_own_stands_beside_rates() {
    let hosting = part(Measure::Member, "1", Some(Whole::Sum(Money::from_euros(100))));
    let parts = vec![hosting, part(Measure::Pupil, "1", None)];
    assert_eq!(
        totals(apportion(&key(Mode::Rate, parts), &BY_RATES, &three())),
        [13_334, 23_333, 3_333]
    );
}

#[test]
fn who_is_at_the_minimum_makes_the_others_pay_less() {
    let mut key = seventy_thirty();
    key.bounds.minimum = Some(Money::from_euros(100));
    let apportioned = apportion(&key, &voted(1_000), &three()).expect("shares");
    let held: Vec<_> = apportioned.contributions.iter().map(|one| one.held).collect();
    assert_eq!(held, [Held::Free, Held::Free, Held::Minimum]);
    assert_eq!(apportioned.contributions[2].adjustment, Money::from_euros(40));
    assert_eq!(totals(Ok(apportioned)), [28_085, 61_915, 10_000]);
    key.bounds.maximum = Some(Money::from_euros(500));
    assert_eq!(totals(apportion(&key, &voted(1_000), &three())), [40_000, 50_000, 10_000]);
}

#[test]
fn a_town_that_joins_in_july_pays_half_by_months() {
    let mut late = member("B", 200, 3_000);
    late.since = day(7, 1);
    let counts = counts(vec![member("A", 100, 1_000), late]);
    let parts = vec![part(Measure::Pupil, "2,10", None), part(Measure::Member, "50", None)];
    let mut key = key(Mode::Rate, parts);
    key.pro_rata = ProRata::MonthsBegun;
    assert_eq!(totals(apportion(&key, &BY_RATES, &counts)), [26_000, 23_500]);
    key.parts[1].full_year = true;
    assert_eq!(totals(apportion(&key, &BY_RATES, &counts)), [26_000, 26_000]);
    key.bounds.minimum = Some(Money::from_euros(600));
    assert_eq!(totals(apportion(&key, &BY_RATES, &counts)), [60_000, 60_000]);
    key.bounds.pro_rata = true;
    assert_eq!(totals(apportion(&key, &BY_RATES, &counts)), [60_000, 30_000]);
    // By days: 184 of 365.
    key.pro_rata = ProRata::Days;
    key.bounds = Bounds::default();
    assert_eq!(totals(apportion(&key, &BY_RATES, &counts)), [26_000, 5_000 + 21_173]);
}

#[test]
fn a_contribution_moves_no_further_from_last_year_than_voted() {
    let mut members = vec![member("A", 100, 0), member("B", 100, 0), member("C", 100, 0)];
    members[0].last_year = Some(Money::from_euros(100));
    members[1].last_year = Some(Money::from_euros(300));
    let counts = counts(members);
    let mut key = key(Mode::Rate, vec![part(Measure::Pupil, "2", None)]);
    key.evolution = Evolution { rise: Some(500), fall: Some(1_000) };
    let apportioned = apportion(&key, &BY_RATES, &counts).expect("amounts");
    let held: Vec<_> = apportioned.contributions.iter().map(|one| one.held).collect();
    assert_eq!(held, [Held::Rise, Held::Fall, Held::Free]);
    assert_eq!(totals(Ok(apportioned)), [10_500, 27_000, 20_000]);
    // The bounds of the key come first.
    key.bounds.minimum = Some(Money::from_euros(120));
    key.bounds.maximum = Some(Money::from_euros(250));
    assert_eq!(totals(apportion(&key, &BY_RATES, &counts)), [12_000, 25_000, 20_000]);
    // In a key that spreads, what is held is paid by whoever is free.
    key.mode = Mode::Spread;
    key.bounds = Bounds::default();
    assert_eq!(totals(apportion(&key, &voted(600), &counts)), [10_500, 27_000, 22_500]);
}

#[test]
fn bands_make_a_part_like_another() {
    let band = |from, below, rate| Band { from, below, rate: Rate::parse(rate).expect("a rate") };
    let bands = vec![band(0, Some(2_000), "100"), band(2_000, None, "250")];
    let bands = Bands { by: Measure::Inhabitant, steps: Steps::Flat, bands };
    let (label, scale) = ("Part".to_owned(), Scale::Bands(bands));
    let parts = vec![Part { label, scale, whole: None, full_year: false }];
    assert_eq!(
        totals(apportion(&key(Mode::Rate, parts.clone()), &BY_RATES, &three())),
        [10_000, 25_000, 10_000]
    );
    assert_eq!(
        totals(apportion(&key(Mode::Spread, parts), &voted(900), &three())),
        [20_000, 50_000, 20_000]
    );
}
