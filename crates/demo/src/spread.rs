//! Where the pupils of a territory live: in its largest towns, or everywhere.

use crate::cast;

/// Where the pupils live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// In the most populated towns of the region, until all are placed.
    LargestTowns,
    /// The same, and some of them are in collèges and lycées.
    WithSecondary,
    /// In the demo's town alone, two of thirteen in its collège.
    HomeWithCollege,
    /// In all communes of the two departments of the north, each as many as its inhabitants ask.
    North,
}

impl Spread {
    /// The most pupils of one place, which has a nursery and an elementary school or both in one.
    pub const fn pupils_of_a_place(self) -> usize {
        match self {
            Spread::LargestTowns | Spread::WithSecondary | Spread::HomeWithCollege => 330,
            Spread::North => 212,
        }
    }

    /// How many of `pupils` are in collèges, and in lycées.
    pub fn secondary(self, pupils: usize) -> (usize, usize) {
        match self {
            Spread::LargestTowns | Spread::North => (0, 0),
            Spread::WithSecondary => (pupils * 255 / 1_000, pupils * 210 / 1_000),
            Spread::HomeWithCollege => (pupils * cast::PUPILS_OF_COLLEGE / cast::PUPILS_OF_TOWN, 0),
        }
    }
}
