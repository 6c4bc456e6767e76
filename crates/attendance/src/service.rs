//! Canteen and childcare: which days a child is expected, by his family until a deadline, or by the
//! town and the school. What a child may not eat is asked nowhere: a kitchen knows it otherwise.

use crate::{
    Moment, Slot, Week,
    access::{Serve, follows},
    store,
};
use base::{Day, Id, Instant, Minutes, PersonName};
use db::{Result, Tx};
use people::{Class, Person, School, SchoolKind, Town};
use web::{Allows, Door, Guarded, Read, Viewer};

/// What one can be put down for.
pub const SERVICES: [Moment; 3] = [Moment::EarlyCare, Moment::Canteen, Moment::LateCare];
/// How many days of class a family sees ahead.
pub const DAYS_AHEAD: usize = 10;

/// Until when a family may change a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Days of class before.
    pub days_before: u8,
    pub until: Minutes,
}

impl Default for Rule {
    fn default() -> Self {
        Rule { days_before: 1, until: Minutes(10 * 60) }
    }
}

impl Rule {
    /// May a day still be changed at this moment?
    pub fn is_open(self, week: &Week, day: Day, now: Instant) -> bool {
        let last = (0..self.days_before).fold(day, |day, _| week.day_before(day));
        now < Instant::at(last, self.until)
    }

    /// The first day that may still be changed.
    pub fn first_open(self, week: &Week, now: Instant) -> Day {
        let mut day = now.day();
        for _ in 0..60 {
            if week.is_school_day(day) && self.is_open(week, day, now) {
                return day;
            }
            day = day.plus_days(1);
        }
        day
    }
}

/// The weekdays of a plan, Monday is 1: `1245`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days(pub String);

impl Days {
    pub fn of(days: impl Iterator<Item = usize>) -> Self {
        Days(days.map(|day| (day + 1).to_string()).collect())
    }

    /// Monday is 0, as `Day::weekday` counts.
    pub fn has(&self, weekday: usize) -> bool {
        self.0.contains(&(weekday + 1).to_string())
    }
}

/// The half-day whose absence takes a child off a list: who is away in the morning does not eat.
pub const fn half_of(service: Moment) -> Moment {
    match service {
        Moment::LateCare => Moment::Afternoon,
        _ => Moment::Morning,
    }
}

/// A child as the canteen knows him: his name and where he is, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    pub id: Id<Guest>,
    pub name: PersonName,
    pub school: Id<School>,
    pub town: Id<Town>,
    pub kind: SchoolKind,
    pub class: Option<Id<Class>>,
    pub is_answered_for: bool,
}

impl Guest {
    pub const fn person(&self) -> Id<Person> {
        self.id.cast()
    }

    /// The school and the town are not held by the deadline of families.
    pub fn is_served_by(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school)
            || self.kind.is_first_degree() && viewer.is_agent_of(self.town)
    }
}

impl Guarded for Guest {
    const PARAM: &'static str = "pupil";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        store::services::guest(tx, id, viewer.person)
    }
}

impl Allows<Read> for Guest {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.guards(self.person())
            || self.class.is_some_and(|class| viewer.teaches(class))
            || follows(viewer, self.school)
            || self.is_served_by(viewer)
    }
}

impl Allows<Serve> for Guest {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.guards(self.person()) && self.is_answered_for || self.is_served_by(viewer)
    }
}

/// Is he expected? What is said of the day alone goes before the plan; who is away is not.
pub fn is_expected(days: Option<&str>, is_in: Option<bool>, is_away: bool, slot: Slot) -> bool {
    let by_plan = || days.is_some_and(|days| Days(days.to_owned()).has(slot.day.weekday()));
    !is_away && is_in.unwrap_or_else(by_plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    #[test]
    fn a_day_is_open_until_ten_o_clock_of_the_day_of_class_before() {
        let (rule, week) = (Rule::default(), Week::default());
        let at = |text| Instant::parse_local(text).expect("a time");
        // Thursday is decided on Tuesday, as there is no class on Wednesday.
        assert!(rule.is_open(&week, day("2026-11-26"), at("2026-11-24 09:59")));
        assert!(!rule.is_open(&week, day("2026-11-26"), at("2026-11-24 10:00")));
        assert_eq!(rule.first_open(&week, at("2026-11-23 09:00")), day("2026-11-24"));
        assert_eq!(rule.first_open(&week, at("2026-11-23 11:00")), day("2026-11-26"));
        let same_day = Rule { days_before: 0, until: Minutes(8 * 60) };
        assert!(same_day.is_open(&week, day("2026-11-23"), at("2026-11-23 07:00")));
    }

    #[test]
    fn a_day_alone_goes_before_the_plan_and_an_absence_before_both() {
        let monday = Slot::new(day("2026-11-23"), Moment::Canteen);
        let days = Days::of([0, 3].into_iter());
        assert_eq!(days.0, "14");
        assert!(is_expected(Some("14"), None, false, monday));
        assert!(!is_expected(Some("14"), Some(false), false, monday));
        assert!(is_expected(None, Some(true), false, monday));
        assert!(!is_expected(Some("14"), Some(true), true, monday));
        assert!(!is_expected(None, None, false, monday));
    }
}
