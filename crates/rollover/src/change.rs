//! The year change of a school: what the head prepares, from one year to the next.

use crate::Wave;
use base::{Day, Id, Instant, SchoolYear, Zone};
use db::{Result, Tx};
use jobs::progress::Progress;
use people::{Person, School, SchoolKind};
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

db::word! {
    /// How far it has come.
    pub enum State {
        /// It is prepared: anything may be changed, nothing is read yet.
        Draft = "draft",
        /// Somebody has read the sentences and says that they are right.
        Ready = "ready",
        /// It waits for its evening.
        Scheduled = "scheduled",
        Applying = "applying", Applied = "applied", Undone = "undone",
    }
}

impl State {
    /// May the plan be changed?
    pub fn is_open(self) -> bool {
        matches!(self, State::Draft | State::Ready)
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq)]
    pub struct YearChange {
        pub id: Id<YearChange>,
        pub school: Id<School>,
        pub school_name: String,
        pub school_kind: SchoolKind,
        pub wave: Option<Id<Wave>>,
        /// The year that ends.
        pub year: SchoolYear,
        /// The first day of the new classes.
        pub effective_on: Day,
        pub state: State,
        pub version: i64,
        pub by: Id<Person>,
        pub created_at: Instant,
        pub ready_by: Option<Id<Person>>,
        pub ready_at: Option<Instant>,
        /// The cautions somebody has read (JSON).
        pub minded: String,
        /// Why it is right all the same.
        pub reason: String,
        /// Why it was not applied on its evening (JSON).
        pub held: Option<String>,
        pub run_at: Option<Instant>,
        pub progress: Option<Id<Progress>>,
        pub applied_at: Option<Instant>,
        pub undone_at: Option<Instant>,
    }
}

impl YearChange {
    pub fn next_year(&self) -> SchoolYear {
        self.year.next()
    }
}

/// The first day of class of a year, by the ministry's calendar; else 1 September.
pub fn first_day_of_class(year: SchoolYear, zone: Zone) -> Option<Day> {
    let august = year.first_day()?;
    let mut holidays = zone.holidays();
    let summer = holidays.find(|it| it.first <= august && august <= it.last);
    summer.map(|it| it.last.plus_days(1)).or_else(|| Day::new(year.0, 9, 1))
}

/// The year that ends, as one thinks of it on a day: until the autumn holidays the change of the
/// last summer may still be wanted.
pub fn year_ending(today: Day) -> SchoolYear {
    let year = SchoolYear::of(today);
    if (8..=10).contains(&today.month()) { SchoolYear(year.0 - 1) } else { year }
}

impl Guarded for YearChange {
    const PARAM: &'static str = "change";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        crate::store::changes::load(tx, id)
    }
}

macro_rules! actions {
    ($($(#[$meta:meta])* $name:ident = $risk:ident;)*) => { $(
        $(#[$meta])*
        pub struct $name;
        impl Action for $name {
            const NAME: &'static str = stringify!($name);
            const RISK: Risk = Risk::$risk;
        }
        impl Allows<$name> for YearChange {
            fn allows(&self, viewer: &Viewer) -> bool {
                is_of(self, viewer)
            }
        }
    )* };
}
actions! {
    /// To say who goes where.
    Prepare = PersonalData;
    /// To make it so.
    Apply = Deletion;
    /// To put everything back.
    Undo = Deletion;
}

/// The plan names the pupils: it is of those who run the school. The agents of its town see how far
/// it has come, on the page of their wave.
fn is_of(change: &YearChange, viewer: &Viewer) -> bool {
    viewer.administers(change.school) || viewer.is_platform_administrator()
}

impl Allows<Read> for YearChange {
    fn allows(&self, viewer: &Viewer) -> bool {
        is_of(self, viewer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Day {
        Day::parse_iso(iso).expect("a day")
    }

    #[test]
    fn a_year_begins_when_its_holidays_end() {
        let first = first_day_of_class(SchoolYear(2027), Zone::B);
        assert_eq!(first, Some(day("2027-09-01")));
        let unknown = first_day_of_class(SchoolYear(2040), Zone::B);
        assert_eq!(unknown, Some(day("2040-09-01")));
    }

    #[test]
    fn in_september_the_year_that_ends_is_still_the_last_one() {
        assert_eq!(year_ending(day("2027-06-20")), SchoolYear(2026));
        assert_eq!(year_ending(day("2027-08-28")), SchoolYear(2026));
        assert_eq!(year_ending(day("2027-09-06")), SchoolYear(2026));
        assert_eq!(year_ending(day("2027-11-06")), SchoolYear(2027));
    }
}
