//! Where the pupils of a territory live: in its largest towns, or everywhere.

/// Where the pupils live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// In the most populated towns of the region, until all are placed.
    LargestTowns,
    /// The same, and some of them are in collèges and lycées.
    WithSecondary,
    /// In all communes of the two departments of the north, each as many as its inhabitants ask.
    North,
}

impl Spread {
    /// The most pupils of one place, which has a nursery and an elementary school or both in one.
    pub const fn pupils_of_a_place(self) -> usize {
        match self {
            Spread::LargestTowns | Spread::WithSecondary => 330,
            Spread::North => 212,
        }
    }
}
