//! Which day a page is asked for: `?jour=2026-11-26`.

use crate::weeks::monday_of;
use base::Day;
use serde::Deserialize;

#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Asked {
    pub jour: Option<Day>,
}

/// A day and its week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    pub day: Day,
    pub monday: Day,
}

impl Asked {
    /// That day, or today; at the week-end the week to come is looked at.
    pub fn open(&self, today: Day) -> Open {
        let usual = if today.is_weekend() { monday_of(today).plus_days(7) } else { today };
        let day = self.jour.unwrap_or(usual);
        Open { day, monday: monday_of(day) }
    }
}

impl Open {
    /// From its Monday to its Saturday.
    pub fn span(&self) -> (Day, Day) {
        (self.monday, self.monday.plus_days(5).max(self.day))
    }
}
