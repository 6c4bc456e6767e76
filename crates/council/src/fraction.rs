//! Fractions and thresholds: how many it takes, of how many.

use serde::{Deserialize, Serialize};

/// A part of a whole, above nothing and at most everything, in lowest terms: `1/2`, `2/3`.
/// In JSON `[2, 3]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "(u16, u16)", try_from = "(u16, u16)")]
pub struct Fraction {
    part: u16,
    whole: u16,
}

impl Fraction {
    pub const SIXTH: Fraction = Fraction { part: 1, whole: 6 };
    pub const QUARTER: Fraction = Fraction { part: 1, whole: 4 };
    pub const THIRD: Fraction = Fraction { part: 1, whole: 3 };
    pub const HALF: Fraction = Fraction { part: 1, whole: 2 };
    pub const TWO_THIRDS: Fraction = Fraction { part: 2, whole: 3 };
    pub const ALL: Fraction = Fraction { part: 1, whole: 1 };

    /// `None` unless `0 < part ≤ whole`.
    pub const fn new(part: u16, whole: u16) -> Option<Self> {
        if part == 0 || part > whole {
            return None;
        }
        let (mut divisor, mut rest) = (whole, part);
        while rest != 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        Some(Fraction { part: part / divisor, whole: whole / divisor })
    }

    pub const fn part(self) -> u16 {
        self.part
    }

    pub const fn whole(self) -> u16 {
        self.whole
    }

    /// Whether it is less than a half: then a proposal and its contrary could both reach it.
    pub const fn is_below_half(self) -> bool {
        2 * (self.part as u32) < self.whole as u32
    }

    const fn floor(self, of: u32) -> u64 {
        of as u64 * self.part as u64 / self.whole as u64
    }

    const fn ceiling(self, of: u32) -> u64 {
        (of as u64 * self.part as u64).div_ceil(self.whole as u64)
    }

    /// This part of `of`, to the whole number below.
    pub fn rounded_down(self, of: u32) -> u32 {
        narrow(self.floor(of))
    }

    /// This part of `of`, to the whole number above.
    pub fn rounded_up(self, of: u32) -> u32 {
        narrow(self.ceiling(of))
    }
}

impl From<Fraction> for (u16, u16) {
    fn from(fraction: Fraction) -> Self {
        (fraction.part, fraction.whole)
    }
}

impl TryFrom<(u16, u16)> for Fraction {
    type Error = NoFraction;

    fn try_from((part, whole): (u16, u16)) -> Result<Self, NoFraction> {
        Fraction::new(part, whole).ok_or(NoFraction { part, whole })
    }
}

/// Nothing, or more than everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{part}/{whole} is no part of a whole")]
pub struct NoFraction {
    pub part: u16,
    pub whole: u16,
}

/// What is to be reached: strictly more than a fraction, or a fraction at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Threshold {
    MoreThan(Fraction),
    AtLeast(Fraction),
}

impl Threshold {
    /// « Plus de la moitié », and not « la moitié plus un »: 17 of 33, 5 of 8.
    pub const ABSOLUTE_MAJORITY: Threshold = Threshold::MoreThan(Fraction::HALF);

    pub const fn fraction(self) -> Fraction {
        match self {
            Threshold::MoreThan(fraction) | Threshold::AtLeast(fraction) => fraction,
        }
    }

    /// The smallest count that reaches it among `of`; never nobody, even of nobody.
    pub fn minimum(self, of: u32) -> u32 {
        match self {
            Threshold::MoreThan(fraction) => narrow(fraction.floor(of) + 1),
            Threshold::AtLeast(fraction) => narrow(fraction.ceiling(of)).max(1),
        }
    }

    pub fn is_reached_by(self, count: u32, of: u32) -> bool {
        count >= self.minimum(of)
    }

    /// More than everybody is nobody's to reach.
    pub fn is_reachable(self) -> bool {
        match self {
            Threshold::MoreThan(fraction) => fraction.part < fraction.whole,
            Threshold::AtLeast(_) => true,
        }
    }
}

/// A fraction is at most everything, so that what is computed of a `u32` is at most one above it.
fn narrow(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn more_than_half_is_neither_the_half_nor_the_half_and_one_more() {
        let half = Threshold::ABSOLUTE_MAJORITY;
        for (of, minimum) in [(8, 5), (11, 6), (33, 17), (100, 51), (1, 1), (0, 1)] {
            assert_eq!(half.minimum(of), minimum, "of {of}");
        }
    }

    #[test]
    fn two_thirds_at_least_are_rounded_up() {
        let two_thirds = Threshold::AtLeast(Fraction::TWO_THIRDS);
        for (of, minimum) in [(3, 2), (4, 3), (33, 22), (34, 23), (0, 1)] {
            assert_eq!(two_thirds.minimum(of), minimum, "of {of}");
        }
    }

    #[test]
    fn a_fraction_is_something_and_at_most_everything() {
        assert_eq!(Fraction::new(0, 2), None);
        assert_eq!(Fraction::new(3, 2), None);
        assert_eq!(Fraction::new(0, 0), None);
        assert_eq!(Fraction::new(50, 100), Some(Fraction::HALF));
        assert!(!Threshold::MoreThan(Fraction::ALL).is_reachable());
        assert!(Fraction::new(49, 100).expect("a fraction").is_below_half());
        assert!(!Fraction::HALF.is_below_half());
    }

    proptest! {
        #[test]
        fn the_minimum_is_the_first_count_that_satisfies_the_words(
            whole in 1u16..=1000, part in 1u16..=1000, of in 1u32..5_000_000,
        ) {
            let Some(fraction) = Fraction::new(part.min(whole), whole) else { unreachable!() };
            let (part, whole) = (u64::from(part.min(whole)), u64::from(whole));
            let exact = |count: u32| (u64::from(count) * whole).cmp(&(u64::from(of) * part));
            let above = Threshold::MoreThan(fraction).minimum(of);
            prop_assert!(exact(above).is_gt() && exact(above - 1).is_le());
            let least = Threshold::AtLeast(fraction).minimum(of);
            prop_assert!(exact(least).is_ge() && exact(least - 1).is_lt());
        }
    }
}
