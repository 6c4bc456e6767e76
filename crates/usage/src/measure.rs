//! The measure of audience by month, in the profiles of the DNMA.
//!
//! The Dispositif national de mesure d'audience counts visits and unique visitors of each profile
//! (`ELEVE`, `ENSEIGNANT`, `PARENT`, `ADMIN_VIE_SCOL_TECH`, `AUTRE`) and service, by school and
//! month. Its present tag plan is not public; ours is:
//!
//! - a *visit* is a series of pages with no pause of more than thirty minutes;
//! - *visitors* are persons, once a day; over a month they are added up day by day. Persons of a
//!   month cannot be told apart: nothing of them is kept for longer than a day;
//! - a month is made of its whole weeks (a week is of the month of its Thursday), and of their
//!   figures that may be shown: where some are hidden, the month says "at least".

use crate::{Week, store::figures::Figure};
use std::collections::BTreeMap;
use web::visits::Role;

/// The word of the DNMA for a role. Everybody who works with the pupils is in `ENSEIGNANT`: who of
/// them teaches is not counted apart.
pub const fn profile(role: Role) -> &'static str {
    match role {
        Role::Pupil => "ELEVE",
        Role::Guardian => "PARENT",
        Role::Staff => "ENSEIGNANT",
        Role::Head => "ADMIN_VIE_SCOL_TECH",
        Role::Agent => "AUTRE",
    }
}

/// A month of a place, role and service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Monthly {
    pub year: i16,
    pub month: i8,
    pub role: Role,
    pub service: String,
    pub visits: u64,
    pub visitors: u64,
    /// Weeks of the month that are in it, and that are out.
    pub weeks: usize,
    pub weeks_out: usize,
}

impl Monthly {
    /// Some of its weeks are hidden.
    pub const fn is_at_least(&self) -> bool {
        self.weeks < self.weeks_out
    }
}

/// The months of one place. `out` are the weeks that are published.
pub fn months(figures: &[Figure], out: &[Week]) -> Vec<Monthly> {
    let mut weeks_out: BTreeMap<(i16, i8), usize> = BTreeMap::new();
    for week in out {
        *weeks_out.entry(week.month()).or_default() += 1;
    }
    let mut months: BTreeMap<(i16, i8, Role, &str), Monthly> = BTreeMap::new();
    for figure in figures {
        let (year, month) = Week::of(figure.week).month();
        let key = (year, month, figure.role, figure.service.as_str());
        let one = months.entry(key).or_insert_with(|| Monthly {
            year,
            month,
            role: figure.role,
            service: figure.service.clone(),
            visits: 0,
            visitors: 0,
            weeks: 0,
            weeks_out: weeks_out.get(&(year, month)).copied().unwrap_or_default(),
        });
        one.visits += figure.visits;
        one.visitors += figure.visitors;
        one.weeks += 1;
    }
    months.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_the_sum_of_its_weeks_that_may_be_shown() {
        let week = |text| Week::parse(text).expect("a week");
        let out = [week("2026-11-02"), week("2026-11-09"), week("2026-11-30")];
        let figure = |text, visits| Figure {
            place_id: 1,
            week: week(text).monday(),
            role: Role::Pupil,
            service: String::new(),
            visits,
            visitors: visits,
        };
        let months = months(&[figure("2026-11-02", 10), figure("2026-11-30", 7)], &out);
        assert_eq!((months[0].visits, months[0].is_at_least()), (10, true), "one week is hidden");
        assert_eq!((months[1].month, months[1].visits, months[1].is_at_least()), (12, 7, false));
    }
}
