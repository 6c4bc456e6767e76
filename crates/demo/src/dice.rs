//! Dice: chance by seed, with the few ways of drawing that the territory needs.

use base::Random;

/// Draws the same numbers at every run.
#[derive(Clone, Debug)]
pub struct Dice(Random);

impl Default for Dice {
    fn default() -> Self {
        Dice::of(0, 0, "")
    }
}

impl Dice {
    /// Dice of their own for one place and one purpose, whatever was drawn elsewhere.
    pub fn of(seed: u64, place: usize, purpose: &str) -> Self {
        let place = u64::try_from(place).unwrap_or(u64::MAX);
        let purpose = purpose.bytes().fold(0, |mixed, byte| mix(mixed ^ u64::from(byte)));
        Dice(Random::seeded(mix(seed ^ mix(place ^ mix(purpose)))))
    }

    /// A number below `end`; 0 when there is nothing to choose from.
    pub fn below(&self, end: usize) -> usize {
        if end == 0 { 0 } else { self.0.below(end) }
    }

    /// Both ends included.
    pub fn between(&self, first: usize, last: usize) -> usize {
        first + self.below(last + 1 - first.min(last))
    }

    pub fn chance(&self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// One of the rows, each as often as its weight says.
    pub fn weighted<T: Copy>(&self, rows: &[(usize, T)]) -> T {
        let mut left = self.below(rows.iter().map(|(weight, _)| weight).sum());
        for (weight, item) in rows {
            if left < *weight {
                return *item;
            }
            left -= weight;
        }
        rows[0].1
    }

    /// An index below `len`, the first ones more often: lists are given most common first.
    pub fn front(&self, len: usize) -> usize {
        let fine: usize = 1_000_000;
        let draw = self.below(fine);
        // The power 3/2 gives the first of 1,400 surnames eight people in a thousand, as in life.
        (len * draw / fine * (draw * fine).isqrt() / fine).min(len.saturating_sub(1))
    }

    pub fn shuffle<T>(&self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// The mixing step of `SplitMix64`: neighbouring numbers become unrelated seeds.
const fn mix(number: u64) -> u64 {
    let mixed = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_of_nothing_is_never_drawn() {
        let dice = Dice::of(1, 0, "test");
        assert!((0..200).all(|_| dice.weighted(&[(3, 'a'), (0, 'b'), (1, 'c')]) != 'b'));
        assert!((0..200).all(|_| dice.front(7) < 7 && (2..=4).contains(&dice.between(2, 4))));
    }
}
