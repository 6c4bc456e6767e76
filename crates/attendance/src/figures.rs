//! What a livret says of who came: half-days missed with a reason and without, arrivals late,
//! lessons missed.

use crate::{Moment, Slot, State, Week, store, store::registers::OfPupil};
use base::{Day, Id};
use db::{Result, Tx};
use people::{Person, School};
use std::collections::{BTreeMap, BTreeSet};

/// The figures of a pupil between two days. A half-day of which one lesson was missed is missed
/// (LSU, `vie-scolaire`); it has a reason when all that was missed of it has one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub justified: u32,
    pub unjustified: u32,
    pub late: u32,
    /// Lessons of a secondary school; none in an école.
    pub lessons_missed: u32,
}

/// The figures of pupils from a day to the day before another, in one question. Who has missed
/// nothing is not there.
pub fn figures(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    from_on: Day,
    until_on: Day,
) -> Result<BTreeMap<Id<Person>, Figures>> {
    let marks = store::registers::of_pupils(tx, pupils, from_on, until_on)?;
    let schools: BTreeSet<Id<School>> = marks.iter().map(|mark| mark.school_id).collect();
    if schools.is_empty() {
        return Ok(BTreeMap::new());
    }
    let schools: Vec<Id<School>> = schools.into_iter().collect();
    let weeks = store::weeks::of_all(tx, &schools)?.into_iter().collect();
    Ok(counted(&weeks, &marks))
}

type Weeks = BTreeMap<Id<School>, Week>;

fn counted(weeks: &Weeks, marks: &[OfPupil]) -> BTreeMap<Id<Person>, Figures> {
    let mut figures: BTreeMap<Id<Person>, Figures> = BTreeMap::new();
    let mut missed: BTreeSet<(Id<Person>, Slot)> = BTreeSet::new();
    let mut without: BTreeSet<(Id<Person>, Slot)> = BTreeSet::new();
    for mark in marks {
        let own = figures.entry(mark.pupil_id).or_default();
        let half = (mark.pupil_id, Slot::new(mark.day, half_of(weeks, mark)));
        match mark.state {
            // Where lessons are called, a half-day repeats what was marked of its lessons.
            State::Late => own.late += u32::from(mark.moment.is_hour() || !has_hours(weeks, mark)),
            State::Absent => {
                own.lessons_missed += u32::from(mark.moment.is_hour());
                missed.insert(half);
                if mark.is_legitimate != Some(true) {
                    without.insert(half);
                }
            }
            State::Present | State::Left => {}
        }
    }
    for half in missed {
        let own = figures.entry(half.0).or_default();
        if without.contains(&half) { own.unjustified += 1 } else { own.justified += 1 }
    }
    figures.retain(|_, own| *own != Figures::default());
    figures
}

fn has_hours(weeks: &Weeks, mark: &OfPupil) -> bool {
    weeks.get(&mark.school_id).is_some_and(|week| !week.hours.is_empty())
}

/// An hour that its school has taken off its week since is counted in the morning.
fn half_of(weeks: &Weeks, mark: &OfPupil) -> Moment {
    let half = weeks.get(&mark.school_id).map(|week| week.half_of(mark.moment));
    half.filter(|half| half.is_half_day()).unwrap_or(Moment::Morning)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(pupil: i64, day: i8, moment: Moment, state: State, has_reason: bool) -> OfPupil {
        let day = Day::new(2026, 11, day).expect("a day");
        let is_legitimate = has_reason.then_some(true);
        let (pupil_id, school_id) = (Id::new(pupil), Id::new(9));
        OfPupil { pupil_id, school_id, day, moment, state, is_legitimate }
    }

    #[test]
    fn a_half_day_counts_once_and_needs_a_reason_for_all_that_was_missed_of_it() {
        use Moment::{Afternoon, Hour1, Hour2, Morning};
        let week = Week { hours: crate::week::Hour::usual(), ..Week::default() };
        let marks = [
            mark(1, 23, Hour1, State::Absent, true),
            mark(1, 23, Hour2, State::Absent, false),
            mark(1, 24, Hour1, State::Absent, true),
            mark(1, 24, Hour2, State::Late, false),
            mark(2, 23, Morning, State::Absent, true),
            mark(2, 23, Afternoon, State::Absent, false),
            mark(3, 23, Morning, State::Left, false),
        ];
        let figures = counted(&Weeks::from([(Id::new(9), week)]), &marks);
        let of = |pupil: i64| figures.get(&Id::new(pupil)).copied();
        let first = Figures { justified: 1, unjustified: 1, late: 1, lessons_missed: 3 };
        assert_eq!(of(1), Some(first));
        let second = Figures { justified: 1, unjustified: 1, ..Figures::default() };
        assert_eq!(of(2), Some(second));
        assert_eq!(of(3), None, "who left with his family has missed nothing");
    }
}
