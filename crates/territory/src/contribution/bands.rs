//! Bands: "fewer than 1,000 inhabitants, 1,000 to 4,999, 5,000 and more".

use super::{Measure, Rate, Refusal};
use serde::{Deserialize, Serialize};

/// How the band counts; the statutes choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Steps {
    /// The rate of the band one is in is due once, whatever one counts in it.
    Flat,
    /// The rate of the band one is in holds for every unit, from the first.
    Threshold,
    /// Each unit has the rate of its own band, as for the income tax.
    Progressive,
}

/// Whoever counts `from` or more and fewer than `below` (nobody more, when it is `None`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    pub from: u64,
    pub below: Option<u64>,
    /// For the whole band ([`Steps::Flat`]) or for one unit.
    pub rate: Rate,
}

/// The bands of one part, in any order; together they hold every number once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bands {
    pub by: Measure,
    pub steps: Steps,
    pub bands: Vec<Band>,
}

impl Bands {
    /// Refuses bands that overlap, leave a hole, are empty or do not reach from 0 to for ever.
    /// `part` is the number of the part in its key, from 0.
    pub fn check(&self, part: usize) -> Result<(), Refusal> {
        if self.bands.is_empty() {
            return Err(Refusal::NoBand { part });
        }
        for Band { from, below, rate } in &self.bands {
            if rate.is_negative() {
                return Err(Refusal::NegativeRate { part });
            }
            if let Some(below) = below.filter(|below| below <= from) {
                return Err(Refusal::EmptyBand { part, from: *from, below });
            }
        }
        let mut sorted: Vec<&Band> = self.bands.iter().collect();
        sorted.sort_by_key(|band| band.from);
        if sorted[0].from != 0 {
            return Err(Refusal::BandsBeginLate { part, from: sorted[0].from });
        }
        for pair in sorted.windows(2) {
            let from = pair[1].from;
            match pair[0].below {
                Some(below) if below == from => {}
                Some(below) if below < from => {
                    return Err(Refusal::BandsHole { part, from: below, below: Some(from) });
                }
                end => {
                    let ends = [end, pair[1].below].into_iter().flatten().min();
                    let below = ends.unwrap_or(u64::MAX);
                    return Err(Refusal::BandsOverlap { part, from, below });
                }
            }
        }
        match sorted.last().and_then(|band| band.below) {
            Some(from) => Err(Refusal::BandsHole { part, from, below: None }),
            None => Ok(()),
        }
    }

    /// Millionths of a euro of whoever counts `count`, by bands that were checked.
    pub fn millionths(&self, count: u64) -> Result<i128, Refusal> {
        let held = |band: &&Band| band.from <= count && band.below.is_none_or(|end| count < end);
        let rate = self.bands.iter().find(held).map_or(0, |band| band.rate.millionths());
        let product = match self.steps {
            Steps::Flat => Some(i128::from(rate)),
            Steps::Threshold => i128::from(rate).checked_mul(i128::from(count)),
            Steps::Progressive => self.bands.iter().try_fold(0_i128, |sum, band| {
                let units =
                    band.below.map_or(count, |end| end.min(count)).saturating_sub(band.from);
                sum.checked_add(i128::from(band.rate.millionths()).checked_mul(units.into())?)
            }),
        };
        product.ok_or(Refusal::Overflow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};

    fn band(from: u64, below: Option<u64>, cents: i32) -> Band {
        Band { from, below, rate: Rate::from_cents(cents) }
    }

    fn bands(steps: Steps, bands: Vec<Band>) -> Bands {
        Bands { by: Measure::Inhabitant, steps, bands }
    }

    fn euros(bands: &Bands, count: u64) -> i128 {
        bands.millionths(count).expect("small") / 1_000_000
    }

    #[test]
    fn the_statutes_choose_how_bands_count() {
        let three =
            vec![band(5_000, None, 20), band(0, Some(1_000), 50), band(1_000, Some(5_000), 30)];
        let flat =
            bands(Steps::Flat, vec![band(0, Some(1_000), 20_000), band(1_000, None, 50_000)]);
        assert_eq!(flat.check(0), Ok(()));
        assert_eq!((euros(&flat, 999), euros(&flat, 1_000)), (200, 500));
        let threshold = bands(Steps::Threshold, three.clone());
        assert_eq!(threshold.check(0), Ok(()));
        assert_eq!((euros(&threshold, 900), euros(&threshold, 1_000)), (450, 300));
        let progressive = bands(Steps::Progressive, three);
        assert_eq!(euros(&progressive, 1_000), 500);
        assert_eq!(euros(&progressive, 6_000), 500 + 1_200 + 200);
    }

    #[test]
    fn bands_hold_every_number_once() {
        let check = |list| bands(Steps::Flat, list).check(3);
        assert_eq!(check(vec![]), Err(Refusal::NoBand { part: 3 }));
        let late = vec![band(1, None, 1)];
        assert_eq!(check(late), Err(Refusal::BandsBeginLate { part: 3, from: 1 }));
        let hole = vec![band(0, Some(10), 1), band(12, None, 1)];
        let expected = Refusal::BandsHole { part: 3, from: 10, below: Some(12) };
        assert_eq!(check(hole), Err(expected));
        let ends = vec![band(0, Some(10), 1)];
        assert_eq!(check(ends), Err(Refusal::BandsHole { part: 3, from: 10, below: None }));
        let overlap = vec![band(0, Some(10), 1), band(8, None, 1)];
        let expected = Refusal::BandsOverlap { part: 3, from: 8, below: 10 };
        assert_eq!(check(overlap), Err(expected));
        let twice = vec![band(0, None, 1), band(0, None, 1)];
        let expected = Refusal::BandsOverlap { part: 3, from: 0, below: u64::MAX };
        assert_eq!(check(twice), Err(expected));
        let empty = vec![band(0, Some(0), 1), band(0, None, 1)];
        assert_eq!(check(empty), Err(Refusal::EmptyBand { part: 3, from: 0, below: 0 }));
        let negative = vec![band(0, None, -1)];
        assert_eq!(check(negative), Err(Refusal::NegativeRate { part: 3 }));
    }

    proptest! {
        #[test]
        fn more_inhabitants_never_pay_less_by_progressive_bands(
            cents in vec(0..1_000_i32, 1..6), low in 0..9_000_u64, more in 0..9_000_u64
        ) {
            let is_last = |index: usize| index + 1 == cents.len();
            let end = |index: usize| (!is_last(index)).then_some((index as u64 + 1) * 1_000);
            let list = cents.iter().enumerate();
            let list = list.map(|(index, cents)| band(index as u64 * 1_000, end(index), *cents));
            let bands = bands(Steps::Progressive, list.collect());
            prop_assert_eq!(bands.check(0), Ok(()));
            let (less, more) = (bands.millionths(low), bands.millionths(low + more));
            prop_assert!(less.expect("small") <= more.expect("small"));
        }
    }
}
