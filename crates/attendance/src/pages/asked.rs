//! Which day and which moment a page is asked for: `?jour=2026-11-23&moment=am`.

use crate::{Moment, Month, Slot, Week};
use base::{Day, Instant};
use serde::Deserialize;
use utoipa::IntoParams;

#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
pub struct Asked {
    /// `2026-11-23`; today when it is missing.
    #[serde(default)]
    pub jour: String,
    /// `am`, `pm`, `canteen`, `care_am`, `care_pm`.
    #[serde(default)]
    pub moment: String,
    /// `2026-11`, for a register.
    #[serde(default)]
    pub mois: String,
}

impl Asked {
    pub fn day(&self, now: Instant) -> Day {
        Day::parse_iso(&self.jour).unwrap_or(now.day())
    }

    /// What is asked for, or the half-day of now.
    pub fn slot(&self, week: &Week, now: Instant) -> Slot {
        let day = self.day(now);
        let is_today = day == now.day();
        let usual = if is_today { week.moment(now) } else { week.first_moment() };
        let asked = Moment::parse(&self.moment).filter(|moment| week.is_called(*moment));
        Slot::new(day, asked.unwrap_or(usual))
    }

    /// The same for those who follow a school: a half-day, unless an hour is asked for.
    pub fn half(&self, week: &Week, now: Instant) -> Slot {
        let slot = self.slot(week, now);
        let usual = week.half_of(slot.moment);
        Slot::new(slot.day, Moment::parse(&self.moment).unwrap_or(usual))
    }

    pub fn month(&self, now: Instant) -> Month {
        Month::parse(&self.mois).unwrap_or_else(|| Month::of(now.day()))
    }
}
