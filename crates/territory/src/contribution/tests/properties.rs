//! Properties over random keys, members and bounds.

use super::*;
use base::Random;
use proptest::{
    collection::vec,
    option::of,
    prelude::*,
    test_runner::{Config, TestRunner},
};
use std::cell::Cell;

#[derive(Clone, Debug)]
struct Campaign {
    key: Key,
    vote: Vote,
    members: Vec<CountedMember>,
}

impl Campaign {
    fn reckoned(&self) -> Result<Apportionment, Refusal> {
        apportion(&self.key, &self.vote, &counts(self.members.clone()))
    }
}

/// Members drawn from a seed: villages without a school, towns, newcomers, leavers.
fn members(count: usize, seed: u64) -> Vec<CountedMember> {
    let random = Random::seeded(seed);
    let below = |end: usize| u32::try_from(random.below(end)).expect("small");
    let draw = |index: usize| {
        let mut member = member(&format!("{:05}", (index * 7_919) % 100_003), 0, below(20_000));
        let school = |number| CountedSchool {
            uai: format!("{index}-{number}"),
            name: String::new(),
            pupils: below(400),
        };
        member.schools = (0..below(4)).map(school).collect();
        match below(6) {
            0 => member.since = day(1, 1).plus_days(below(365).cast_signed()),
            1 => member.until = Some(day(1, 1).plus_days(below(365).cast_signed())),
            _ => {}
        }
        member.last_year = (below(2) == 0).then(|| Money::from_cents(below(500_000).into()));
        member
    };
    (0..count).map(draw).collect()
}

fn measure() -> impl Strategy<Value = Measure> {
    use Measure::*;
    prop_oneof![Just(Member), Just(Pupil), Just(School), Just(Inhabitant)]
}

fn scale() -> impl Strategy<Value = Scale> {
    let rate = || (0..5_000_000_i64).prop_map(Rate::from_millionths);
    let each = (measure(), rate()).prop_map(|(of, rate)| Scale::Each { of, rate });
    let steps = prop_oneof![Just(Steps::Flat), Just(Steps::Threshold), Just(Steps::Progressive)];
    let bands = (measure(), steps, vec(rate(), 1..4)).prop_map(|(by, steps, rates)| {
        let end = |index: usize| (index + 1 < rates.len()).then_some((index as u64 + 1) * 300);
        let band = |(index, rate): (usize, &Rate)| Band {
            from: index as u64 * 300,
            below: end(index),
            rate: *rate,
        };
        Scale::Bands(Bands { by, steps, bands: rates.iter().enumerate().map(band).collect() })
    });
    prop_oneof![each, bands]
}

fn pro_rata() -> impl Strategy<Value = ProRata> {
    use ProRata::*;
    prop_oneof![Just(None), Just(Days), Just(MonthsBegun), Just(WholeMonths)]
}

/// Keys by rates, by weights and by shares; bounds around the mean, so that most can be kept.
fn campaigns(count: impl Strategy<Value = usize>) -> impl Strategy<Value = Campaign> {
    let parts = vec((scale(), 1..100_u32, any::<bool>()), 1..5);
    let bounds = (of(0..100_i64), of(150..900_i64), any::<bool>());
    let evolution = (of(0..3_000_u32), of(0..10_000_u32));
    let way = (0..3_u8, 1..200_000_000_i64, pro_rata());
    (count, any::<u64>(), parts, bounds, evolution, way).prop_map(
        |(count, seed, parts, (minimum, maximum, share), (rise, fall), (way, cents, pro_rata))| {
            let mode = if way == 0 { Mode::Rate } else { Mode::Spread };
            let part = |(scale, share, full_year)| {
                let whole = (way == 2).then_some(Whole::Share(share));
                Part { label: String::new(), scale, whole, full_year }
            };
            let mean = cents / i64::try_from(count).expect("small");
            let bound = |percent: i64| Money::from_cents(mean * percent / 100);
            let (minimum, maximum) = (minimum.map(bound), maximum.map(bound));
            let mut key = key(mode, parts.into_iter().map(part).collect());
            key.pro_rata = pro_rata;
            key.bounds = Bounds { minimum, maximum, pro_rata: share };
            // Half of them hold nobody to last year, so that most sums can be made.
            if seed % 2 == 0 {
                key.evolution = Evolution { rise, fall };
            }
            let sum = (mode == Mode::Spread).then_some(Money::from_cents(cents));
            Campaign { key, vote: Vote { year: YEAR, sum }, members: members(count, seed) }
        },
    )
}

/// What must hold of every reckoning that was not refused.
fn is_sound(campaign: &Campaign, found: &Apportionment) -> Result<(), TestCaseError> {
    let all = &found.contributions;
    let sum = Money::checked_sum(all.iter().map(|one| one.total));
    prop_assert_eq!(sum, Some(found.total));
    if let Some(voted) = campaign.vote.sum {
        prop_assert_eq!(found.total, voted);
        prop_assert_eq!(Money::checked_sum(all.iter().map(|one| one.base)), Some(voted));
    }
    prop_assert_eq!(all.len(), campaign.members.len());
    for one in all {
        let lines = Money::checked_sum(one.lines.iter().map(|line| line.amount));
        prop_assert_eq!(lines, Some(one.base));
        prop_assert_eq!(one.base.checked_add(one.adjustment), Some(one.total));
        prop_assert!(!one.total.is_negative() && !one.base.is_negative());
        prop_assert!(one.lines.iter().all(|line| !line.amount.is_negative()));
        if !campaign.key.bounds.pro_rata {
            prop_assert!(campaign.key.bounds.minimum.is_none_or(|least| one.total >= least));
        }
        prop_assert!(campaign.key.bounds.maximum.is_none_or(|most| one.total <= most));
        rises_no_further(campaign, one)?;
    }
    Ok(())
}

/// Half a cent beside: the limit is rounded.
fn rises_no_further(campaign: &Campaign, one: &Contribution) -> Result<(), TestCaseError> {
    let member = campaign.members.iter().find(|member| member.code == one.member);
    let last_year = member.and_then(|member| member.last_year).filter(|sum| sum.is_positive());
    let least = campaign.key.bounds.minimum.unwrap_or_default();
    if let (Some(last_year), Some(rise)) = (last_year, campaign.key.evolution.rise) {
        let limit = last_year.cents() * (10_000 + i64::from(rise)) / 10_000 + 1;
        prop_assert!(one.total.cents() <= limit.max(least.cents()), "{one:?} from {last_year}");
    }
    Ok(())
}

/// Refusals that say the truth about a random campaign; any other is a fault.
fn may_be_refused(refusal: &Refusal) -> bool {
    use Refusal::*;
    matches!(
        refusal,
        SumsToNothing
            | PartSumsToNothing { .. }
            | MinimumsAboveSum { .. }
            | MaximumsBelowSum { .. }
    )
}

/// Runs so many random campaigns; how many were reckoned.
fn run(cases: u32, count: impl Strategy<Value = usize>) -> u32 {
    let reckoned = Cell::new(0);
    let config = Config { failure_persistence: None, ..Config::with_cases(cases) };
    let result =
        TestRunner::new(config).run(&campaigns(count), |campaign| match campaign.reckoned() {
            Ok(found) => {
                reckoned.set(reckoned.get() + 1);
                is_sound(&campaign, &found)
            }
            Err(refusal) => {
                prop_assert!(may_be_refused(&refusal), "{refusal:?}");
                Ok(())
            }
        });
    result.expect("every campaign is sound");
    reckoned.get()
}

#[test]
fn a_thousand_random_keys_make_the_sum_voted_and_keep_their_bounds() {
    let reckoned = run(1_000, 1..25_usize);
    assert!(reckoned > 500, "{reckoned} were not refused");
}

#[test]
fn fifteen_hundred_members_make_the_sum_voted_too() {
    let reckoned = run(12, Just(1_500_usize));
    assert!(reckoned > 3, "{reckoned} were not refused");
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(128) })]

    #[test]
    fn the_order_of_the_members_changes_nothing(
        campaign in campaigns(1..25_usize), turn in 0..25_usize
    ) {
        let mut other = campaign.clone();
        let turn = turn % other.members.len();
        other.members.rotate_left(turn);
        other.members.reverse();
        for member in &mut other.members {
            member.schools.reverse();
        }
        prop_assert_eq!(counts(campaign.members.clone()), counts(other.members.clone()));
        prop_assert_eq!(campaign.reckoned(), other.reckoned());
    }

    #[test]
    fn whoever_belongs_all_year_pays_the_whole_however_it_is_parted(
        campaign in campaigns(1..25_usize), pro_rata in pro_rata()
    ) {
        let mut whole = campaign.clone();
        for member in &mut whole.members {
            (member.since, member.until) = (day(1, 1), Some(day(12, 31)));
        }
        let mut parted = whole.clone();
        (whole.key.pro_rata, parted.key.pro_rata) = (ProRata::None, pro_rata);
        prop_assert_eq!(whole.reckoned(), parted.reckoned());
    }

    #[test]
    fn a_part_of_the_year_never_costs_more_than_the_year_by_rates(
        campaign in campaigns(1..25_usize), pro_rata in pro_rata()
    ) {
        let mut whole = campaign.clone();
        (whole.key.mode, whole.vote.sum) = (Mode::Rate, None);
        whole.key.parts.iter_mut().for_each(|part| part.whole = None);
        let mut parted = whole.clone();
        (whole.key.pro_rata, parted.key.pro_rata) = (ProRata::None, pro_rata);
        if let (Ok(whole), Ok(parted)) = (whole.reckoned(), parted.reckoned()) {
            for (whole, parted) in whole.contributions.iter().zip(&parted.contributions) {
                prop_assert!(parted.total <= whole.total);
            }
        }
    }

    #[test]
    fn more_pupils_never_pay_less_by_rates_and_change_nobody_else(
        campaign in campaigns(2..25_usize), rate in 1..9_000_000_i64, more in 1..500_u32
    ) {
        let mut fewer = campaign.clone();
        (fewer.key.mode, fewer.vote.sum) = (Mode::Rate, None);
        let (of, rate) = (Measure::Pupil, Rate::from_millionths(rate));
        fewer.key.parts.truncate(1);
        fewer.key.parts[0].scale = Scale::Each { of, rate };
        fewer.key.parts[0].whole = None;
        fewer.members[0].schools =
            vec![CountedSchool { uai: "0".to_owned(), name: String::new(), pupils: 100 }];
        fewer.members[0].until = None;
        let mut many = fewer.clone();
        many.members[0].schools[0].pupils += more;
        let changed = fewer.members[0].code.clone();
        if let (Ok(fewer), Ok(many)) = (fewer.reckoned(), many.reckoned()) {
            for (fewer, many) in fewer.contributions.iter().zip(&many.contributions) {
                prop_assert!(many.total >= fewer.total);
                prop_assert!(fewer.member == changed || many.total == fewer.total);
            }
        }
    }

    #[test]
    fn who_weighs_more_pays_no_less_of_a_sum_under_the_same_bounds(
        campaign in campaigns(2..25_usize)
    ) {
        let mut campaign = campaign;
        (campaign.key.mode, campaign.key.evolution) = (Mode::Spread, Evolution::default());
        campaign.key.pro_rata = ProRata::None;
        campaign.key.parts.truncate(1);
        campaign.key.parts[0].whole = None;
        let (of, rate) = (Measure::Inhabitant, Rate::ONE);
        campaign.key.parts[0].scale = Scale::Each { of, rate };
        campaign.vote.sum = campaign.vote.sum.or(Some(Money::from_euros(12_345)));
        let Ok(found) = campaign.reckoned() else { return Ok(()) };
        let paid = found.contributions.iter();
        let paid = paid.map(|one| (one.lines[0].quantity, one.total.cents()));
        let mut paid: Vec<(u64, i64)> = paid.collect();
        paid.sort_unstable();
        for pair in paid.windows(2) {
            // Of two that weigh the same one may have the last cent.
            let is_same = i64::from(pair[0].0 == pair[1].0);
            prop_assert!(pair[0].1 <= pair[1].1 + is_same, "{pair:?}");
        }
    }

    #[test]
    fn a_key_is_the_same_after_json(campaign in campaigns(Just(1_usize))) {
        let json = serde_json::to_string(&campaign.key).expect("json");
        prop_assert_eq!(serde_json::from_str::<Key>(&json).expect("a key"), campaign.key);
    }
}
