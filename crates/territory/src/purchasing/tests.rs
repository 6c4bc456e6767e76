//! The market of Hauts-de-France as a story: the former ended in June 2023, the present one was
//! signed on 13 March 2023.

use super::*;
use crate::contribution::{MemberCode, Refusal};
use base::{Day, Money};
use proptest::{collection::vec, prelude::*};

fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).expect("a day")
}

fn code(text: &str) -> MemberCode {
    MemberCode::parse(text).expect("a code")
}

fn member(name: &str, is_coordinator: bool, weight: u32) -> GroupMember {
    let (code, name, since) = (code(name), name.to_owned(), day(2018, 9, 1));
    GroupMember { code, name, is_coordinator, since, until: None, weight }
}

fn group() -> Group {
    let members = vec![
        member("REGION", true, 50),
        member("FIBRE-59-62", false, 30),
        member("SOMME", false, 20),
    ];
    Group { members }
}

fn market(reference: &str, signed_on: Day, starts_on: Day, ends_on: Day) -> Market {
    Market {
        reference: reference.to_owned(),
        launched_on: signed_on.plus_days(-180),
        signed_on,
        starts_on,
        ends_on,
        renewals: Vec::new(),
        is_framework: true,
        long_because: None,
        maximum: Some(Money::from_euros(100_000)),
        foreseen: Vec::new(),
    }
}

fn former() -> Market {
    market("2019", day(2019, 5, 20), day(2019, 7, 1), day(2023, 6, 30))
}

/// Two years firm, renewed twice for a year, the first time unless somebody says no.
fn present() -> Market {
    let mut market = market("2023", day(2023, 3, 13), day(2023, 3, 13), day(2025, 3, 12));
    let renewal =
        |until, decide_by, is_tacit| Renewal { until, decide_by, is_tacit, decided: None };
    market.renewals = vec![
        renewal(day(2026, 3, 12), day(2024, 12, 12), true),
        renewal(day(2027, 3, 12), day(2025, 12, 12), false),
    ];
    market
}

const RULES: AlertRules = AlertRules { decision: 60, procedure: 365, end: 90, ordered: 8_000 };

fn told(market: &Market, next: Option<&Market>, day: Day) -> Vec<Alert> {
    alerts(&RULES, market, next, &Orders::default(), day)
}

#[test]
fn the_former_market_is_followed_by_the_present_one() {
    let (former, present) = (former(), present());
    assert_eq!((former.check(), present.check()), (Ok(()), Ok(())));
    let ends_on = day(2023, 6, 30);
    let begin = Alert::Begin { ends_on, days: 271 };
    assert_eq!(told(&former, Some(&present), day(2022, 10, 2)), [begin]);
    assert_eq!(told(&former, None, day(2023, 6, 1)), [Alert::Ends { ends_on, days: 29 }]);
    let ended = Alert::Ended { ended_on: ends_on, days: 2 };
    assert_eq!(told(&former, None, day(2023, 7, 2)), [ended]);
    let (from, until) = (day(2023, 3, 13), ends_on);
    let overlap = Alert::Overlap { from, until, days: 110 };
    assert_eq!(told(&former, Some(&present), day(2023, 3, 13)), [overlap]);
    assert_eq!(told(&former, Some(&present), day(2023, 7, 1)), []);
}

#[test]
fn a_hole_between_two_markets_is_seen_before_it_is_there() {
    let mut late = present();
    late.starts_on = day(2023, 9, 1);
    let (from, until) = (day(2023, 7, 1), day(2023, 8, 31));
    let hole = Alert::Hole { from, until, days: 62 };
    assert_eq!(told(&former(), Some(&late), day(2023, 4, 1)), [hole]);
    late.starts_on = from;
    assert_eq!(told(&former(), Some(&late), day(2023, 4, 1)), []);
}

#[test]
fn a_renewal_is_decided_in_time_or_takes_its_course() {
    let mut market = present();
    let (by, until) = (day(2024, 12, 12), day(2026, 3, 12));
    let decide = Alert::Decide { by, until, is_tacit: true, days: 42 };
    assert_eq!(told(&market, None, day(2024, 10, 31)), [decide]);
    assert_eq!(told(&market, None, day(2024, 10, 1)), []);
    // On the last day one may still say no.
    assert_eq!(market.last_day(by), day(2025, 3, 12));
    assert_eq!(market.next_renewal(by).map(|renewal| renewal.until), Some(until));
    // Nobody said no: it goes on by itself, and the second one is to be decided.
    assert_eq!(market.last_day(day(2024, 12, 13)), until);
    assert!(market.runs_on(day(2025, 10, 1)));
    // Nobody said yes to the second, which needs it: a year later it ends.
    let ends = Alert::Ends { ends_on: until, days: 89 };
    assert_eq!(told(&market, None, day(2025, 12, 13)), [ends]);
    market.renewals[1].decided = Some(true);
    assert_eq!(market.last_day(day(2025, 12, 13)), day(2027, 3, 12));
    market.renewals[0].decided = Some(false);
    assert_eq!(market.last_day(day(2025, 12, 13)), day(2025, 3, 12));
    assert!(!market.runs_on(day(2025, 3, 13)));
}

#[test]
fn orders_stay_in_the_market_and_below_its_maximum() {
    let (group, market) = (group(), present());
    let mut orders = Orders::default();
    let mut order = |member: &str, on, euros| {
        let (member, label, amount) = (code(member), "Écoles".to_owned(), Money::from_euros(euros));
        orders.give(&group, &market, Order { member, on, label, amount })
    };
    let on = day(2023, 9, 1);
    assert_eq!(order("SOMME", on, 70_000), Ok(()));
    assert_eq!(order("REGION", on, 20_000), Ok(()));
    let (asked, left) = (Money::from_euros(10_001), Money::from_euros(10_000));
    assert_eq!(order("SOMME", on, 10_001), Err(MarketRefusal::AboveMaximum { asked, left }));
    let stranger = MarketRefusal::NotInGroup { member: code("OISE"), on };
    assert_eq!(order("OISE", on, 1), Err(stranger));
    let (early, starts_on, ends_on) = (day(2023, 3, 12), day(2023, 3, 13), day(2025, 3, 12));
    let outside = MarketRefusal::OutOfMarket { on: early, starts_on, ends_on };
    assert_eq!(order("SOMME", early, 1), Err(outside));
    assert_eq!(order("SOMME", on, 0), Err(MarketRefusal::NotOrderable(Money::ZERO)));
    assert_eq!(orders.total_of(&code("SOMME")), Some(Money::from_euros(70_000)));
    let (ordered, maximum) = (Money::from_euros(90_000), Money::from_euros(100_000));
    let near = Alert::NearMaximum { ordered, maximum };
    assert_eq!(alerts(&RULES, &market, None, &orders, on), [near]);
}

#[test]
fn who_joins_after_the_notice_orders_only_if_it_was_foreseen() {
    let (mut group, mut market) = (group(), present());
    let since = market.launched_on.plus_days(1);
    group.members[2].since = since;
    let mut orders = Orders::default();
    let order = || {
        let (member, label, amount) = (code("SOMME"), "Écoles".to_owned(), Money::from_euros(1));
        Order { member, on: day(2023, 9, 1), label, amount }
    };
    let launched_on = market.launched_on;
    let late = MarketRefusal::JoinedAfterLaunch { member: code("SOMME"), since, launched_on };
    assert_eq!(orders.give(&group, &market, order()), Err(late));
    market.foreseen.push(code("SOMME"));
    assert_eq!(orders.give(&group, &market, order()), Ok(()));
}

#[test]
fn a_framework_of_before_2022_may_have_no_maximum() {
    let mut former = former();
    former.maximum = None;
    assert_eq!(former.check(), Ok(()));
    former.launched_on = day(2019, 6, 1);
    assert!(matches!(former.check(), Err(MarketRefusal::SignedBeforeLaunch { .. })));
}

#[test]
fn days_that_go_backwards_are_refused() {
    let refused = |change: fn(&mut Market)| {
        let mut market = present();
        change(&mut market);
        market.check().expect_err("a refusal")
    };
    use MarketRefusal::*;
    let early = refused(|market| market.starts_on = day(2023, 3, 12));
    assert!(matches!(early, StartsBeforeSigned { .. }));
    let ended = refused(|market| market.ends_on = day(2023, 3, 1));
    assert!(matches!(ended, EndsBeforeStart { .. }));
    let back = refused(|market| market.renewals[1].until = day(2026, 3, 12));
    assert!(matches!(back, RenewalGoesBack { number: 2, .. }));
    let late = refused(|market| market.renewals[0].decide_by = day(2025, 3, 13));
    assert!(matches!(late, DecidedTooLate { number: 1, .. }));
    assert_eq!(refused(|market| market.maximum = None), NoMaximum);
    let long = refused(|market| market.renewals[1].until = day(2027, 3, 13));
    let (ends_on, limit) = (day(2027, 3, 13), day(2027, 3, 12));
    assert_eq!(long, TooLong { ends_on, limit });
    let mut justified = present();
    justified.renewals[1].until = day(2028, 3, 12);
    justified.long_because = Some("Investissement amorti sur cinq ans".to_owned());
    assert_eq!(justified.check(), Ok(()));
}

#[test]
fn a_group_has_two_buyers_and_somebody_who_is_told() {
    assert_eq!(group().check(), Ok(()));
    let alone = Group { members: vec![member("REGION", true, 1)] };
    assert_eq!(alone.check(), Err(MarketRefusal::TooFew(1)));
    let mut headless = group();
    headless.members[0].is_coordinator = false;
    assert_eq!(headless.check(), Err(MarketRefusal::NoCoordinator));
    let mut twice = group();
    twice.members[1].code = code("SOMME");
    assert_eq!(twice.check(), Err(MarketRefusal::MemberTwice(code("SOMME"))));
}

#[test]
fn who_has_left_pays_no_share() {
    let mut group = group();
    let shares = group.shares(Money::from_cents(1_001), day(2024, 1, 1)).expect("shares");
    let cents: Vec<i64> = shares.iter().map(|share| share.1.cents()).collect();
    assert_eq!((shares[0].0.as_str(), cents), ("FIBRE-59-62", vec![300, 501, 200]));
    group.members[0].until = Some(day(2023, 12, 31));
    let shares = group.shares(Money::from_cents(1_000), day(2024, 1, 1)).expect("shares");
    assert_eq!(shares.iter().map(|share| share.1.cents()).collect::<Vec<_>>(), [600, 400]);
    let nobody = group.shares(Money::from_cents(1), day(2018, 8, 31));
    assert_eq!(nobody, Err(MarketRefusal::Shares(Refusal::SumsToNothing)));
}

proptest! {
    #[test]
    fn the_shares_of_a_group_make_its_cost(
        weights in vec(0..1_000_u32, 2..40), cents in 0..1_000_000_000_i64
    ) {
        prop_assume!(weights.iter().any(|weight| *weight > 0));
        let draw = |(index, weight): (usize, &u32)| {
            member(&format!("M{index}"), index == 0, *weight)
        };
        let group = Group { members: weights.iter().enumerate().map(draw).collect() };
        let shares = group.shares(Money::from_cents(cents), day(2024, 1, 1)).expect("shares");
        prop_assert_eq!(shares.iter().map(|share| share.1.cents()).sum::<i64>(), cents);
    }
}
