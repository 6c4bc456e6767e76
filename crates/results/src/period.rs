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

/// A period as a school cuts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPeriod {
    pub name: String,
    pub from_on: Day,
    /// The first day after it.
    pub until_on: Day,
}

/// The school year somebody asks for by its first civil year; the one of today for a year that no
/// school of ours has lived.
pub fn asked_year(asked: Option<i16>, today: Day) -> SchoolYear {
    let lived = asked.filter(|year| (2000..2100).contains(year));
    lived.map_or(SchoolYear::of(today), SchoolYear)
}

/// More would be months.
pub const PERIODS_MAX: usize = 6;

/// Why a year cannot be cut so: the place of the first wrong period, from 0, and what is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CutError {
    #[error("no period")]
    Nothing,
    #[error("more periods than a year has")]
    TooMany,
    #[error("period {0} ends before it begins")]
    Empty(usize),
    #[error("period {0} does not begin where the one before ends")]
    Gap(usize),
    #[error("period {0} is not in the school year")]
    Outside(usize),
    #[error("period {0} is used already, and cannot be taken away")]
    Used(usize),
}

impl Period {
    pub fn has(&self, day: Day) -> bool {
        self.from_on <= day && day < self.until_on
    }

    /// Its last day.
    pub fn last_day(&self) -> Day {
        self.until_on.plus_days(-1)
    }
}

/// The periods of a school's year, in order; none until the school has cut it.
pub fn of_school(tx: &Tx<'_>, school: Id<School>, year: SchoolYear) -> Result<Vec<Period>> {
    store::of_school(tx, school, year)
}

pub fn load(tx: &Tx<'_>, period: Id<Period>) -> Result<Option<Period>> {
    store::load(tx, period)
}

/// The period of a day, where the school has one.
pub fn on(tx: &Tx<'_>, school: Id<School>, day: Day) -> Result<Option<Period>> {
    store::on(tx, school, day)
}

/// Cuts a year, or cuts it anew: the period of a number keeps its id, and with it what was written
/// of it. A period that is taken away must be of no use to anybody yet: what the house keeps of it
/// says so by its foreign key. Refused with a [`CutError`].
pub fn cut(
    tx: &Tx<'_>,
    school: Id<School>,
    year: SchoolYear,
    periods: &[NewPeriod],
) -> Result<Vec<Period>> {
    check(year, periods).map_err(db::Error::refused)?;
    store::put(tx, school, year, periods)?;
    match store::drop_after(tx, school, year, periods.len()) {
        Err(db::Error::Conflict(_)) => {
            return Err(db::Error::refused(CutError::Used(periods.len())));
        }
        result => result?,
    }
    store::of_school(tx, school, year)
}

/// The rules: in order, one after the other without a gap, inside the school year.
pub fn check(year: SchoolYear, periods: &[NewPeriod]) -> Result<(), CutError> {
    match periods.len() {
        0 => return Err(CutError::Nothing),
        count if count > PERIODS_MAX => return Err(CutError::TooMany),
        _ => {}
    }
    let is_inside = |period: &NewPeriod| {
        year.first_day().is_some_and(|first| period.from_on >= first)
            && year.last_day().is_some_and(|last| period.until_on <= last.plus_days(1))
    };
    for (place, period) in periods.iter().enumerate() {
        if period.until_on <= period.from_on {
            return Err(CutError::Empty(place));
        }
        if !is_inside(period) {
            return Err(CutError::Outside(place));
        }
        if place > 0 && periods[place - 1].until_on != period.from_on {
            return Err(CutError::Gap(place));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_at(days: &[&str]) -> Vec<NewPeriod> {
        let day = |text: &str| Day::parse_iso(text).expect("a day");
        let period = |pair: &[&str]| NewPeriod {
            name: "Trimestre".to_owned(),
            from_on: day(pair[0]),
            until_on: day(pair[1]),
        };
        days.windows(2).map(period).collect()
    }

    #[test]
    fn periods_follow_one_another_inside_the_year() {
        let year = SchoolYear(2026);
        let mut periods = cut_at(&["2026-09-01", "2026-12-01", "2027-03-08", "2027-07-04"]);
        assert_eq!(check(year, &periods), Ok(()));
        assert_eq!(check(year, &[]), Err(CutError::Nothing));
        periods[1].from_on = periods[1].from_on.plus_days(1);
        assert_eq!(check(year, &periods), Err(CutError::Gap(1)));
        periods[1].from_on = periods[1].from_on.plus_days(-2);
        assert_eq!(check(year, &periods), Err(CutError::Gap(1)), "they do not overlap either");
        let late = cut_at(&["2026-09-01", "2027-08-02"]);
        assert_eq!(check(year, &late), Err(CutError::Outside(0)));
        let backwards = cut_at(&["2026-12-01", "2026-09-01"]);
        assert_eq!(check(year, &backwards), Err(CutError::Empty(0)));
    }
}
