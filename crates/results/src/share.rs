//! Shares and weighted means: exact fractions, rounded once, where they are shown.
//!
//! A [`Share`] is the exact part of what could be had (13/20); an [`Average`] the exact sum of
//! weighted shares over the sum of their weights. It is rounded to the hundredth, half up, when it
//! is written; what is compared with it (the mean of a class, a threshold) is compared before.
//!
//! **Bounds.** Fractions are reduced and held in 128 bits, every step of reckoning is checked. The
//! bottom of a sum divides the least common multiple of its scales and weights, so that marks on
//! the scales schools use (5, 10, 20, 40, 60, 100) with coefficients up to 1,000 fit many times
//! over. What would not fit (dozens of scales without a common divisor) is put on a grid of 10⁻¹⁵,
//! to the nearest: no sum overflows, and no written hundredth is further away than that.

use std::cmp::Ordering;

/// An exact part of a whole: 13/20. `bottom` is never 0, `top` never negative.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    top: i128,
    bottom: i128,
}

/// The grid of what does not fit.
const GRID: i128 = 1_000_000_000_000_000;
/// Beyond, a product with [`GRID`] would not fit.
const BITS_MAX: i128 = 1 << 70;

impl Share {
    pub const NOTHING: Share = Share { top: 0, bottom: 1 };

    /// `value` out of `out_of`; what is not above 0 counts as 0, respectively 1.
    pub fn of(value: i64, out_of: i64) -> Self {
        Share { top: i128::from(value.max(0)), bottom: i128::from(out_of.max(1)) }.reduced()
    }

    /// Parts of a hundred.
    pub fn of_percent(percent: u8) -> Self {
        Share { top: i128::from(percent), bottom: 100 }.reduced()
    }

    /// The nearest hundredth of `whole` (in units): `Share` 2/3 out of 20 is 1333 (13,33), half up.
    pub fn hundredths_of(self, whole: i64) -> i64 {
        let times = i128::from(whole.max(0)) * 100;
        let Share { top, bottom } = self.small_enough_for(times);
        let doubled = 2 * (top % bottom) * times;
        let rest = (doubled + bottom).div_euclid(2 * bottom);
        let rounded = (top / bottom).saturating_mul(times).saturating_add(rest);
        i64::try_from(rounded).unwrap_or(i64::MAX)
    }

    /// This share as it is written out of `whole`: rounded to the hundredth.
    pub fn as_shown(self, whole: i64) -> Self {
        Share::of(self.hundredths_of(whole), whole.saturating_mul(100))
    }

    /// Is this at least so many parts of a hundred? Compared exactly.
    pub fn is_at_least(self, percent: u8) -> bool {
        self >= Share { top: i128::from(percent), bottom: 100 }
    }

    fn reduced(self) -> Self {
        let divisor = greatest_common_divisor(self.top, self.bottom).max(1);
        Share { top: self.top / divisor, bottom: self.bottom / divisor }
    }

    /// The same, or its nearest on the grid, so that `times` twice its bottom fits.
    fn small_enough_for(self, times: i128) -> Self {
        let fits = |number: i128| number.checked_mul(4).and_then(|it| it.checked_mul(times));
        if fits(self.bottom).is_some() { self } else { self.on_grid() }
    }

    /// The nearest multiple of 10⁻¹⁵.
    fn on_grid(self) -> Self {
        let (mut rest, mut bottom) = (self.top % self.bottom, self.bottom);
        // What is cut off here is below 2⁻⁶⁹ of the whole.
        while bottom >= BITS_MAX {
            (rest, bottom) = (rest >> 1, bottom >> 1);
        }
        let rest = (2 * rest * GRID + bottom) / (2 * bottom);
        Share { top: (self.top / self.bottom) * GRID + rest, bottom: GRID }
    }

    /// `self + other * weight`, where it fits.
    fn plus(self, other: Share, weight: i128) -> Option<Self> {
        let divisor = greatest_common_divisor(self.bottom, other.bottom).max(1);
        let (left, right) = (other.bottom / divisor, self.bottom / divisor);
        let added = other.top.checked_mul(weight)?.checked_mul(right)?;
        let top = self.top.checked_mul(left)?.checked_add(added)?;
        Some(Share { top, bottom: self.bottom.checked_mul(left)? }.reduced())
    }
}

/// Compared exactly, whatever their size: whole parts first, then the rests turned over.
impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        let mut turned = false;
        loop {
            let order = (a.top / a.bottom).cmp(&(b.top / b.bottom));
            let (left, right) = (a.top % a.bottom, b.top % b.bottom);
            let order = match (order, left, right) {
                (Ordering::Equal, 0, 0) => return Ordering::Equal,
                (Ordering::Equal, 0, _) => Ordering::Less,
                (Ordering::Equal, _, 0) => Ordering::Greater,
                (Ordering::Equal, ..) => {
                    a = Share { top: a.bottom, bottom: left };
                    b = Share { top: b.bottom, bottom: right };
                    turned = !turned;
                    continue;
                }
                (order, ..) => order,
            };
            return if turned { order.reverse() } else { order };
        }
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Share {}

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

/// A weighted mean being made.
#[derive(Clone, Copy, Debug)]
pub struct Average {
    sum: Share,
    weights: i128,
}

impl Default for Average {
    fn default() -> Self {
        Average { sum: Share::NOTHING, weights: 0 }
    }
}

impl Average {
    /// Counts a share with its weight (a coefficient in hundredths). What weighs nothing is not
    /// counted.
    pub fn add(&mut self, share: Share, weight: u32) {
        if weight == 0 {
            return;
        }
        let weight = i128::from(weight);
        let on_grid = |sum: Share| {
            let (sum, share) = (sum.on_grid(), share.on_grid());
            let top = sum.top.saturating_add(share.top.saturating_mul(weight));
            Share { top, bottom: GRID }
        };
        self.sum = self.sum.plus(share, weight).unwrap_or_else(|| on_grid(self.sum));
        self.weights += weight;
    }

    /// The mean; none of nothing.
    pub fn share(self) -> Option<Share> {
        if self.weights == 0 {
            return None;
        }
        let bottom = self.sum.bottom.checked_mul(self.weights);
        let exact = bottom.map(|bottom| Share { top: self.sum.top, bottom }.reduced());
        exact.or_else(|| {
            let sum = self.sum.on_grid();
            let bottom = GRID.checked_mul(self.weights)?;
            Some(Share { top: sum.top, bottom }.reduced())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mean(parts: &[(Share, u32)]) -> Option<Share> {
        let mut average = Average::default();
        for (share, weight) in parts {
            average.add(*share, *weight);
        }
        average.share()
    }

    fn number(share: Share) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "compared with a float on purpose")]
        let number = share.top as f64 / share.bottom as f64;
        number
    }

    #[test]
    fn a_mean_is_exact_and_rounded_half_up_once() {
        let (ten, more) = (Share::of(1_000, 2_000), Share::of(1_001, 2_000));
        let mean = mean(&[(ten, 100), (more, 100), (Share::NOTHING, 0)]).expect("two marks");
        assert_eq!(mean.hundredths_of(20), 1_001, "10,005 is 10,01, and a weight of 0 is nothing");
        assert_eq!(Average::default().share(), None);
        assert_eq!(Share::of(2, 3).hundredths_of(20), 1_333);
        assert_eq!(Share::of(2, 3).as_shown(20), Share::of(1_333, 2_000));
    }

    #[test]
    fn marks_on_other_scales_are_brought_to_one() {
        let parts = [(Share::of(400, 500), 100), (Share::of(1_200, 2_000), 100)];
        assert_eq!(mean(&parts).expect("two").hundredths_of(20), 1_400);
    }

    /// Scales and coefficients as schools use them.
    fn usual() -> impl Strategy<Value = Vec<(Share, u32)>> {
        let scale = prop::sample::select(vec![500_i64, 1_000, 2_000, 4_000, 6_000, 10_000]);
        let mark = (scale, 0.0..=1.0_f64, 1..=1_000_u32).prop_map(|(out_of, part, weight)| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_precision_loss,
                reason = "any mark of this scale will do"
            )]
            let value = (part * out_of as f64) as i64;
            (Share::of(value, out_of), weight * 5)
        });
        prop::collection::vec(mark, 1..60)
    }

    /// Any marks at all: what nobody gives, and what could be typed.
    fn any() -> impl Strategy<Value = Vec<(Share, u32)>> {
        let mark = (0..=100_000_i64, 1..=100_000_i64, 1..=u32::MAX)
            .prop_map(|(value, out_of, weight)| (Share::of(value, out_of), weight));
        prop::collection::vec(mark, 1..80)
    }

    proptest! {
        #[test]
        fn the_order_of_marks_changes_nothing(mut marks in usual()) {
            let before = mean(&marks);
            marks.reverse();
            prop_assert_eq!(mean(&marks), before);
            marks.sort_by_key(|(share, weight)| (*weight, *share));
            prop_assert_eq!(mean(&marks), before);
        }

        #[test]
        fn a_mean_is_between_the_least_and_the_best(marks in usual()) {
            let mean = mean(&marks).expect("marks");
            let shares = marks.iter().map(|(share, _)| *share);
            prop_assert!(shares.clone().min().expect("one") <= mean);
            prop_assert!(mean <= shares.max().expect("one"));
        }

        #[test]
        fn coefficients_count_by_their_proportions(marks in usual(), times in 2..50_u32) {
            let scaled: Vec<_> = marks.iter().map(|(share, it)| (*share, it * times)).collect();
            prop_assert_eq!(mean(&scaled), mean(&marks));
        }

        /// In whole numbers: every share brought to a bottom all usual scales divide.
        #[test]
        fn a_mean_of_usual_marks_is_exact(marks in usual()) {
            let whole = 60_000_i128;
            let sum = |(share, weight): &(Share, u32)| {
                share.top * (whole / share.bottom) * i128::from(*weight)
            };
            let top: i128 = marks.iter().map(sum).sum();
            let weights: i128 = marks.iter().map(|(_, weight)| i128::from(*weight)).sum();
            let expected = Share { top, bottom: whole * weights };
            prop_assert_eq!(mean(&marks), Some(expected));
        }

        #[test]
        fn whatever_is_typed_nothing_overflows_and_the_mean_is_the_mean(marks in any()) {
            let weigh = |(share, weight): &(Share, u32)| number(*share) * f64::from(*weight);
            let weights: f64 = marks.iter().map(|(_, weight)| f64::from(*weight)).sum();
            let expected = marks.iter().map(weigh).sum::<f64>() / weights;
            let mean = mean(&marks).expect("marks");
            prop_assert!((number(mean) - expected).abs() <= 1e-9 * expected.max(1.0));
            let whole = mean.hundredths_of(20);
            #[expect(clippy::cast_precision_loss, reason = "compared with a float on purpose")]
            let far = (whole as f64 - expected * 2_000.0).abs();
            prop_assert!(far <= 0.5 + 1e-6 * expected.max(1.0));
            prop_assert!(mean.as_shown(20).hundredths_of(20) == whole);
        }

        /// A mean of means of means, as general averages of many subjects are.
        #[test]
        fn means_of_means_do_not_overflow(all in prop::collection::vec(any(), 1..20)) {
            let means: Vec<(Share, u32)> =
                all.iter().filter_map(|marks| mean(marks)).map(|share| (share, 137)).collect();
            let general = mean(&means).expect("means");
            let expected = means.iter().map(|(share, _)| number(*share)).sum::<f64>();
            #[expect(clippy::cast_precision_loss, reason = "a few")]
            let expected = expected / means.len() as f64;
            prop_assert!((number(general) - expected).abs() <= 1e-9 * expected.max(1.0));
        }

        #[test]
        fn rounding_is_monotone_and_never_further_than_half(
            a in (0..=100_000_i64, 1..=100_000_i64), b in (0..=100_000_i64, 1..=100_000_i64),
        ) {
            let (a, b) = (Share::of(a.0, a.1), Share::of(b.0, b.1));
            let (low, high) = if a <= b { (a, b) } else { (b, a) };
            prop_assert!(low.hundredths_of(20) <= high.hundredths_of(20));
            // |2·(2000·top/bottom − rounded)| ≤ 1, in whole numbers; exactly half goes up.
            let twice = 2 * (2_000 * a.top - i128::from(a.hundredths_of(20)) * a.bottom);
            prop_assert!(-a.bottom <= twice && twice < a.bottom);
            prop_assert_eq!(number(a) < number(b), a < b);
        }
    }
}
