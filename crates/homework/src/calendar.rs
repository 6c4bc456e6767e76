//! Days of class: whether a due day is one, and where a day of another year falls in this one.

use base::{Day, Instant, NoClass, QuietHours, SchoolWeek, SchoolYear};

/// What a school's calendar says of its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub week: SchoolWeek,
    pub quiet: QuietHours,
}

/// Why somebody should look twice at a due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    NoClass(NoClass),
    /// It is due on the next day of class, and its families will be told on that very morning.
    TooShort,
}

const DAYS_OF_WEEK: i32 = 7;

impl Calendar {
    /// What is to be looked at twice when this is given now.
    pub fn doubt(&self, day: Day, now: Instant) -> Option<Doubt> {
        let is_short = || day <= self.quiet.delivery(now).day() && self.quiet.is_quiet(now);
        let no_class = self.week.without_class(day).map(Doubt::NoClass);
        no_class.or_else(|| is_short().then_some(Doubt::TooShort))
    }

    /// This day, or the first day of class after it.
    fn day_from(&self, day: Day) -> Day {
        if self.week.has_class(day) { day } else { self.week.day_after(day) }
    }

    /// The next days of class.
    pub fn days_after(&self, day: Day, count: usize) -> Vec<Day> {
        let after = |day: &Day| Some(self.week.day_after(*day));
        std::iter::successors(Some(day), after).skip(1).take(count).collect()
    }

    /// The same day of each week after the first, until another day; those without class are left
    /// out.
    pub fn weekly(&self, first: Day, until: Day) -> Vec<Day> {
        // Whoever meant a Wednesday means the others too.
        let meant = self.week.without_class(first);
        let is_open = |day: &Day| {
            let why = self.week.without_class(*day);
            why.is_none() || why == meant
        };
        let weeks = until.since(first).max(0) / DAYS_OF_WEEK;
        let days = (1..=weeks).map(|week| first.plus_days(week * DAYS_OF_WEEK));
        days.filter(is_open).collect()
    }

    /// Where a day of a past year falls in another: between the same holidays, in the week of class
    /// of the same rank, on the same day of the week or on the next day of class. What has no such
    /// week is for the last day before the holidays. Nothing changes its order.
    pub fn moved(&self, day: Day, from: SchoolYear, to: SchoolYear) -> Option<Day> {
        let (before, after) = (self.periods(from), self.periods(to));
        let monday = monday_of(day);
        let has_begun = |period: &&Vec<Day>| period.first().is_some_and(|first| *first <= monday);
        let number = before.iter().filter(has_begun).count().saturating_sub(1);
        let rank = before.get(number)?.iter().position(|week| *week == monday);
        let period = after.get(number).or(after.last())?;
        let end = self.last_of_week(*period.last()?);
        let week = rank.and_then(|rank| period.get(rank)).filter(|_| number < after.len());
        let Some(week) = week else { return Some(end) };
        Some(self.day_from(week.plus_days(day.since(monday))).min(end))
    }

    fn last_of_week(&self, monday: Day) -> Day {
        let mut days = (0..5).rev().map(|count| monday.plus_days(count));
        days.find(|day| self.week.has_class(*day)).unwrap_or(monday)
    }

    /// The Mondays of the weeks with class of a year, from holidays to holidays.
    fn periods(&self, year: SchoolYear) -> Vec<Vec<Day>> {
        let (Some(first), Some(last)) = (year.first_day(), year.last_day()) else {
            return Vec::new();
        };
        let mondays = (0..=last.since(first) / DAYS_OF_WEEK)
            .map(|week| monday_of(first).plus_days(week * DAYS_OF_WEEK));
        let mut periods: Vec<Vec<Day>> = Vec::new();
        for monday in mondays {
            let mut days = (0..5).map(|count| monday.plus_days(count));
            if !days.any(|day| self.week.has_class(day)) {
                continue;
            }
            match periods.last_mut().filter(|it| it.last() == Some(&monday.plus_days(-7))) {
                Some(period) => period.push(monday),
                None => periods.push(vec![monday]),
            }
        }
        periods
    }
}

pub fn monday_of(day: Day) -> Day {
    day.plus_days(-i32::try_from(day.weekday()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Four days a week, in zone B.
    fn school() -> Calendar {
        Calendar { week: SchoolWeek::default(), quiet: QuietHours::default() }
    }

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    fn at(text: &str) -> Instant {
        Instant::parse_local(text).expect("a time")
    }

    #[test]
    fn what_is_given_in_the_evening_for_the_next_morning_is_short() {
        let doubt = |due: &str, now: &str| school().doubt(day(due), at(now));
        assert_eq!(doubt("2026-11-24", "2026-11-23 17:00"), None);
        assert_eq!(doubt("2026-11-24", "2026-11-23 20:30"), Some(Doubt::TooShort));
        assert_eq!(doubt("2026-11-26", "2026-11-23 20:30"), None);
        let wednesday = Some(Doubt::NoClass(NoClass::Wednesday));
        assert_eq!(doubt("2026-11-25", "2026-11-23 20:30"), wednesday);
        // On a Friday evening, families are told on Monday morning.
        assert_eq!(doubt("2026-11-30", "2026-11-27 21:00"), Some(Doubt::TooShort));
    }

    #[test]
    fn each_monday_until_the_holidays_leaves_out_what_has_no_class() {
        let weekly = |first, until| -> Vec<String> {
            let days = school().weekly(day(first), day(until));
            days.iter().map(|day| day.iso()).collect()
        };
        let mondays = ["2026-12-07", "2026-12-14", "2027-01-04", "2027-01-11", "2027-01-18"];
        assert_eq!(weekly("2026-11-30", "2027-01-18"), mondays);
        assert_eq!(weekly("2026-11-25", "2026-12-09"), ["2026-12-02", "2026-12-09"]);
    }

    #[test]
    fn a_day_of_last_year_is_in_the_same_week_of_class() {
        let moved = |school: Calendar, text| {
            let (from, to) = (SchoolYear(2026), SchoolYear(2027));
            school.moved(day(text), from, to).expect("a day").iso()
        };
        // The Monday after the holidays of autumn, the last Friday before those of Christmas.
        assert_eq!(moved(school(), "2026-11-02"), "2027-11-08");
        assert_eq!(moved(school(), "2026-12-18"), "2027-12-17");
        // A Wednesday stays one where there is class on Wednesdays.
        assert_eq!(moved(school(), "2026-11-25"), "2027-12-02");
        let week = SchoolWeek { has_wednesday: true, ..SchoolWeek::default() };
        assert_eq!(moved(Calendar { week, ..school() }, "2026-11-25"), "2027-12-01");
    }

    proptest! {
        #[test]
        fn moved_days_are_days_of_class_in_their_order(
            one in 0i32..300, other in 0i32..300, has_wednesday: bool
        ) {
            let week = SchoolWeek { has_wednesday, ..SchoolWeek::default() };
            let school = Calendar { week, ..school() };
            let moved = |count| {
                let day = day("2026-09-01").plus_days(count);
                school.moved(day, SchoolYear(2026), SchoolYear(2027)).expect("a day")
            };
            let (one, other) = (moved(one.min(other)), moved(one.max(other)));
            prop_assert!(one <= other);
            prop_assert!(school.week.has_class(one) && school.week.has_class(other));
        }
    }
}
