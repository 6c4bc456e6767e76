//! Elected members: names drawn as those of families are, as many women as men.

use crate::{Dice, Sex, facts};

/// Somebody who is elected, and whom nobody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elected {
    pub first: &'static str,
    pub last: &'static str,
    pub sex: Sex,
}

/// So many of them, no two with the same first name and name.
pub fn members(seed: u64, count: usize) -> Vec<Elected> {
    let dice = Dice::of(seed, 0, "elected");
    let mut known = std::collections::HashSet::new();
    let mut members = Vec::with_capacity(count);
    while members.len() < count {
        let sex = if members.len() % 2 == 0 { Sex::F } else { Sex::M };
        let born = 1_955 + i16::try_from(dice.below(45)).unwrap_or(0);
        let (first, last) = (facts::first_name(&dice, sex, born), facts::surname(&dice));
        if known.insert((first, last)) {
            members.push(Elected { first, last, sex });
        }
    }
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_elected_twice_and_the_same_seed_elects_the_same() {
        let members = members(1, 5_000);
        let names: std::collections::HashSet<_> =
            members.iter().map(|it| (it.first, it.last)).collect();
        assert_eq!((members.len(), names.len()), (5_000, 5_000));
        assert_eq!(members[..50], super::members(1, 50)[..]);
        assert_eq!(members.iter().filter(|it| it.sex == Sex::F).count(), 2_500);
    }
}
