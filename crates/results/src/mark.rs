//! Marks and averages: exact numbers, rounded once, where they are shown.
//!
//! A mark is hundredths out of hundredths (13,25 out of 20). A [`Share`] is the exact part of what
//! could be had; an average is the exact sum of weighted shares over the sum of their weights. It
//! is rounded to the hundredth, half up, when it is written; what is compared with it (the average
//! of a class, a threshold) is compared before.

use base::parse_decimal;
use std::fmt;

/// The largest mark and the largest scale, in hundredths: 1,000.
const HUNDREDTHS_MAX: i64 = 100_000;

/// A mark as it was given: `value` out of `out_of`, both in hundredths, `0 <= value`, `0 < out_of`.
/// A mark above its scale (21/20, a bonus) is kept as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    value: i64,
    out_of: i64,
}

/// Why a text is no mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkError {
    Unreadable,
    /// More than two decimals.
    TooPrecise,
    Negative,
    /// Above 1,000, or a scale of nothing.
    OutOfBounds,
}

impl Mark {
    /// `value` and `out_of` in hundredths.
    pub fn new(value: i64, out_of: i64) -> Result<Self, MarkError> {
        if value < 0 {
            return Err(MarkError::Negative);
        }
        if out_of <= 0 || out_of > HUNDREDTHS_MAX || value > HUNDREDTHS_MAX {
            return Err(MarkError::OutOfBounds);
        }
        Ok(Mark { value, out_of })
    }

    /// `13,5` or `13.5`, out of `out_of` hundredths.
    pub fn parse(text: &str, out_of: i64) -> Result<Self, MarkError> {
        use base::MoneyError;
        let value = parse_decimal(text, 2).map_err(|error| match error {
            MoneyError::TooPrecise(_) => MarkError::TooPrecise,
            MoneyError::TooLarge => MarkError::OutOfBounds,
            MoneyError::Empty | MoneyError::Unreadable => MarkError::Unreadable,
        })?;
        Mark::new(value, out_of)
    }

    pub const fn value(self) -> i64 {
        self.value
    }

    pub const fn out_of(self) -> i64 {
        self.out_of
    }

    pub fn share(self) -> Share {
        Share { top: i128::from(self.value), bottom: i128::from(self.out_of) }
    }
}

/// `13,5` — without its scale.
impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hundredths(f, self.value)
    }
}

/// An exact part of a whole: 13/20. `bottom` is never 0.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    top: i128,
    bottom: i128,
}

impl Share {
    /// Parts of a hundred.
    pub fn of_percent(percent: u8) -> Self {
        Share { top: i128::from(percent), bottom: 100 }
    }

    /// The nearest hundredth of `whole` (in units): `Share` 2/3 out of 20 is 1333 (13,33), half up.
    pub fn hundredths_of(self, whole: i64) -> i64 {
        let top = self.top * i128::from(whole) * 100;
        let rounded = (2 * top + self.bottom).div_euclid(2 * self.bottom);
        i64::try_from(rounded).unwrap_or(i64::MAX)
    }

    /// Is this at least so many parts of a hundred? Compared exactly.
    pub fn is_at_least(self, percent: u8) -> bool {
        self.top * 100 >= self.bottom * i128::from(percent)
    }

    fn reduced(self) -> Self {
        let divisor = greatest_common_divisor(self.top.abs(), self.bottom).max(1);
        Share { top: self.top / divisor, bottom: self.bottom / divisor }
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.top * other.bottom == other.top * self.bottom
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
        Average { sum: Share { top: 0, bottom: 1 }, weights: 0 }
    }
}

impl Average {
    /// Counts a share with its weight (a coefficient in hundredths; what weighs nothing is a bonus
    /// to nobody and is not counted).
    pub fn add(&mut self, share: Share, weight: u32) {
        if weight == 0 {
            return;
        }
        let weight = i128::from(weight);
        let top = self.sum.top * share.bottom + share.top * weight * self.sum.bottom;
        self.sum = Share { top, bottom: self.sum.bottom * share.bottom }.reduced();
        self.weights += weight;
    }

    /// The mean; none of nothing.
    pub fn share(self) -> Option<Share> {
        let bottom = self.sum.bottom * self.weights;
        (self.weights > 0).then(|| Share { top: self.sum.top, bottom }.reduced())
    }
}

/// `1325` is `13,25`; `1350` is `13,5`; `1300` is `13`.
fn write_hundredths(f: &mut fmt::Formatter<'_>, hundredths: i64) -> fmt::Result {
    let (units, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => write!(f, "{units}"),
        rest if rest % 10 == 0 => write!(f, "{units},{}", rest / 10),
        rest => write!(f, "{units},{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(text: &str) -> Mark {
        Mark::parse(text, 2_000).expect("a mark")
    }

    #[test]
    fn a_mark_is_read_as_it_is_written() {
        assert_eq!(mark("13,5").to_string(), "13,5");
        assert_eq!(mark("13.25").to_string(), "13,25");
        assert_eq!(mark("20").to_string(), "20");
        assert_eq!(Mark::parse("13,333", 2_000), Err(MarkError::TooPrecise));
        assert_eq!(Mark::parse("-1", 2_000), Err(MarkError::Negative));
        assert_eq!(Mark::parse("douze", 2_000), Err(MarkError::Unreadable));
        assert_eq!(Mark::parse("5000", 2_000), Err(MarkError::OutOfBounds));
    }

    #[test]
    fn a_mean_is_exact_and_rounded_half_up_once() {
        let mut average = Average::default();
        average.add(mark("10").share(), 100);
        average.add(mark("10,01").share(), 100);
        let mean = average.share().expect("two marks");
        assert_eq!(mean.hundredths_of(20), 1_001, "10,005 is 10,01");
        average.add(mark("0").share(), 0);
        assert_eq!(average.share(), Some(mean), "what weighs nothing changes nothing");
        assert_eq!(Average::default().share(), None);
    }

    #[test]
    fn marks_on_other_scales_are_brought_to_one() {
        let mut average = Average::default();
        average.add(Mark::parse("4", 500).expect("4/5").share(), 100);
        average.add(Mark::parse("12", 2_000).expect("12/20").share(), 100);
        assert_eq!(average.share().expect("two").hundredths_of(20), 1_400);
    }
}
