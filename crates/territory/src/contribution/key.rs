//! The key: the parts a contribution is made of, as the committee voted it.

use super::{Bands, CountedMember, Measure, ProRata, Rate, Refusal, spread};
use base::Money;
use serde::{Deserialize, Serialize};

/// How the parts become euros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Each pays rate × count; the total is what it makes.
    Rate,
    /// The committee votes a sum; the key spreads it, and the total is that sum to the cent.
    Spread,
}

/// What a part counts, and for how much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// So much for each pupil, school, inhabitant, or for being a member.
    Each {
        of: Measure,
        rate: Rate,
    },
    Bands(Bands),
}

impl Scale {
    pub fn measure(&self) -> Measure {
        match self {
            Scale::Each { of, .. } => *of,
            Scale::Bands(bands) => bands.by,
        }
    }

    /// Millionths of a euro of a whole year.
    pub fn millionths(&self, member: &CountedMember) -> Result<i128, Refusal> {
        let count = member.count(self.measure());
        match self {
            Scale::Each { rate, .. } => {
                let rate = i128::from(rate.millionths());
                rate.checked_mul(count.into()).ok_or(Refusal::Overflow)
            }
            Scale::Bands(bands) => bands.millionths(count),
        }
    }
}

/// What all members pay together for a part; its scale then only says in which proportion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whole {
    Sum(Money),
    /// Of what the sums leave of the sum voted: 70 beside 30 are 70 % and 30 %, as 7 beside 3.
    Share(u32),
}

/// One part of a key: "Part par élève", 2,10 € each; or 70 % of the sum by pupils.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What the statement says.
    pub label: String,
    pub scale: Scale,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<Whole>,
    /// Due in full, whatever the date of membership.
    #[serde(default)]
    pub full_year: bool,
}

/// What a member pays at least and at most in a year, all parts together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    #[serde(default)]
    pub minimum: Option<Money>,
    #[serde(default)]
    pub maximum: Option<Money>,
    /// Whether whoever belongs for a part of the year has that part of both.
    #[serde(default)]
    pub pro_rata: bool,
}

/// How far a contribution may move from last year's, in hundredths of a percent (500 is 5 %).
/// Whoever paid nothing last year is not held. The minimum and the maximum of the key come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evolution {
    #[serde(default)]
    pub rise: Option<u32>,
    #[serde(default)]
    pub fall: Option<u32>,
}

/// A key, kept as JSON, one row a version: a key that was voted is not edited, another follows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    pub mode: Mode,
    pub parts: Vec<Part>,
    #[serde(default)]
    pub pro_rata: ProRata,
    #[serde(default)]
    pub bounds: Bounds,
    #[serde(default)]
    pub evolution: Evolution,
}

/// A key with the first year it holds for, numbered from 1 in the order of the votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyVersion {
    pub number: u32,
    pub from_year: i16,
    pub key: Key,
}

/// The version that holds for `year`: the last year named that has come, and of several votes for
/// the same year the last one. `None` before the first.
pub fn in_force(versions: &[KeyVersion], year: i16) -> Option<&KeyVersion> {
    let come = versions.iter().filter(|version| version.from_year <= year);
    come.max_by_key(|version| (version.from_year, version.number))
}

/// A hundred percent, in hundredths of a percent.
pub const WHOLE_PERCENT: u32 = 10_000;

impl Key {
    /// Refuses a key that could not be reckoned for anybody. Parts are numbered from 0.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.parts.is_empty() {
            return Err(Refusal::NoPart);
        }
        let mut numbered = self.parts.iter().enumerate();
        numbered.try_for_each(|(number, part)| self.check_part(number, part))?;
        let bounds = [self.bounds.minimum, self.bounds.maximum];
        if let Some(negative) = bounds.into_iter().flatten().find(|sum| sum.is_negative()) {
            return Err(Refusal::NegativeSum(negative));
        }
        match bounds {
            [Some(minimum), Some(maximum)] if minimum > maximum => {
                return Err(Refusal::MinimumAboveMaximum { minimum, maximum });
            }
            _ => {}
        }
        match self.evolution.fall.filter(|fall| *fall > WHOLE_PERCENT) {
            Some(fall) => Err(Refusal::FallAboveWhole(fall)),
            None => Ok(()),
        }
    }

    fn check_part(&self, number: usize, part: &Part) -> Result<(), Refusal> {
        match &part.scale {
            Scale::Each { rate, .. } if rate.is_negative() => {
                return Err(Refusal::NegativeRate { part: number });
            }
            Scale::Each { .. } => {}
            Scale::Bands(bands) => bands.check(number)?,
        }
        match (self.mode, part.whole) {
            (_, Some(Whole::Sum(sum))) if sum.is_negative() => Err(Refusal::NegativeSum(sum)),
            (_, Some(Whole::Share(0))) => Err(Refusal::NoShare { part: number }),
            (Mode::Rate, Some(Whole::Share(_))) => Err(Refusal::ShareWithoutSum { part: number }),
            (Mode::Spread, whole) if whole.is_some() != self.parts[0].whole.is_some() => {
                Err(Refusal::PartsMixed { part: number })
            }
            _ => Ok(()),
        }
    }

    /// Whether the parts of a key that spreads have sums or shares of their own.
    pub fn has_wholes(&self) -> bool {
        self.parts.iter().any(|part| part.whole.is_some())
    }

    /// What each part of a key that spreads makes of the sum voted, exactly: the sums first, then
    /// the shares of what is left.
    pub fn sums_of_parts(&self, voted: Money) -> Result<Vec<Money>, Refusal> {
        let sum_of = |part: &Part| match part.whole {
            Some(Whole::Sum(sum)) => sum,
            _ => Money::ZERO,
        };
        let share_of = |part: &Part| match part.whole {
            Some(Whole::Share(share)) => i128::from(share),
            _ => 0,
        };
        let parts = Money::checked_sum(self.parts.iter().map(sum_of)).ok_or(Refusal::Overflow)?;
        let rest = voted.checked_sub(parts).ok_or(Refusal::Overflow)?;
        let shares: Vec<i128> = self.parts.iter().map(share_of).collect();
        let has_share = shares.iter().any(|share| *share > 0);
        if rest.is_negative() || (!has_share && !rest.is_zero()) {
            return Err(Refusal::PartsDiffer { parts, voted });
        }
        let shared = spread(rest, &shares)?;
        let both = self.parts.iter().map(sum_of).zip(shared);
        both.map(|(sum, share)| sum.checked_add(share).ok_or(Refusal::Overflow)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(of: Measure, whole: Option<Whole>) -> Part {
        let scale = Scale::Each { of, rate: Rate::ONE };
        Part { label: "Part".to_owned(), scale, whole, full_year: false }
    }

    fn key(mode: Mode, parts: Vec<Part>) -> Key {
        let (pro_rata, bounds) = (ProRata::None, Bounds::default());
        Key { mode, parts, pro_rata, bounds, evolution: Evolution::default() }
    }

    #[test]
    fn a_key_is_kept_as_it_was_voted() {
        let json = r#"{
            "mode": "rate",
            "parts": [
                { "label": "Part fixe", "scale": { "each": { "of": "member", "rate": "150" } } },
                { "label": "Population", "scale": { "bands": { "by": "inhabitant", "steps": "flat",
                    "bands": [ { "from": 0, "below": 1000, "rate": "100" },
                               { "from": 1000, "below": null, "rate": "250,50" } ] } } }
            ],
            "pro_rata": "months_begun",
            "bounds": { "minimum": 20000 },
            "evolution": { "rise": 500 }
        }"#;
        let key: Key = serde_json::from_str(json).expect("a key");
        assert_eq!(key.check(), Ok(()));
        assert_eq!(key.bounds.minimum, Some(Money::from_euros(200)));
        let again = serde_json::to_string(&key).expect("json");
        assert_eq!(serde_json::from_str::<Key>(&again).expect("a key"), key);
        let misspelt = again.replace("\"rise\"", "\"raise\"");
        assert!(serde_json::from_str::<Key>(&misspelt).is_err());
    }

    #[test]
    fn a_key_that_makes_no_sense_is_refused() {
        assert_eq!(key(Mode::Rate, vec![]).check(), Err(Refusal::NoPart));
        let mut negative = key(Mode::Rate, vec![part(Measure::Pupil, None)]);
        negative.parts[0].scale = Scale::Each { of: Measure::Pupil, rate: Rate::from_cents(-1) };
        assert_eq!(negative.check(), Err(Refusal::NegativeRate { part: 0 }));
        let share = key(Mode::Rate, vec![part(Measure::Pupil, Some(Whole::Share(1)))]);
        assert_eq!(share.check(), Err(Refusal::ShareWithoutSum { part: 0 }));
        let nothing = key(Mode::Spread, vec![part(Measure::Pupil, Some(Whole::Share(0)))]);
        assert_eq!(nothing.check(), Err(Refusal::NoShare { part: 0 }));
        let two = vec![part(Measure::Pupil, None), part(Measure::School, Some(Whole::Share(1)))];
        assert_eq!(key(Mode::Spread, two).check(), Err(Refusal::PartsMixed { part: 1 }));
        let mut crossed = key(Mode::Rate, vec![part(Measure::Pupil, None)]);
        let (minimum, maximum) = (Money::from_euros(2), Money::from_euros(1));
        crossed.bounds = Bounds { minimum: Some(minimum), maximum: Some(maximum), pro_rata: false };
        assert_eq!(crossed.check(), Err(Refusal::MinimumAboveMaximum { minimum, maximum }));
        let mut fallen = key(Mode::Rate, vec![part(Measure::Pupil, None)]);
        fallen.evolution.fall = Some(10_001);
        assert_eq!(fallen.check(), Err(Refusal::FallAboveWhole(10_001)));
    }

    #[test]
    fn a_key_holds_until_another_is_voted() {
        let version = |number, from_year| {
            let key = key(Mode::Rate, vec![part(Measure::Pupil, None)]);
            KeyVersion { number, from_year, key }
        };
        let versions = [version(1, 2024), version(2, 2027), version(3, 2027), version(4, 2026)];
        let number = |year| in_force(&versions, year).map(|version| version.number);
        assert_eq!(number(2023), None);
        assert_eq!((number(2025), number(2026)), (Some(1), Some(4)));
        assert_eq!((number(2027), number(2030)), (Some(3), Some(3)));
    }

    #[test]
    fn sums_come_first_and_shares_have_the_rest() {
        let sum = Money::from_euros(100);
        let parts = vec![
            part(Measure::Member, Some(Whole::Sum(Money::from_euros(10)))),
            part(Measure::Pupil, Some(Whole::Share(2))),
            part(Measure::Inhabitant, Some(Whole::Share(1))),
        ];
        let sums = key(Mode::Spread, parts.clone()).sums_of_parts(sum).expect("sums");
        assert_eq!(sums, [sum_of(1_000), sum_of(6_000), sum_of(3_000)]);
        let alone = key(Mode::Spread, parts[..1].to_vec()).sums_of_parts(sum);
        let differ = Refusal::PartsDiffer { parts: Money::from_euros(10), voted: sum };
        assert_eq!(alone, Err(differ));
    }

    fn sum_of(cents: i64) -> Money {
        Money::from_cents(cents)
    }
}
