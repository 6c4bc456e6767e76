//! Reckoning: from a key and frozen counts to what each member pays, to the cent.

use super::{
    Claim, CountedMember, Counts, Key, MemberCode, Mode, Presence, Rate, Refusal, Whole, fill,
    key::WHOLE_PERCENT, spread,
};
use base::Money;
use serde::{Deserialize, Serialize};

/// What the committee voted for a year beside the key: a sum when the key spreads one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    pub year: i16,
    pub sum: Option<Money>,
}

/// What one part makes for one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The number of the part in the key, from 0.
    pub part: usize,
    /// Pupils, schools, inhabitants, or 1.
    pub quantity: u64,
    pub amount: Money,
}

/// Which bound a total stands at, if any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    Free,
    Minimum,
    Maximum,
    /// The highest rise, or the deepest fall, from last year.
    Rise,
    Fall,
}

/// What a member pays for the year. `total` = `base` + `adjustment`, `base` = its lines together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    pub member: MemberCode,
    pub lines: Vec<Line>,
    /// What the parts make before any bound.
    pub base: Money,
    /// What the bounds, its own and in a key that spreads those of others, add or take.
    pub adjustment: Money,
    pub total: Money,
    pub held: Held,
}

/// The contributions of a year, in the order of the codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Apportionment {
    pub year: i16,
    pub contributions: Vec<Contribution>,
    /// The sum of all totals; in a key that spreads, the sum voted.
    pub total: Money,
}

impl Apportionment {
    pub fn of(&self, member: &MemberCode) -> Option<&Contribution> {
        let by_code = |contribution: &Contribution| contribution.member.cmp(member);
        let found = self.contributions.binary_search_by(by_code);
        found.ok().map(|index| &self.contributions[index])
    }
}

/// A member of the counts with what its parts weigh: millionths of a euro × units of presence.
struct Weighed<'a> {
    member: &'a CountedMember,
    presence: Presence,
    weights: Vec<i128>,
}

/// What each member pays for the year of the vote by `key`. Amounts are rounded once, part by part:
/// half a cent up where each pays rate × count, by the largest remainder where a sum is spread.
/// The order the members came in changes nothing.
///
/// Refuses with what is wrong of the key, the vote or the counts; see [`Refusal`].
pub fn apportion(key: &Key, vote: &Vote, counts: &Counts) -> Result<Apportionment, Refusal> {
    key.check()?;
    if counts.year() != vote.year {
        return Err(Refusal::OtherYear { counted: counts.year(), voted: vote.year });
    }
    let members = counts.members().iter().map(|member| weigh(key, vote.year, member));
    let members = members.collect::<Result<Vec<_>, _>>()?;
    let bounds = members.iter().map(|one| bounds(key, one)).collect::<Result<Vec<_>, _>>()?;
    let (lines, totals) = match (key.mode, vote.sum) {
        (Mode::Rate, Some(sum)) => return Err(Refusal::SumNotSpread(sum)),
        (Mode::Spread, None) => return Err(Refusal::NoSumVoted),
        (Mode::Spread, Some(sum)) if !sum.is_positive() => {
            return Err(Refusal::NothingToSpread(sum));
        }
        (Mode::Rate, None) => by_rates(key, &members, &bounds)?,
        (Mode::Spread, Some(sum)) if key.has_wholes() => by_wholes(key, sum, &members, &bounds)?,
        (Mode::Spread, Some(sum)) => by_weights(sum, &members, &bounds)?,
    };
    let total = Money::checked_sum(totals.iter().copied()).ok_or(Refusal::Overflow)?;
    if total.is_zero() {
        return Err(Refusal::SumsToNothing);
    }
    let rows = members.iter().zip(&bounds).zip(lines.into_iter().zip(totals));
    let contributions = rows.map(|((one, bound), (lines, total))| {
        contribution(key, one, bound, &lines, total).ok_or(Refusal::Overflow)
    });
    Ok(Apportionment {
        year: vote.year,
        contributions: contributions.collect::<Result<_, _>>()?,
        total,
    })
}

fn weigh<'a>(key: &Key, year: i16, member: &'a CountedMember) -> Result<Weighed<'a>, Refusal> {
    let presence = key.pro_rata.presence(year, member.since, member.until);
    let weights = key.parts.iter().map(|part| {
        let units = if part.full_year { presence.of } else { presence.units };
        let weight = part.scale.millionths(member)?.checked_mul(units.into());
        weight.ok_or(Refusal::Overflow)
    });
    let weights = weights.collect::<Result<_, _>>()?;
    Ok(Weighed { member, presence, weights })
}

/// What a member pays at least and at most, and by which rule.
struct Bound {
    least: Money,
    at_least: Held,
    most: Option<Money>,
    at_most: Held,
}

impl Bound {
    fn keep(&self, sum: Money) -> Money {
        let sum = sum.max(self.least);
        self.most.map_or(sum, |most| sum.min(most))
    }
}

fn bounds(key: &Key, one: &Weighed) -> Result<Bound, Refusal> {
    let present = |sum: Money, percent: i128| {
        let parts = i128::from(one.presence.units) * percent;
        let of = i128::from(one.presence.of) * i128::from(WHOLE_PERCENT);
        let product = i128::from(sum.cents()).checked_mul(parts).ok_or(Refusal::Overflow)?;
        rounded(product, of)
    };
    let whole = i128::from(WHOLE_PERCENT);
    let own = |sum: Option<Money>| match sum {
        Some(sum) if key.bounds.pro_rata => present(sum, whole).map(Some),
        sum => Ok(sum),
    };
    let (minimum, maximum) = (own(key.bounds.minimum)?, own(key.bounds.maximum)?);
    let mut bound = Bound {
        least: minimum.unwrap_or(Money::ZERO),
        at_least: Held::Minimum,
        most: maximum,
        at_most: Held::Maximum,
    };
    let Some(last_year) = one.member.last_year.filter(|sum| sum.is_positive()) else {
        return Ok(bound);
    };
    let within = |sum: Money| sum.max(bound.least).min(maximum.unwrap_or(Money::MAX));
    let (mut lowest, mut highest) = (None, None);
    if let Some(fall) = key.evolution.fall {
        let limit = present(last_year, whole - i128::from(fall))?;
        lowest = Some(within(limit)).filter(|lowest| *lowest > bound.least);
    }
    if let Some(rise) = key.evolution.rise {
        let limit = within(present(last_year, whole + i128::from(rise))?);
        highest = Some(limit).filter(|limit| maximum.is_none_or(|maximum| *limit < maximum));
    }
    if let Some(lowest) = lowest {
        (bound.least, bound.at_least) = (lowest, Held::Fall);
    }
    if let Some(highest) = highest {
        (bound.most, bound.at_most) = (Some(highest), Held::Rise);
    }
    Ok(bound)
}

/// The amounts of the parts, member by member, and the totals once the bounds are kept.
type Amounts = (Vec<Vec<Money>>, Vec<Money>);

/// Each pays rate × count; a part with a sum of its own is spread beside.
fn by_rates(key: &Key, members: &[Weighed], bounds: &[Bound]) -> Result<Amounts, Refusal> {
    let mut lines = vec![Vec::with_capacity(key.parts.len()); members.len()];
    for (number, part) in key.parts.iter().enumerate() {
        let amounts = match part.whole {
            Some(Whole::Sum(sum)) => spread_part(sum, number, members)?,
            _ => members.iter().map(|one| priced(one, number)).collect::<Result<_, _>>()?,
        };
        lines.iter_mut().zip(amounts).for_each(|(line, amount)| line.push(amount));
    }
    let totals = sums(&lines)?.into_iter().zip(bounds);
    let totals = totals.map(|(sum, bound)| bound.keep(sum)).collect();
    Ok((lines, totals))
}

fn priced(one: &Weighed, part: usize) -> Result<Money, Refusal> {
    rounded(one.weights[part], i128::from(one.presence.of) * Rate::MILLIONTHS_IN_A_CENT)
}

/// Each part has its sum, spread by what it counts; bounds move the totals in proportion to them.
fn by_wholes(
    key: &Key,
    sum: Money,
    members: &[Weighed],
    bounds: &[Bound],
) -> Result<Amounts, Refusal> {
    let mut lines = vec![Vec::with_capacity(key.parts.len()); members.len()];
    for (number, sum) in key.sums_of_parts(sum)?.into_iter().enumerate() {
        let amounts = spread_part(sum, number, members)?;
        lines.iter_mut().zip(amounts).for_each(|(line, amount)| line.push(amount));
    }
    let weights = sums(&lines)?.into_iter().map(|sum| i128::from(sum.cents()));
    let totals = fill(sum, &claims(weights, bounds))?;
    Ok((lines, totals))
}

/// All parts together weigh what a member pays of the sum.
fn by_weights(sum: Money, members: &[Weighed], bounds: &[Bound]) -> Result<Amounts, Refusal> {
    let weight = |one: &Weighed| one.weights.iter().try_fold(0_i128, |all, w| all.checked_add(*w));
    let weights =
        members.iter().map(weight).collect::<Option<Vec<_>>>().ok_or(Refusal::Overflow)?;
    let shares = spread(sum, &weights)?;
    let lines = members.iter().zip(shares).map(|(one, share)| spread(share, &one.weights));
    let lines = lines.collect::<Result<_, _>>()?;
    let totals = fill(sum, &claims(weights.into_iter(), bounds))?;
    Ok((lines, totals))
}

fn spread_part(sum: Money, part: usize, members: &[Weighed]) -> Result<Vec<Money>, Refusal> {
    let weights: Vec<i128> = members.iter().map(|one| one.weights[part]).collect();
    spread(sum, &weights).map_err(|refusal| match refusal {
        Refusal::SumsToNothing => Refusal::PartSumsToNothing { part },
        other => other,
    })
}

fn claims(weights: impl Iterator<Item = i128>, bounds: &[Bound]) -> Vec<Claim> {
    let claim =
        |(weight, bound): (i128, &Bound)| Claim { weight, least: bound.least, most: bound.most };
    weights.zip(bounds).map(claim).collect()
}

fn sums(lines: &[Vec<Money>]) -> Result<Vec<Money>, Refusal> {
    let sum = |line: &Vec<Money>| Money::checked_sum(line.iter().copied());
    lines.iter().map(sum).collect::<Option<_>>().ok_or(Refusal::Overflow)
}

fn contribution(
    key: &Key,
    one: &Weighed,
    bound: &Bound,
    amounts: &[Money],
    total: Money,
) -> Option<Contribution> {
    let numbered = key.parts.iter().zip(amounts).enumerate();
    let lines = numbered.map(|(number, (part, amount))| Line {
        part: number,
        quantity: one.member.count(part.scale.measure()),
        amount: *amount,
    });
    let base = Money::checked_sum(amounts.iter().copied())?;
    let held = if bound.most == Some(total) {
        bound.at_most
    } else if bound.least.is_positive() && bound.least == total {
        bound.at_least
    } else {
        Held::Free
    };
    Some(Contribution {
        member: one.member.code.clone(),
        lines: lines.collect(),
        base,
        adjustment: total.checked_sub(base)?,
        total,
        held,
    })
}

/// To the nearest cent, half a cent up. Neither number is negative, and `of` is not 0.
fn rounded(numerator: i128, of: i128) -> Result<Money, Refusal> {
    let doubled = numerator.checked_mul(2).and_then(|twice| twice.checked_add(of));
    let cents = doubled.ok_or(Refusal::Overflow)? / (2 * of);
    i64::try_from(cents).map(Money::from_cents).map_err(|_| Refusal::Overflow)
}
