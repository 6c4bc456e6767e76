//! Periods: how a school cuts its year, each with a livret at its end.

use crate::store::periods as store;
use base::{Day, Id, SchoolYear};
use db::{Result, Tx};
use people::School;

db::row! {
    /// `number` from 1; `until_on` is the first day after it. The periods of a year follow one
    /// another without a gap.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Period {
        pub id: Id<Period>,
        pub school: Id<School>,
        pub year: SchoolYear,
        pub number: i64,
        pub name: String,
        pub from_on: Day,
        pub until_on: Day,
    }
}

impl Period {
    pub fn has(&self, day: Day) -> bool {
        self.from_on <= day && day < self.until_on
    }
}

/// The periods of a school's year, in order; none until the school has cut it.
pub fn of_school(tx: &Tx<'_>, school: Id<School>, year: SchoolYear) -> Result<Vec<Period>> {
    store::of_school(tx, school, year)
}

pub fn load(tx: &Tx<'_>, period: Id<Period>) -> Result<Option<Period>> {
    store::load(tx, period)
}
