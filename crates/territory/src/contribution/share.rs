//! Spreading a sum exactly, in cents: largest remainder, and between a least and a most.

use super::Refusal;
use base::Money;
use std::cmp::{Ordering, Reverse};

/// What one of them may claim of the sum: in proportion to `weight`, never less than `least` nor
/// more than `most`. None of the three is negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    pub weight: i128,
    pub least: Money,
    pub most: Option<Money>,
}

/// Spreads `sum` (not negative) in proportion to `weights`: each has the cents that are wholly
/// his, and the cents that are left go one each to the largest remainders; of equal ones, to the
/// first. What comes back makes the sum exactly.
///
/// Refuses ([`Refusal::SumsToNothing`]) to spread something over weights that are all nothing.
pub fn spread(sum: Money, weights: &[i128]) -> Result<Vec<Money>, Refusal> {
    if sum.is_negative() {
        return Err(Refusal::NegativeSum(sum));
    }
    let divisor = weights.iter().fold(0, |divisor, weight| common_divisor(divisor, *weight));
    if divisor == 0 {
        let nothing = vec![Money::ZERO; weights.len()];
        return if sum.is_zero() { Ok(nothing) } else { Err(Refusal::SumsToNothing) };
    }
    let weights: Vec<i128> = weights.iter().map(|weight| weight / divisor).collect();
    let whole = checked_total(weights.iter().copied())?;
    let products = weights.iter().map(|weight| weight.checked_mul(i128::from(sum.cents())));
    let products = products.collect::<Option<Vec<i128>>>().ok_or(Refusal::Overflow)?;
    let mut cents: Vec<i128> = products.iter().map(|product| product / whole).collect();
    let left = i128::from(sum.cents()) - cents.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|index| (Reverse(products[*index] % whole), *index));
    for index in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        cents[index] += 1;
    }
    cents.into_iter().map(money).collect()
}

/// Spreads `sum` in proportion to the weights between what each pays at least and at most: there is
/// one price for a unit of weight at which all of them, held at their bounds, make the sum.
///
/// The price is found by holding, turn by turn, those whom the present one leaves below their
/// least, or puts above their most, whichever of the two misses more; it then goes one way only, so
/// that whoever was held stays so. Whoever weighs nothing pays his least.
///
/// Refuses a sum below all the leasts ([`Refusal::MinimumsAboveSum`]) or above all the mosts
/// ([`Refusal::MaximumsBelowSum`]), and a key that sums to nothing.
pub fn fill(sum: Money, claims: &[Claim]) -> Result<Vec<Money>, Refusal> {
    check(sum, claims)?;
    let weights: Vec<i128> = claims.iter().map(|claim| claim.weight).collect();
    let divisor = weights.iter().fold(0, |divisor, weight| common_divisor(divisor, *weight));
    if divisor == 0 && !sum.is_zero() {
        return Err(Refusal::SumsToNothing);
    }
    let mut held: Vec<Option<Money>> = vec![None; claims.len()];
    for (held, claim) in held.iter_mut().zip(claims).filter(|(_, claim)| claim.weight == 0) {
        *held = Some(claim.least);
    }
    let free_weights = loop {
        let free = |index: usize| if held[index].is_none() { weights[index] } else { 0 };
        let free: Vec<i128> = (0..claims.len()).map(free).collect();
        let rest = left_of(sum, &held)?;
        if !hold(rest, claims, &free, divisor, &mut held)? {
            break free;
        }
    };
    let free = spread(left_of(sum, &held)?, &free_weights)?;
    Ok(held.into_iter().zip(free).map(|(held, free)| held.unwrap_or(free)).collect())
}

fn check(sum: Money, claims: &[Claim]) -> Result<(), Refusal> {
    let all = claims.iter().flat_map(|claim| [Some(claim.least), claim.most]);
    if let Some(negative) = all.flatten().chain([sum]).find(|money| money.is_negative()) {
        return Err(Refusal::NegativeSum(negative));
    }
    let crossed = |claim: &&Claim| claim.most.is_some_and(|most| most < claim.least);
    if let Some((minimum, maximum)) =
        claims.iter().find(crossed).and_then(|claim| Some((claim.least, claim.most?)))
    {
        return Err(Refusal::MinimumAboveMaximum { minimum, maximum });
    }
    let least = checked_total(claims.iter().map(|claim| claim.least.cents().into()))?;
    if least > sum.cents().into() {
        return Err(Refusal::MinimumsAboveSum { least: money(least)?, voted: sum });
    }
    if claims.iter().any(|claim| claim.weight > 0 && claim.most.is_none()) {
        return Ok(());
    }
    let most = |claim: &Claim| if claim.weight > 0 { claim.most } else { Some(claim.least) };
    let most = checked_total(claims.iter().filter_map(most).map(|most| most.cents().into()))?;
    let is_weighed = claims.iter().any(|claim| claim.weight > 0);
    if is_weighed && most < sum.cents().into() {
        return Err(Refusal::MaximumsBelowSum { most: money(most)?, voted: sum });
    }
    Ok(())
}

/// Holds whoever the price of this turn puts out of his bounds, on the side that misses more.
/// Whether anybody was. A free weight of 0 is somebody held before.
fn hold(
    rest: Money,
    claims: &[Claim],
    free: &[i128],
    divisor: i128,
    held: &mut [Option<Money>],
) -> Result<bool, Refusal> {
    let reduced = |weight: i128| weight.checked_div(divisor).unwrap_or(0);
    let whole = checked_total(free.iter().map(|weight| reduced(*weight)))?;
    let times = |money: Money, factor: i128| {
        i128::from(money.cents()).checked_mul(factor).ok_or(Refusal::Overflow)
    };
    let (mut below, mut above) = (Vec::new(), Vec::new());
    let (mut missing, mut beyond) = (0_i128, 0_i128);
    for (index, (claim, weight)) in claims.iter().zip(free).enumerate().filter(|(_, f)| *f.1 > 0) {
        let share = times(rest, reduced(*weight))?;
        let least = times(claim.least, whole)?;
        let most = times(claim.most.unwrap_or(rest).min(rest.max(claim.least)), whole)?;
        if share < least {
            below.push(index);
            missing = missing.checked_add(least - share).ok_or(Refusal::Overflow)?;
        } else if share > most {
            above.push(index);
            beyond = beyond.checked_add(share - most).ok_or(Refusal::Overflow)?;
        }
    }
    let (hold_below, hold_above) = match missing.cmp(&beyond) {
        Ordering::Less => (false, true),
        Ordering::Equal => (true, true),
        Ordering::Greater => (true, false),
    };
    for index in below.iter().filter(|_| hold_below) {
        held[*index] = Some(claims[*index].least);
    }
    for index in above.iter().filter(|_| hold_above) {
        held[*index] = claims[*index].most;
    }
    Ok(missing > 0 || beyond > 0)
}

fn left_of(sum: Money, held: &[Option<Money>]) -> Result<Money, Refusal> {
    let held = Money::checked_sum(held.iter().copied().flatten());
    held.and_then(|held| sum.checked_sub(held)).ok_or(Refusal::Overflow)
}

fn checked_total(mut numbers: impl Iterator<Item = i128>) -> Result<i128, Refusal> {
    numbers.try_fold(0_i128, i128::checked_add).ok_or(Refusal::Overflow)
}

fn money(cents: i128) -> Result<Money, Refusal> {
    i64::try_from(cents).map(Money::from_cents).map_err(|_| Refusal::Overflow)
}

fn common_divisor(mut one: i128, mut other: i128) -> i128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};

    fn cents(shares: Result<Vec<Money>, Refusal>) -> Vec<i64> {
        shares.expect("shares").into_iter().map(Money::cents).collect()
    }

    fn claim(weight: i128, least: i64, most: Option<i64>) -> Claim {
        Claim { weight, least: Money::from_cents(least), most: most.map(Money::from_cents) }
    }

    #[test]
    fn the_cents_that_are_left_go_to_the_largest_remainders_then_to_the_first() {
        assert_eq!(cents(spread(Money::from_cents(100), &[1, 1, 1])), [34, 33, 33]);
        assert_eq!(cents(spread(Money::from_cents(100), &[2, 3, 1])), [33, 50, 17]);
        assert_eq!(cents(spread(Money::from_cents(2), &[0, 5, 5, 5])), [0, 1, 1, 0]);
        assert_eq!(cents(spread(Money::ZERO, &[0, 0])), [0, 0]);
        assert_eq!(spread(Money::from_cents(1), &[0, 0]), Err(Refusal::SumsToNothing));
        assert_eq!(spread(Money::from_cents(1), &[]), Err(Refusal::SumsToNothing));
    }

    #[test]
    fn who_is_held_at_a_bound_leaves_the_rest_to_the_others() {
        let sum = Money::from_cents(1_000);
        assert_eq!(cents(fill(sum, &[claim(1, 200, None), claim(9, 0, None)])), [200, 800]);
        assert_eq!(cents(fill(sum, &[claim(1, 0, None), claim(9, 0, Some(500))])), [500, 500]);
        let both = [claim(1, 300, None), claim(1, 0, None), claim(98, 0, Some(400))];
        assert_eq!(cents(fill(sum, &both)), [300, 300, 400]);
        let nothing = [claim(0, 50, None), claim(1, 0, None)];
        assert_eq!(cents(fill(sum, &nothing)), [50, 950]);
    }

    #[test]
    fn what_no_price_can_make_is_refused() {
        let sum = Money::from_cents(100);
        let least = Refusal::MinimumsAboveSum { least: Money::from_cents(101), voted: sum };
        assert_eq!(fill(sum, &[claim(1, 101, None)]), Err(least));
        let most = Refusal::MaximumsBelowSum { most: Money::from_cents(99), voted: sum };
        assert_eq!(fill(sum, &[claim(1, 0, Some(90)), claim(0, 9, None)]), Err(most));
        assert_eq!(fill(sum, &[claim(0, 0, None)]), Err(Refusal::SumsToNothing));
        assert!(matches!(
            fill(sum, &[claim(i128::MAX, 0, None), claim(2, 0, None)]),
            Err(Refusal::Overflow)
        ));
    }

    /// Bounds around a solution that exists, so that the sum can be made.
    fn claims() -> impl Strategy<Value = (i64, Vec<Claim>)> {
        let one = (0..1_000_i128, 0..500_i64, 0..300_i64, proptest::option::of(0..300_i64));
        vec(one, 1..60).prop_map(|list| {
            let sum = list.iter().filter(|one| one.0 > 0).map(|one| one.1).sum::<i64>();
            let claim_of = |(weight, amount, less, more): &(i128, i64, i64, Option<i64>)| {
                if *weight == 0 {
                    return claim(0, 0, None);
                }
                claim(*weight, (amount - less).max(0), more.map(|more| amount + more))
            };
            (sum, list.iter().map(claim_of).collect())
        })
    }

    proptest! {
        #[test]
        fn shares_make_the_sum_and_no_one_is_a_cent_from_his_own(
            sum in 0..10_000_000_i64, weights in vec(0..1_000_000_i128, 1..80)
        ) {
            let whole: i128 = weights.iter().sum();
            prop_assume!(whole > 0);
            let shares = cents(spread(Money::from_cents(sum), &weights));
            prop_assert_eq!(shares.iter().sum::<i64>(), sum);
            for (share, weight) in shares.iter().zip(&weights) {
                let away = (i128::from(*share) * whole - i128::from(sum) * weight).abs();
                prop_assert!(away < whole, "{share} for {weight} of {whole}");
            }
        }

        #[test]
        fn between_bounds_the_sum_is_exact_and_the_price_is_one((sum, claims) in claims()) {
            let filled = fill(Money::from_cents(sum), &claims);
            if sum > 0 && claims.iter().all(|claim| claim.weight == 0) {
                prop_assert_eq!(filled, Err(Refusal::SumsToNothing));
                return Ok(());
            }
            let shares = filled.expect("a sum that can be made");
            prop_assert_eq!(shares.iter().map(|share| share.cents()).sum::<i64>(), sum);
            let all: Vec<_> = shares.iter().zip(&claims).filter(|(_, c)| c.weight > 0).collect();
            for (share, claim) in &all {
                prop_assert!(**share >= claim.least);
                prop_assert!(claim.most.is_none_or(|most| **share <= most));
            }
            // Whoever could pay less pays no higher price than whoever could pay more, to a cent.
            for (high, dear) in all.iter().filter(|(share, claim)| **share > claim.least) {
                for (low, cheap) in
                    all.iter().filter(|(share, c)| c.most.is_none_or(|most| **share < most))
                {
                    let high_price = i128::from(high.cents() - 1) * cheap.weight;
                    let low_price = i128::from(low.cents() + 1) * dear.weight;
                    prop_assert!(high_price <= low_price, "{dear:?} {high} {cheap:?} {low}");
                }
            }
        }
    }
}
